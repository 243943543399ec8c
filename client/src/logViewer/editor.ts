import * as vscode from 'vscode';
import { type Bridge, connect } from './bridge.ts';
import type { ViewerTarget } from './messages.ts';
import type { OpenLog, OpenLogs } from './openLogs.ts';
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
}

/** Registers the viewer as a read-only editor of logs. */
export function registerViewers(context: vscode.ExtensionContext, logs: OpenLogs): Viewers {
  const viewers = new Set<Viewer>();
  /** What to show in a viewer that is about to open, by the address of its log. */
  const targets = new Map<string, ViewerTarget>();
  const textWishes = new Set<string>();
  const changed = new vscode.EventEmitter<void>();
  const saveFilter = new vscode.EventEmitter<string>();
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist', 'viewer');
  const viewerOf = (uri: vscode.Uri) => [...viewers].find(({ log }) => log.uri.toString() === uri.toString());

  const provider: vscode.CustomReadonlyEditorProvider<LogDocument> = {
    openCustomDocument(uri) {
      const log = logs.acquire(uri);
      return { uri, log, dispose: () => logs.release(log) };
    },
    resolveCustomEditor({ log, uri }, panel) {
      panel.webview.options = { enableScripts: true, localResourceRoots: [folder] };
      const bridge = connect(panel.webview, log, {
        saveFilter: (filter) => saveFilter.fire(filter),
        following(on) {
          viewer.following = on;
          changed.fire();
        },
        async openAsText(line) {
          textWishes.add(uri.toString());
          const selection = new vscode.Range(line, 0, line, 0);
          await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { selection });
        },
        ready() {
          const target = targets.get(uri.toString());
          targets.delete(uri.toString());
          if (target) bridge.post({ kind: 'show', target });
        },
      });
      const viewer: Viewer = { panel, log, bridge, following: false };
      viewers.add(viewer);
      panel.onDidChangeViewState(() => changed.fire());
      panel.onDidDispose(() => {
        viewers.delete(viewer);
        bridge.dispose();
        changed.fire();
      });
      panel.webview.html = pageOf(panel.webview, folder, languageOfTexts());
      changed.fire();
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
    async show(uri, target) {
      const shown = viewerOf(uri);
      if (shown) {
        shown.panel.reveal();
        if (target) shown.bridge.post({ kind: 'show', target });
        return;
      }
      if (target) targets.set(uri.toString(), target);
      await vscode.commands.executeCommand('vscode.openWith', uri, viewType, { preview: false });
    },
    get active() {
      return [...viewers].find(({ panel }) => panel.active)?.log;
    },
    onDidChangeActive: changed.event,
    isFollowing: (log) => [...viewers].some((viewer) => viewer.log === log && viewer.following),
    takeTextWish: (uri) => textWishes.delete(uri.toString()),
    onSaveFilter: saveFilter.event,
  };
}

/** The language in which the server answers, too. */
function languageOfTexts(): 'en' | 'ja' {
  const setting = vscode.workspace.getConfiguration('postfixLens').get('docs.language');
  if (setting === 'ja' || setting === 'en') return setting;
  return vscode.env.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
