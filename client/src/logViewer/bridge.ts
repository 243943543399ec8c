import * as vscode from 'vscode';
import type { AskName, Choice, FromHost, ToHost, ViewerStart } from './messages.ts';
import { messageOf, type OpenLog } from './openLog.ts';
import { saveText } from './saveText.ts';

/** What a page asks for beyond the log itself. */
export interface BridgeActions {
  saveFilter(filter: string): void;
  following(on: boolean): void;
  /** The user wants the text editor, large as the log may be. */
  openAsText(line: number): Promise<void>;
  /** The page is there, and shows the log. */
  ready(): void;
}

/** Carries messages between the page in `webview` and the server; `post` sends one to the page. */
export interface Bridge {
  post(message: FromHost): void;
  dispose(): void;
}

export function connect(webview: vscode.Webview, log: OpenLog, actions: BridgeActions): Bridge {
  const asked = new Map<number, vscode.CancellationTokenSource>();
  const post = (message: FromHost) => void webview.postMessage(message);

  const forward = async (id: number, name: AskName, params: object) => {
    const cancellation = new vscode.CancellationTokenSource();
    asked.set(id, cancellation);
    try {
      const result = await log.forward<unknown>(name, params, cancellation.token);
      post({ kind: 'answer', id, result });
    } catch (error) {
      post({ kind: 'fault', id, text: cancellation.token.isCancellationRequested ? null : messageOf(error) });
    } finally {
      asked.delete(id);
      cancellation.dispose();
    }
  };
  const start = () => {
    if (log.opened) post({ kind: 'start', start: startOf(log, log.opened) });
    else if (log.fault) post({ kind: 'failed', text: log.fault });
  };
  const receive = async (message: ToHost): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        start();
        return actions.ready();
      case 'ask':
        return forward(message.id, message.name, message.params);
      case 'cancel':
        return asked.get(message.id)?.cancel();
      case 'choose':
        return post({ kind: 'answer', id: message.id, result: await choose(message.title, message.choices) });
      case 'rotated':
        return log.setRotated(message.on);
      case 'saveFilter':
        return actions.saveFilter(message.filter);
      case 'following':
        return actions.following(message.on);
      case 'openAsText':
        return actions.openAsText(message.line ?? 0);
      default:
        return perform(message, log);
    }
  };

  const subscriptions = [
    webview.onDidReceiveMessage((message: ToHost) => void receive(message)),
    log.onOpened(start),
    log.onStatus((status) => post({ kind: 'status', status })),
    log.onFound((progress) => post({ kind: 'found', progress })),
  ];
  return {
    post,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      for (const cancellation of asked.values()) cancellation.cancel();
    },
  };
}

function startOf(log: OpenLog, opened: ViewerStart['opened']): ViewerStart {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { opened, status: log.status ?? null, rotated: log.rotated, timeZone };
}

async function choose(title: string, choices: readonly Choice[]): Promise<string | null> {
  const picked = await vscode.window.showQuickPick([...choices], { title });
  return picked?.id ?? null;
}

type Deed = Extract<ToHost, { readonly kind: 'copy' | 'save' | 'openSetting' }>;

async function perform(deed: Deed, log: OpenLog): Promise<void> {
  switch (deed.kind) {
    case 'copy':
      await vscode.env.clipboard.writeText(deed.text);
      vscode.window.setStatusBarMessage(deed.done, 4000);
      return;
    case 'save':
      return saveText(deed.text, deed.extension, log.uri);
    case 'openSetting': {
      const { uri, line, start, end } = deed.location;
      const selection = new vscode.Range(line, start, line, end);
      await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection });
      return;
    }
  }
}
