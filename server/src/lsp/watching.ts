import { pathToFileURL } from 'node:url';
import { type Connection, DidChangeWatchedFilesNotification, FileChangeType } from 'vscode-languageserver';
import { attempt } from './router.ts';
import type { Workspace } from './workspace.ts';
import { isWatched, watchedPatterns } from './workspaceFiles.ts';

/** In milliseconds, between two looks at the files that the client does not watch. */
const pollInterval = 1000;

/**
 * Follows changes of files on disk: the client watches those in its folders where it can; all others that were
 * read, missing ones too, are looked at from time to time. `onChange` is called when there is news.
 */
export function watchFiles(
  connection: Connection,
  { documents: { disk }, files, session }: Workspace,
  onChange: () => void,
): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ type }) => type !== FileChangeType.Changed)) files.searchAgain();
    disk.changed();
    onChange();
  });
  const isPolled = (path: string) =>
    !session.can.watchFiles || !isWatched(path) || !files.holds(pathToFileURL(path).href);
  const timer = setInterval(() => {
    attempt(connection, 'watching', () => {
      if (disk.changed(isPolled).length > 0) onChange();
    });
  }, pollInterval);
  timer.unref();
}

/** Asks the client to watch the files in its folders. */
export async function askToWatch(connection: Connection): Promise<void> {
  const watchers = watchedPatterns.map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}
