import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LogIndex } from '../maillog/logIndex.ts';
import { isQueueId } from '../maillog/queueId.ts';
import type { MessagePlace } from '../protocol.ts';
import { pathOf } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** More words of one text are not looked up. */
const MOST_IDS = 32;

/**
 * Where the messages with these queue IDs begin: in the logs that are open, otherwise in those that the settings name.
 * Words that are no queue IDs, and messages that no log holds, are left out.
 */
export async function findMessages(workspace: Workspace, ids: readonly string[]): Promise<MessagePlace[]> {
  const wanted = new Set(ids.filter(isQueueId).slice(0, MOST_IDS));
  const places = new Map<string, MessagePlace>();
  const look = (uri: string, index: LogIndex): void => {
    for (const id of wanted) {
      const thread = places.has(id) ? undefined : index.threadsOfId(id).at(-1);
      if (thread !== undefined) places.set(id, { id, uri, line: index.firstLine(thread) });
    }
  };
  const { documents, logs, shelf } = workspace;
  const open = documents.open.all().filter((document) => documents.kindOf(document) === 'maillog');
  for (const document of open) look(document.uri, logs.view(document).index);
  for (const path of pathsOf(workspace)) {
    if (places.size === wanted.size) break;
    if (open.some(({ uri }) => pathOf(uri) === path)) continue;
    const log = await shelf.read(path);
    if (log !== undefined) look(pathToFileURL(path).href, log.index);
  }
  return [...places.values()];
}

function pathsOf({ session }: Workspace): string[] {
  return session
    .settings()
    ['maillog.files'].map((path) => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : path));
}
