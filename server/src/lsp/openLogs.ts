/** The logs that clients look at, each in a worker of its own. */
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zoneOfWall } from '../io/localZone.ts';
import { LogReadError } from '../io/logReadError.ts';
import { inspectLog, type LogSource, orderLogs } from '../io/logSource.ts';
import { type LogClient, openLogInWorker } from '../io/maillogClient.ts';
import type { WorkerStatus } from '../io/maillogMessages.ts';
import { rotatedNeighbours } from '../io/rotatedLogs.ts';
import type { SearchProgress } from '../logProtocol/lines.ts';
import type { LogHandle, OpenedLog, OpenLogParams } from '../logProtocol/openLog.ts';
import { pathOf } from './documents.ts';

/** What clients are told of their logs without having asked. */
export interface LogNews {
  readonly onStatus: (log: LogHandle, status: WorkerStatus) => void;
  readonly onFound: (progress: SearchProgress) => void;
}

export interface OpenLogs {
  /** Rejects with LogReadError where one of the files cannot be read. */
  open(params: OpenLogParams): Promise<OpenedLog>;
  /** The log of a handle, and its newest file; undefined where it is not open. */
  find(log: LogHandle): { readonly client: LogClient; readonly newest: string } | undefined;
  close(log: LogHandle): Promise<void>;
  closeAll(): Promise<void>;
}

/** A log, shared by all views of the same files. */
interface SharedLog {
  readonly key: string;
  readonly client: LogClient;
  /** URI of the newest file. */
  readonly newest: string;
  readonly handles: Set<LogHandle>;
}

/** No logs yet; `worker` is the program of their workers. */
export function createOpenLogs(worker: URL, news: LogNews): OpenLogs {
  const shared = new Map<string, SharedLog>();
  const byHandle = new Map<LogHandle, SharedLog>();
  let handles = 0;

  const share = (sources: readonly LogSource[], newest: string): SharedLog => {
    const paths = sources.map(({ path }) => path);
    const key = JSON.stringify(paths);
    const known = shared.get(key);
    if (known !== undefined && known.client.status()?.phase !== 'failed') return known;
    const viewers = new Set<LogHandle>();
    const client = openLogInWorker({
      worker,
      paths,
      bytes: sources.reduce((sum, { size }) => sum + size, 0),
      onStatus: (status) => {
        for (const handle of viewers) news.onStatus(handle, status);
      },
      onFound: news.onFound,
    });
    const log = { key, client, newest, handles: viewers };
    shared.set(key, log);
    return log;
  };

  const close = async (handle: LogHandle): Promise<void> => {
    const log = byHandle.get(handle);
    byHandle.delete(handle);
    log?.handles.delete(handle);
    if (log === undefined || log.handles.size > 0) return;
    if (shared.get(log.key) === log) shared.delete(log.key);
    await log.client.close();
  };

  return {
    async open(params) {
      const sources = orderLogs(await Promise.all((await pathsOf(params)).map(inspect)));
      const files = sources.map(({ path, size }) => ({
        uri: pathToFileURL(path).href,
        name: basename(path),
        bytes: size,
      }));
      const handle = ++handles;
      const log = share(sources, files.at(-1)?.uri ?? '');
      log.handles.add(handle);
      byHandle.set(handle, log);
      const status = log.client.status();
      // Once the client knows the handle that this is about.
      if (status !== undefined) setImmediate(() => news.onStatus(handle, status));
      return { log: handle, files };
    },
    find: (handle) => byHandle.get(handle),
    close,
    async closeAll() {
      await Promise.all([...byHandle.keys()].map(close));
    },
  };
}

const inspect = (path: string) => inspectLog(path, zoneOfWall);

async function pathsOf({ uris, rotated }: OpenLogParams): Promise<string[]> {
  const paths = uris.flatMap((uri) => pathOf(uri) ?? []);
  if (paths.length === 0) throw new LogReadError(uris.join(' '), 'no such file');
  const all = rotated === true ? await Promise.all(paths.map(rotatedNeighbours)) : [paths];
  return [...new Set(all.flat())];
}
