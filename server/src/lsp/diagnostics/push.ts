import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Documents } from '../documents.ts';
import { type Follower, folderOf } from '../follower.ts';
import { attempt } from '../router.ts';
import type { ReportOn } from './reports.ts';

/**
 * Pushes diagnostics, for clients that do not ask for them; a burst of changes that has already arrived is
 * answered once, at its end.
 */
export function pushDiagnostics(connection: Connection, { open }: Documents, reportOn: ReportOn): Follower {
  const changed = new Set<string>();
  const told = new Map<string, string>();
  let waiting = false;

  const publish = (document: TextDocument) => {
    const { uri, version } = document;
    const { resultId, items } = reportOn(document);
    const isNews = told.get(uri) !== resultId || changed.has(uri);
    if (isNews) connection.sendDiagnostics({ uri, version, diagnostics: [...items] });
    told.set(uri, resultId);
  };

  const flush = () => {
    waiting = false;
    const folders = new Set([...changed].map(folderOf));
    for (const document of open.all()) {
      if (folders.has(folderOf(document.uri))) attempt(connection, 'diagnostics', () => publish(document));
    }
    changed.clear();
  };

  const schedule = ({ uri }: TextDocument) => {
    changed.add(uri);
    if (!waiting) setImmediate(flush);
    waiting = true;
  };

  return {
    changed: schedule,
    allChanged: () => open.all().forEach(schedule),
    closed(document) {
      told.delete(document.uri);
      connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
      // From now on what is on disk counts for its neighbours.
      schedule(document);
    },
  };
}
