import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { notifications } from '../protocol.ts';
import { semanticTokensLegend } from './convert.ts';
import { pullDiagnostics } from './diagnostics/pull.ts';
import { pushDiagnostics } from './diagnostics/push.ts';
import { createReports } from './diagnostics/reports.ts';
import { fixAllKind } from './editRequests.ts';
import { createFeatures } from './features/index.ts';
import { routeLanguageRequests } from './languageRequests.ts';
import { routeLogRequests } from './logRequests.ts';
import { routeLogTextRequests } from './logTextRequests.ts';
import { openSettingCommand, routeOpenSetting } from './openSetting.ts';
import { routeOwnRequests } from './ownRequests.ts';
import { redrawDocuments } from './redrawing.ts';
import { attempt } from './router.ts';
import { beginSession, type Session } from './session.ts';
import { askToWatch, watchFiles } from './watching.ts';
import { type OwnFiles, openWorkspace, type Workspace } from './workspace.ts';

const capabilities: ServerCapabilities = {
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  hoverProvider: true,
  definitionProvider: true,
  declarationProvider: true,
  typeDefinitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  selectionRangeProvider: true,
  signatureHelpProvider: { triggerCharacters: [' ', ':', '\t'] },
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
  codeLensProvider: { resolveProvider: true },
  semanticTokensProvider: { legend: semanticTokensLegend, full: true },
  completionProvider: { resolveProvider: true, triggerCharacters: ['$', '{', '(', ':', ',', '='] },
};

export interface ServerOptions extends OwnFiles {
  /** What the server says it is. */
  readonly version: string;
  /** The program of the workers that hold mail logs. */
  readonly logWorker: URL;
}

/** Serves one client on `connection` until it leaves. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const { version, logWorker } = options;
  connection.onInitialize((params) => {
    const session = beginSession(params);
    const workspace = openWorkspace(connection, session, options);
    serve(connection, session, workspace);
    connection.onShutdown(routeLogRequests(connection, workspace, logWorker));
    return { capabilities: capabilitiesFor(session), serverInfo: { name: 'Postfix Lens', version } };
  });
  connection.listen();
}

/** A client that asks for diagnostics is not sent them as well. */
function capabilitiesFor({ can }: Session): ServerCapabilities {
  return {
    ...capabilities,
    ...(can.pullDiagnostics && {
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
    }),
    ...(can.showDocument && { executeCommandProvider: { commands: [openSettingCommand] } }),
  };
}

function serve(connection: Connection, session: Session, workspace: Workspace): void {
  const { documents } = workspace;
  const features = createFeatures(workspace);
  const featuresOf = (document: Parameters<typeof documents.kindOf>[0]) => {
    const kind = documents.kindOf(document);
    return kind && features[kind];
  };
  const reportOn = createReports(workspace, featuresOf);
  const followers = [
    session.can.pullDiagnostics
      ? pullDiagnostics(connection, workspace, reportOn)
      : pushDiagnostics(connection, documents, reportOn),
    redrawDocuments(connection, workspace),
  ];
  const allChanged = () => {
    for (const follower of followers) follower.allChanged();
    if (session.followsEnvironment) void connection.sendNotification(notifications.environmentChanged);
  };

  workspace.tables.onRead(allChanged);
  routeLanguageRequests(connection, workspace, featuresOf);
  routeOwnRequests(connection, workspace);
  routeOpenSetting(connection);
  routeLogTextRequests(connection, workspace);
  documents.open.onDidChangeContent(({ document }) => {
    for (const follower of followers) follower.changed(document);
  });
  documents.open.onDidClose(({ document }) => {
    attempt(connection, 'didClose', () => workspace.forget(document.uri));
    for (const follower of followers) follower.closed(document);
  });
  connection.onInitialized(() => followChanges(connection, workspace, allChanged));
  connection.onDidChangeConfiguration(({ settings }) =>
    updateSettings(connection, session, allChanged, settings),
  );
  watchFiles(connection, workspace, allChanged);
}

/** Asks the client for its settings, and to tell when they, its folders or configuration files on disk change. */
async function followChanges(
  connection: Connection,
  { session, files }: Workspace,
  allChanged: () => void,
): Promise<void> {
  const { registerConfiguration, watchFiles: canWatch, changeFolders } = session.can;
  await updateSettings(connection, session, allChanged, undefined);
  if (await session.findInstalled()) allChanged();
  if (registerConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfixLens' });
  }
  if (canWatch) await askToWatch(connection);
  if (changeFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      files.changeFolders(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      );
    });
  }
}

async function updateSettings(
  connection: Connection,
  session: Session,
  allChanged: () => void,
  notified: unknown,
): Promise<void> {
  try {
    if (await session.update(connection, notified)) allChanged();
  } catch (error) {
    connection.console.error(`settings: ${error}`);
  }
}
