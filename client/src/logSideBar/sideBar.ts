import type * as vscode from 'vscode';
import type { Viewers } from '../logViewer/editor.ts';
import type { OpenLog } from '../logViewer/openLog.ts';
import type { OpenLogs } from '../logViewer/openLogs.ts';
import { followCurrentLog } from './currentLog.ts';
import { openLogNodes } from './openLogsTree.ts';
import { problemNodes } from './problemsTree.ts';
import { registerSavedFilters } from './savedFilters.ts';
import { showFollowing } from './statusBar.ts';
import { topNodes } from './topTree.ts';
import { createTree, type Node, type Tree } from './tree.ts';

/** How often the counts of a growing log are renewed, in milliseconds. */
const pause = 2000;

/** The view container "Mail log", and the item in the status bar while a log is followed. */
export function registerSideBar(context: vscode.ExtensionContext, logs: OpenLogs, viewers: Viewers): void {
  const current = followCurrentLog(context, logs, viewers);
  const ofCurrent = (nodes: (log: OpenLog) => Promise<Node[]>) => () =>
    current.log ? nodes(current.log).catch(() => []) : [];
  const open = createTree(context, 'postfixLens.openLogs', () => openLogNodes(logs.all));
  const problems = createTree(
    context,
    'postfixLens.logProblems',
    ofCurrent((log) => problemNodes(log, () => renew.soon())),
  );
  const top = createTree(context, 'postfixLens.logTop', ofCurrent(topNodes));
  registerSavedFilters(context, current, viewers.onSaveFilter);
  showFollowing(context, logs, viewers, current);

  const counted = [problems, top];
  const label = () => {
    for (const { view } of counted) setDescription(view, current.log?.uri.path.split('/').at(-1));
  };
  const renew = renewal(() => counted.forEach(refreshVisible), pause);
  context.subscriptions.push(
    logs.onDidChange(() => {
      refreshVisible(open);
      renew.soon();
    }),
    current.onDidChange(() => {
      label();
      for (const tree of counted) tree.refresh();
    }),
    renew,
  );
}

function setDescription(view: vscode.TreeView<Node>, text: string | undefined): void {
  if (text === undefined) delete view.description;
  else view.description = text;
}

/** What nobody sees is made when it is shown. */
function refreshVisible({ view, refresh }: Tree): void {
  if (view.visible) refresh();
}

/** Runs `work` some time after `soon` was called, once for all calls until then. */
function renewal(work: () => void, after: number): { soon(): void; dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        work();
      }, after);
    },
    dispose: () => clearTimeout(timer),
  };
}
