import * as vscode from 'vscode';
import type { LogStatus } from '../../../server/src/logProtocol/openLog.ts';
import type { OpenLog } from '../logViewer/openLog.ts';
import { showInViewer } from './currentLog.ts';
import type { Node } from './tree.ts';

/** An entry for every open log, with how much is in it. */
export function openLogNodes(logs: readonly OpenLog[]): Node[] {
  return logs.map((log) => {
    const label = log.uri.path.split('/').at(-1) ?? '';
    const description = describe(log);
    return {
      label,
      description,
      tooltip: `${log.uri.fsPath}\n${description}`,
      icon: log.status?.readable === false || log.fault ? 'warning' : 'mail',
      command: showInViewer(log.uri),
    };
  });
}

function describe({ status, fault }: OpenLog): string {
  if (fault) return fault;
  if (!status) return vscode.l10n.t('opening…');
  if (status.phase === 'reading') return vscode.l10n.t('reading {0} %', share(status));
  return vscode.l10n.t(
    '{0} messages, {1} lines',
    status.threads.toLocaleString(),
    status.lines.toLocaleString(),
  );
}

function share({ bytesRead, bytesTotal }: LogStatus): number {
  return bytesTotal > 0 ? Math.floor((bytesRead / bytesTotal) * 100) : 0;
}
