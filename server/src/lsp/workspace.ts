import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Documentation } from '../core/docs/documentation.ts';
import type { Help } from '../core/features/config/parameterHover.ts';
import { openDocumentation } from '../io/documentation.ts';
import { loadExpressions } from '../io/expressions.ts';
import { createLogShelf, type LogShelf } from '../io/logShelf.ts';
import { type Configurations, createConfigurations } from './configurations.ts';
import { type Documents, followDocuments } from './documents.ts';
import { createLogs, type GroupedLog, type Logs } from './logs.ts';
import { helpLinks } from './parameterLinks.ts';
import { createRouters, type Routers } from './routers.ts';
import type { Session } from './session.ts';
import { createTables, type Tables } from './tables.ts';
import { virtualDocument } from './virtualDocuments.ts';
import { followFiles, type WorkspaceFiles } from './workspaceFiles.ts';

/** All that features may look at: the client, its documents, and what is known about them. */
export interface Workspace {
  readonly session: Session;
  readonly documents: Documents;
  readonly files: WorkspaceFiles;
  readonly configurations: Configurations;
  readonly tables: Tables;
  readonly routers: Routers;
  readonly logs: Logs;
  /** Logs on disk in which messages are looked up. */
  readonly shelf: LogShelf;
  /**
   * What hovers and completions of configuration files draw on, in the reader's language; with links where
   * the text is about the file `uri` and the client can follow them.
   */
  help(uri?: string): Help;
  /** The document `uri`: open, on disk, or written by the server itself. */
  find(uri: string): TextDocument | undefined;
  /** What the open grouped document shows; undefined while it waits for its text to be brought up to date. */
  groupedLog(document: TextDocument): GroupedLog | undefined;
  /** Drops what is kept for a closed document. */
  forget(uri: string): void;
}

/** In milliseconds: how long the list of files in the folders is believed, where the client watches them or not. */
const longAge = 600_000;
const shortAge = 5_000;

/** Where the program's own files are. */
export interface OwnFiles {
  /** Holds the documentation that hovers show. */
  readonly docsFolder: string;
  /** The libraries of expressions. */
  readonly expressionsFile: string;
}

/** Opens the workspace of a session. */
export function openWorkspace(
  connection: Connection,
  session: Session,
  { docsFolder, expressionsFile }: OwnFiles,
): Workspace {
  const documents = followDocuments(connection, (uri) => tables.kindByUse(uri));
  const configurations = createConfigurations(documents, session.version);
  const expressions = loadExpressions(expressionsFile);
  const tables = createTables(documents, configurations, expressions);
  const logs = createLogs();
  const documentation = documentationOf(session, docsFolder);

  const workspace: Workspace = {
    session,
    documents,
    files: followFiles(
      documents,
      session.folders,
      session.can.watchFiles ? longAge : shortAge,
      tables.namedBy,
    ),
    configurations,
    tables,
    routers: createRouters(documents, expressions),
    logs,
    shelf: createLogShelf(),
    help(uri) {
      const links = uri === undefined ? undefined : helpLinks(session, uri);
      return { language: session.language(), documentation: documentation(), ...(links && { links }) };
    },
    find: (uri) => documents.find(uri) ?? findVirtual(workspace, uri),
    groupedLog(document) {
      // A client brings its documents along when the server is started anew.
      if (!logs.knows(document.uri)) virtualDocument(workspace, document.uri);
      return logs.grouped(document);
    },
    forget(uri) {
      configurations.forget(uri);
      tables.forget(uri);
      logs.forget(uri);
    },
  };
  return workspace;
}

function findVirtual(workspace: Workspace, uri: string): TextDocument | undefined {
  const document = virtualDocument(workspace, uri);
  return document ? TextDocument.create(uri, document.languageId, 0, document.text) : undefined;
}

/** The documentation with the translated main.cf that the settings name now. */
function documentationOf(session: Session, docsFolder: string): () => Documentation {
  let path: string | undefined;
  let documentation: Documentation | undefined;
  return () => {
    const wanted = session.settings()['docs.translatedMainCf'];
    if (!documentation || path !== wanted) documentation = openDocumentation(docsFolder, inHome(wanted));
    path = wanted;
    return documentation;
  };
}

function inHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
