import * as vscode from 'vscode';
import { type Bridge, connect } from './bridge.ts';
import type { ViewerTarget } from './messages.ts';
import type { OpenLog } from './openLog.ts';
import type { OpenLogs } from './openLogs.ts';
import { pageOf } from './page.ts';

export const viewType = 'postfixLens.mailLogViewer';

/** The editors of the Mail Log Viewer. */
export interface Viewers {
  /** Opens the log in the viewer, or brings its viewer to the front, and shows the target there. */
  show(uri: vscode.Uri, target?: ViewerTarget): Promise<void>;
  /** The log of the viewer in front. */
  readonly active: OpenLog | undefined;
  readonly onDidChangeActive: vscode.Event<void>;
  /** Whether a viewer of the log shows new messages as they come. */
  isFollowing(log: OpenLog): boolean;
  /** Whether the user has just chosen the text editor for the log; tells it once. */
  takeTextWish(uri: vscode.Uri): boolean;
  /** Fires when the user wants to keep a filter. */
  readonly onSaveFilter: vscode.Event<string>;
}

interface LogDocument extends vscode.CustomDocument {
  readonly log: OpenLog;
}

interface Viewer {
  readonly panel: vscode.WebviewPanel;
  readonly log: OpenLog;
  readonly bridge: Bridge;
  following: boolean;
  /** Whether the page is there. */
  ready: boolean;
}

/** What all viewers have in common. */
interface Shared {
  readonly viewers: Set<Viewer>;
  /** What to show in a viewer whose page is not there yet, by the address of its log. */
  readonly targets: Map<string, ViewerTarget>;
  /** Addresses of logs for which the text editor was chosen. */
  readonly textWishes: Set<string>;
  readonly changed: vscode.EventEmitter<void>;
  readonly saveFilter: vscode.EventEmitter<string>;
}

/** Registers the viewer as a read-only editor of logs. */
export function registerViewers(context: vscode.ExtensionContext, logs: OpenLogs): Viewers {
  const shared: Shared = {
    viewers: new Set(),
    targets: new Map(),
    textWishes: new Set(),
    changed: new vscode.EventEmitter(),
    saveFilter: new vscode.EventEmitter(),
  };
  const { viewers, changed, saveFilter } = shared;
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'viewer');
  const provider: vscode.CustomReadonlyEditorProvider<LogDocument> = {
    openCustomDocument(uri) {
      const log = logs.acquire(uri);
      return { uri, log, dispose: () => logs.release(log) };
    },
    resolveCustomEditor({ log }, panel) {
      createViewer(panel, log, shared);
      panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
      panel.webview.html = pageOf(panel.webview, folder, languageOfTexts());
    },
  };
  context.subscriptions.push(
    changed,
    saveFilter,
    vscode.window.registerCustomEditorProvider(viewType, provider, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { retainContextWhenHidden: true, enableFindWidget: false },
    }),
  );
  return {
    show: (uri, target) => show(shared, uri, target),
    get active() {
      return [...viewers].find(({ panel }) => panel.active)?.log;
    },
    onDidChangeActive: changed.event,
    isFollowing: (log) => [...viewers].some((viewer) => viewer.log === log && viewer.following),
    takeTextWish: (uri) => shared.textWishes.delete(uri.toString()),
    onSaveFilter: saveFilter.event,
  };
}

function createViewer(panel: vscode.WebviewPanel, log: OpenLog, shared: Shared): void {
  const { viewers, targets, textWishes, changed, saveFilter } = shared;
  const key = log.uri.toString();
  const bridge = connect(panel.webview, log, {
    saveFilter: (filter) => saveFilter.fire(filter),
    following(on) {
      viewer.following = on;
      changed.fire();
    },
    async openAsText(line) {
      textWishes.add(key);
      const selection = new vscode.Range(line, 0, line, 0);
      await vscode.commands.executeCommand('vscode.openWith', log.uri, 'default', { selection });
    },
    ready() {
      viewer.ready = true;
      const target = targets.get(key);
      targets.delete(key);
      if (target) bridge.post({ kind: 'show', target });
    },
  });
  const viewer: Viewer = { panel, log, bridge, following: false, ready: false };
  viewers.add(viewer);
  changed.fire();
  panel.onDidChangeViewState(() => changed.fire());
  panel.onDidDispose(() => {
    viewers.delete(viewer);
    bridge.dispose();
    changed.fire();
  });
}

async function show(
  { viewers, targets }: Shared,
  uri: vscode.Uri,
  target: ViewerTarget | undefined,
): Promise<void> {
  const key = uri.toString();
  const shown = [...viewers].find(({ log }) => log.uri.toString() === key);
  if (target && !shown?.ready) targets.set(key, target);
  if (!shown) {
    await vscode.commands.executeCommand('vscode.openWith', uri, viewType, { preview: false });
    return;
  }
  shown.panel.reveal();
  if (target && shown.ready) shown.bridge.post({ kind: 'show', target });
}

/** The language in which the server answers, too. */
function languageOfTexts(): 'en' | 'ja' {
  const setting = vscode.workspace.getConfiguration('postfixLens').get('docs.language');
  if (setting === 'ja' || setting === 'en') return setting;
  return vscode.env.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
