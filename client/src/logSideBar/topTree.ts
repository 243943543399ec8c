import * as vscode from 'vscode';
import type { TopEntry } from '../../../server/src/logProtocol/totals.ts';
import type { OpenLog } from '../logViewer/openLog.ts';
import { showInViewer } from './currentLog.ts';
import type { Node } from './tree.ts';

/** Entries of each list. */
const limit = 10;

/** Who sends, receives and relays most. */
export async function topNodes(log: OpenLog): Promise<Node[]> {
  const lists = await log.ask('top', { query: { filter: '' }, limit });
  const groups: readonly [string, string, readonly TopEntry[]][] = [
    [vscode.l10n.t('Senders'), 'account', lists.senders],
    [vscode.l10n.t('Recipients'), 'inbox', lists.recipients],
    [vscode.l10n.t('Relays'), 'server', lists.relays],
    [vscode.l10n.t('Clients'), 'plug', lists.clients],
    [vscode.l10n.t('SASL users'), 'key', lists.users],
  ];
  return groups
    .filter(([, , entries]) => entries.length > 0)
    .map(([label, icon, entries]) => ({
      label,
      icon,
      children: entries.map(({ name, count, filter }) => ({
        label: name,
        description: count.toLocaleString(),
        command: showInViewer(log.uri, { filter }),
      })),
    }));
}
