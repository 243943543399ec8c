import * as vscode from 'vscode';
import type { TimeRange } from '../../../server/src/logProtocol/filter.ts';
import type { LogStatus } from '../../../server/src/logProtocol/openLog.ts';
import type { FailureGroup, RejectGroup } from '../../../server/src/logProtocol/totals.ts';
import type { ViewerTarget } from '../logViewer/messages.ts';
import type { OpenLog } from '../logViewer/openLog.ts';
import { showInViewer } from './currentLog.ts';
import type { Node } from './tree.ts';

/** Entries of each group. */
const limit = 20;

/** What counts as now: the last day of the log, in seconds. */
const day = 86_400;

/** Why mail is not delivered, and who is refused, in the log's last day; calls `unfinished` where there is more. */
export async function problemNodes(log: OpenLog, unfinished: () => void): Promise<Node[]> {
  const range = lastDay(log.status);
  const query = { filter: '', ...(range && { range }) };
  const found = await log.ask('problems', { query, limit });
  const { deferred, bounced, rejects, rejectTotal } = found;
  if (!found.complete) unfinished();
  const failures = (groups: readonly FailureGroup[]) => groups.map((group) => failureNode(log, group, range));
  const sum = (groups: readonly FailureGroup[]) => groups.reduce((total, { count }) => total + count, 0);
  return [
    groupNode(vscode.l10n.t('Deferred'), 'history', 'charts.yellow', sum(deferred), failures(deferred)),
    groupNode(vscode.l10n.t('Bounced'), 'error', 'charts.red', sum(bounced), failures(bounced)),
    groupNode(
      vscode.l10n.t('Rejected clients'),
      'circle-slash',
      'charts.purple',
      rejectTotal,
      rejects.map((group) => rejectNode(log, group)),
    ),
  ];
}

function lastDay(status: LogStatus | undefined): TimeRange | undefined {
  const { firstTime, lastTime } = status ?? {};
  if (typeof firstTime !== 'number' || typeof lastTime !== 'number' || lastTime - firstTime <= day) return;
  return { from: lastTime - day, to: lastTime };
}

function groupNode(
  label: string,
  icon: string,
  iconColor: string,
  total: number,
  children: readonly Node[],
): Node {
  return {
    label,
    description: total.toLocaleString(),
    icon,
    iconColor,
    ...(children.length > 0 && { children }),
  };
}

function failureNode(log: OpenLog, group: FailureGroup, range: TimeRange | undefined): Node {
  const { title, pattern, dsn, count, example, filter } = group;
  const target: ViewerTarget = { filter, ...(range && { range }) };
  return {
    label: title || pattern,
    description: [count.toLocaleString(), dsn].filter(Boolean).join(' · '),
    tooltip: example,
    command: showInViewer(log.uri, target),
  };
}

function rejectNode(log: OpenLog, { client, count, reason, search }: RejectGroup): Node {
  const target: ViewerTarget = { search };
  return {
    label: client,
    description: `${count.toLocaleString()} · ${reason}`,
    tooltip: `${client}\n${reason}`,
    command: showInViewer(log.uri, target),
  };
}
