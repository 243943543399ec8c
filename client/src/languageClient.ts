import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type InitializationOptions, type LanguageId, virtualSchemes } from '../../server/src/protocol.ts';
import { trustParameterLinks } from './parameterLinks.ts';

export const languageIds: readonly LanguageId[] = [
  'postfix-main',
  'postfix-master',
  'postfix-aliases',
  'postfix-table',
  'postfix-pcre',
  'postfix-cidr',
  'postfix-table-client',
  'postfix-maillog',
];

/** Whether a document is one of Postfix's files. */
export function isOurs({ languageId }: vscode.TextDocument): boolean {
  return languageIds.some((known) => known === languageId);
}

/** The language server, started when it is first needed. */
export interface Server {
  /** Starts the server unless it runs. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Sends a request of `protocol.ts`, starting the server where need be; undefined when it fails. */
  ask<Params, Result>(method: string, params: Params): Promise<Result | undefined>;
  /** Puts these folds in the place of the server's, in documents for which there are any. */
  overrideFolding(override: FoldingOverride): { refresh(document: vscode.TextDocument): void };
  /** Sends a request, starting the server where need be; rejects when it fails or is cancelled. */
  request<Params, Result>(method: string, params: Params, token?: vscode.CancellationToken): Promise<Result>;
  onNotification<Params>(method: string, handle: (params: Params) => void): vscode.Disposable;
  /** Fires when the server runs, also when it was started anew and knows nothing of what was before. */
  readonly onStarted: vscode.Event<void>;
}

type FoldingOverride = (document: vscode.TextDocument) => vscode.FoldingRange[] | undefined;

/** Registers the server's command and starts it with the first of Postfix's files. */
export function createServer(context: vscode.ExtensionContext): Server {
  const output = vscode.window.createOutputChannel('Postfix Lens', { log: true });
  let override: FoldingOverride = () => undefined;
  const client = createClient(context, output, (document) => override(document));
  const running = new vscode.EventEmitter<void>();
  let started: Promise<void> | undefined;

  const start = (): Promise<void> => {
    started ??= client.start().catch((error: unknown) => {
      started = undefined;
      output.error(String(error));
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Postfix Lens: the language server did not start. See its output for the reason.'),
      );
    });
    return started;
  };

  const server: Server = {
    start,
    async stop() {
      if (client.isRunning()) await client.stop();
    },
    overrideFolding(wanted) {
      override = wanted;
      return {
        refresh(document) {
          const feature = client.getFeature('textDocument/foldingRange');
          feature.getProvider(document)?.onDidChangeFoldingRange.fire();
        },
      };
    },
    async ask<Params, Result>(method: string, params: Params) {
      await start();
      if (!client.isRunning()) return undefined;
      try {
        return await client.sendRequest<Result>(method, params);
      } catch (error) {
        output.warn(`${method}: ${error}`);
        return undefined;
      }
    },
    async request<Params, Result>(method: string, params: Params, token?: vscode.CancellationToken) {
      await start();
      // What stands in the place of the token is sent along unless it is one.
      return token
        ? client.sendRequest<Result>(method, params, token)
        : client.sendRequest<Result>(method, params);
    },
    onNotification: (method, handle) => client.onNotification(method, handle),
    onStarted: running.event,
  };

  const startFor = (document: vscode.TextDocument) => {
    if (isOurs(document)) void start();
  };
  context.subscriptions.push(
    output,
    client,
    running,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) running.fire();
    }),
    vscode.workspace.onDidOpenTextDocument(startFor),
    // The server learns at its start what it may run.
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      if (client.isRunning()) await client.restart();
    }),
    vscode.commands.registerCommand('postfixLens.restartServer', async () => {
      await start();
      await client.restart();
    }),
  );
  vscode.workspace.textDocuments.forEach(startFor);
  return server;
}

function createClient(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  override: FoldingOverride,
): LanguageClient {
  const module = context.asAbsolutePath('server/dist/main.js');
  const serverOptions: ServerOptions = { module, transport: TransportKind.ipc };
  const initializationOptions = (): InitializationOptions => ({
    virtualDocuments: true,
    followsEnvironment: true,
    parameterLinks: true,
    showReferences: true,
    trusted: vscode.workspace.isTrusted,
    settings: vscode.workspace.getConfiguration('postfixLens'),
  });
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      ...languageIds.map((language) => ({ language })),
      { scheme: virtualSchemes.route, language: 'markdown' },
      { scheme: virtualSchemes.relay, language: 'markdown' },
    ],
    initializationOptions,
    outputChannel: output,
    diagnosticPullOptions: { onChange: true, onTabs: true },
    middleware: {
      provideHover: async (document, position, token, next) =>
        trustParameterLinks(await next(document, position, token)),
      provideFoldingRanges: (document, context, token, next) =>
        override(document) ?? next(document, context, token),
    },
  };
  return new LanguageClient('postfixLens', 'Postfix Lens', serverOptions, clientOptions);
}
