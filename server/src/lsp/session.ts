import type { Connection, InitializeParams } from 'vscode-languageserver';
import { type PostfixVersion, parseVersion } from '../core/config/version.ts';
import { type Language, languageOf } from '../core/l10n.ts';
import { installedVersion } from '../io/installedPostfix.ts';
import { fieldOf, readSettings, type Settings } from './settings.ts';

/** What this client said about itself when it connected, and its settings as they are now. */
export interface Session {
  /** The release of Postfix that configurations are read for; undefined for the newest. */
  version(): PostfixVersion | undefined;
  /** Finds out which release is installed, where that is wanted and allowed; whether it changes anything. */
  findInstalled(): Promise<boolean>;
  /** Whether the client opens the documents that the server writes. */
  readonly opensVirtualDocuments: boolean;
  /** Whether the client runs the commands that hovers may lead to. */
  readonly followsParameterLinks: boolean;
  /** Whether the client shows a list of places for a code lens. */
  readonly showsReferences: boolean;
  /** Whether the client wants to know when the release or the settings change. */
  readonly followsEnvironment: boolean;
  settings(): Settings;
  /** The language in which this user is spoken to. */
  language(): Language;
  /** Takes over what `workspace/didChangeConfiguration` brought, or asks for it; whether anything changed. */
  update(connection: Connection, notified: unknown): Promise<boolean>;
  readonly can: ClientAbilities;
  /** The folders that the client has open when it connects, by URI. */
  readonly folders: readonly string[];
}

interface ClientAbilities {
  readonly answerConfiguration: boolean;
  readonly registerConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly takeSnippets: boolean;
  /** It asks for diagnostics; otherwise they are sent to it. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly changeFolders: boolean;
  /** It shows a place in a document when it is asked to. */
  readonly showDocument: boolean;
  /** What is drawn into a text it asks for again when it is told that it may have changed. */
  readonly refresh: { readonly lenses: boolean; readonly hints: boolean; readonly tokens: boolean };
}

export function beginSession(params: InitializeParams): Session {
  const { locale, initializationOptions } = params;
  const can = abilitiesOf(params);
  const isTrusted = fieldOf(initializationOptions, 'trusted') === true;
  let settings = readSettings(fieldOf(initializationOptions, 'settings'));
  let installed: PostfixVersion | undefined;

  return {
    can,
    folders: foldersOf(params),
    opensVirtualDocuments: fieldOf(initializationOptions, 'virtualDocuments') === true,
    followsParameterLinks: fieldOf(initializationOptions, 'parameterLinks') === true,
    showsReferences: fieldOf(initializationOptions, 'showReferences') === true,
    followsEnvironment: fieldOf(initializationOptions, 'followsEnvironment') === true,
    version: () => parseVersion(settings.targetVersion) ?? installed,
    async findInstalled() {
      if (!isTrusted) return false;
      installed = await installedVersion();
      return installed !== undefined && parseVersion(settings.targetVersion) === undefined;
    },
    settings: () => settings,
    language() {
      const chosen = settings['docs.language'];
      return chosen === 'auto' ? languageOf(locale) : chosen;
    },
    async update(connection, notified) {
      const told = fieldOf(notified, 'postfixLens');
      const answer = can.answerConfiguration && !told ? await askSettings(connection) : told;
      if (answer === undefined) return false;
      const before = JSON.stringify(settings);
      settings = readSettings(answer);
      return JSON.stringify(settings) !== before;
    },
  };
}

function abilitiesOf({
  capabilities: { workspace, textDocument, window },
}: InitializeParams): ClientAbilities {
  return {
    answerConfiguration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    takeSnippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    changeFolders: workspace?.workspaceFolders === true,
    showDocument: window?.showDocument?.support === true,
    refresh: {
      lenses: workspace?.codeLens?.refreshSupport === true,
      hints: workspace?.inlayHint?.refreshSupport === true,
      tokens: workspace?.semanticTokens?.refreshSupport === true,
    },
  };
}

/** Older clients name one folder. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

async function askSettings(connection: Connection): Promise<unknown> {
  const answer: unknown = await connection.workspace.getConfiguration('postfixLens');
  return answer ?? undefined;
}
