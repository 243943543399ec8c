import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { semanticTokensLegend } from './convert.ts';
import { createPublisher, type Publisher } from './diagnostics.ts';
import { fixAllKind } from './editRequests.ts';
import { createFeatures } from './features/index.ts';
import { routeLanguageRequests } from './languageRequests.ts';
import { routeOwnRequests } from './ownRequests.ts';
import { attempt } from './router.ts';
import { beginSession, type Session } from './session.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  definitionProvider: true,
  declarationProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
  },
  renameProvider: { prepareProvider: true },
  callHierarchyProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  inlayHintProvider: true,
  semanticTokensProvider: { legend: semanticTokensLegend, full: true },
  completionProvider: { resolveProvider: true, triggerCharacters: ['$', '{', '(', ':', ',', '='] },
};

export interface ServerOptions {
  /** What the server says it is. */
  readonly version: string;
  /** Holds the documentation that hovers show. */
  readonly docsFolder: string;
}

/** Serves one client on `connection` until it leaves. */
export function startServer(connection: Connection, { version, docsFolder }: ServerOptions): void {
  connection.onInitialize((params) => {
    const session = beginSession(params);
    serve(connection, session, openWorkspace(connection, session, docsFolder));
    return { capabilities, serverInfo: { name: 'Postfix Lens', version } };
  });
  connection.listen();
}

function serve(connection: Connection, session: Session, workspace: Workspace): void {
  const { documents } = workspace;
  const features = createFeatures(workspace);
  const featuresOf = (document: Parameters<typeof documents.kindOf>[0]) => {
    const kind = documents.kindOf(document);
    return kind && features[kind];
  };
  const publisher = createPublisher(connection, workspace, featuresOf);

  routeLanguageRequests(connection, workspace, featuresOf);
  routeOwnRequests(connection, workspace);
  documents.open.onDidChangeContent(({ document }) => publisher.schedule(document));
  documents.open.onDidClose(({ document }) => {
    attempt(connection, 'didClose', () => workspace.forget(document.uri));
    publisher.clear(document);
  });
  connection.onInitialized(() => followChanges(connection, session, publisher));
  connection.onDidChangeConfiguration(({ settings }) =>
    updateSettings(connection, session, publisher, settings),
  );
  connection.onDidChangeWatchedFiles(() => publisher.scheduleAll());
}

/** Asks the client for its settings, and to tell when they or configuration files on disk change. */
async function followChanges(connection: Connection, session: Session, publisher: Publisher): Promise<void> {
  const { registerConfiguration, watchFiles } = session.can;
  await updateSettings(connection, session, publisher, undefined);
  if (await session.findInstalled()) publisher.scheduleAll();
  if (registerConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfixLens' });
  }
  if (watchFiles) {
    const watchers = [{ globPattern: '**/{main,master}.cf' }];
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

async function updateSettings(
  connection: Connection,
  session: Session,
  publisher: Publisher,
  notified: unknown,
): Promise<void> {
  try {
    if (await session.update(connection, notified)) publisher.scheduleAll();
  } catch (error) {
    connection.console.error(`settings: ${error}`);
  }
}
