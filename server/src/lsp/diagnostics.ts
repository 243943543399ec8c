import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toDiagnostic } from './convert.ts';
import type { Features } from './features/features.ts';
import { attempt } from './router.ts';
import type { Workspace } from './workspace.ts';

export interface Publisher {
  /** Publishes for a changed document, and for those whose findings depend on it, once the queue is empty. */
  schedule(document: TextDocument): void;
  /** Publishes for all open documents. */
  scheduleAll(): void;
  /** Takes back what was published for a document that is closed. */
  clear(document: TextDocument): void;
}

/** Pushes diagnostics; a burst of changes that has already arrived is answered once, at its end. */
export function createPublisher(
  connection: Connection,
  { documents, find: findDocument }: Workspace,
  featuresOf: (document: TextDocument) => Features | undefined,
): Publisher {
  const changed = new Set<string>();
  let waiting = false;

  const publish = (document: TextDocument) => {
    const find = featuresOf(document)?.diagnostics;
    if (!find) return;
    const diagnostics = find(document).map((found) => toDiagnostic(findDocument, document, found));
    connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  };

  const flush = () => {
    waiting = false;
    const folders = new Set([...changed].map(folderOf));
    changed.clear();
    for (const document of documents.open.all()) {
      if (folders.has(folderOf(document.uri))) attempt(connection, 'diagnostics', () => publish(document));
    }
  };

  const schedule = ({ uri }: TextDocument) => {
    changed.add(uri);
    if (!waiting) setImmediate(flush);
    waiting = true;
  };

  return {
    schedule,
    scheduleAll: () => documents.open.all().forEach(schedule),
    clear({ uri }) {
      changed.delete(uri);
      connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

/** main.cf and master.cf of one folder are read together: a change of either concerns both. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
