import { spawn } from 'node:child_process';
import * as vscode from 'vscode';

const scheme = 'postfix-lens-journal';

/** Documents over 50 MB reach no extension; the newest lines of a longer journal are shown. */
const mostLines = 250_000;
const mostBytes = 50_000_000;

/** What `journalctl` says about mail: the facility `mail` is number 2 in syslog(3). */
const options = ['--no-pager', '--quiet', '--output=short-iso', `--lines=${mostLines}`, 'SYSLOG_FACILITY=2'];

/** The mail log of the systemd journal as a read-only text. Runs `journalctl`, in a trusted workspace alone. */
export function provideJournal(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      async provideTextDocumentContent(_uri, token) {
        if (!vscode.workspace.isTrusted) throw new Error(vscode.l10n.t('This workspace is not trusted.'));
        const text = await readJournal(token);
        if (text === '') throw new Error(vscode.l10n.t('The journal holds no mail log that you may read.'));
        return text;
      },
    }),
  );
}

/** A new address each time: the journal is read anew. */
export function journalUri(): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('mail journal')}`, query: String(Date.now()) });
}

function readJournal(token: vscode.CancellationToken): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('journalctl', options, { stdio: ['ignore', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    let size = 0;
    let complaint = '';
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > mostBytes) child.kill();
      else pieces.push(piece);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    const cancelling = token.onCancellationRequested(() => child.kill());
    child.on('error', reject);
    child.on('close', (status) => {
      cancelling.dispose();
      const text = Buffer.concat(pieces).toString('utf8');
      if (status === 0 || text !== '') resolve(text);
      else reject(new Error(complaint.trim() || vscode.l10n.t('journalctl failed.')));
    });
  });
}
