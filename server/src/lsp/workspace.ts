import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Documents, followDocuments } from './documents.ts';
import { createLogs, type Logs } from './logs.ts';
import type { Session } from './session.ts';

/** All that features may look at: the client, its documents, and what is known about them. */
export interface Workspace {
  readonly session: Session;
  readonly documents: Documents;
  readonly logs: Logs;
  /** Drops what is kept for a closed document. */
  forget(document: TextDocument): void;
}

export function openWorkspace(connection: Connection, session: Session): Workspace {
  const logs = createLogs();
  return {
    session,
    documents: followDocuments(connection),
    logs,
    forget(document) {
      logs.forget(document.uri);
    },
  };
}
