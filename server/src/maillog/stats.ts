import { Kind } from './kinds.ts';
import { LinkKind } from './links.ts';
import type { LogIndex } from './logIndex.ts';
import { isComplete } from './state.ts';

/** Totals over a whole log. */
export interface LogStats {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
  readonly nonPostfix: number;
  /** Lines of Postfix that start with a queue ID. */
  readonly withId: number;
  /** Lives of queue IDs. */
  readonly threads: number;
  readonly distinctIds: number;
  /** Threads whose queue ID had been used before. */
  readonly reusedIds: number;
  /** Threads that the log holds from their first line to qmgr's `removed`. */
  readonly complete: number;
  /** qmgr's `removed` lines. */
  readonly removed: number;
  readonly postsuperRemoved: number;
  readonly status: {
    readonly sent: number;
    readonly deferred: number;
    readonly bounced: number;
    readonly expired: number;
    readonly 'force-expired': number;
  };
  readonly rejects: { readonly noqueue: number; readonly withId: number; readonly milter: number };
  /** Pairs of threads of this log. */
  readonly links: {
    readonly queuedAs: number;
    readonly forwardedAs: number;
    readonly notification: number;
    readonly requeued: number;
  };
  /** Delivery lines whose reply names a queue ID of another machine. */
  readonly remoteQueuedAs: number;
  /** Wall clock of the first and the last stamp, `yyyy-mm-ddThh:mm:ss`; null in a log without stamps. */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/** Counts a log that was read from `files` files. */
export function logStats({ tables }: LogIndex, files: number): LogStats {
  const { counts, totals, threads, lines } = tables;
  const count = (...kinds: number[]): number => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const distinctIds = threads.ids.size;
  return {
    files,
    lines: lines.length,
    bytes: lines.byteLength(),
    nonPostfix: totals.nonPostfix,
    withId: totals.withId,
    threads: threads.length,
    distinctIds,
    reusedIds: threads.length - distinctIds,
    complete: countComplete(tables),
    removed: count(Kind.removed),
    postsuperRemoved: count(Kind.postsuperRemoved),
    status: {
      sent: count(Kind.sent),
      deferred: count(Kind.deferred),
      bounced: count(Kind.bounced),
      expired: count(Kind.expired),
      'force-expired': count(Kind.forceExpired),
    },
    rejects: {
      noqueue: count(Kind.noqueueReject),
      withId: count(Kind.reject),
      milter: count(Kind.milterReject, Kind.noqueueMilterReject),
    },
    links: countLinks(tables),
    remoteQueuedAs: totals.remoteQueuedAs,
    firstTime: wallClock(totals.firstWall),
    lastTime: wallClock(totals.lastWall),
  };
}

function countComplete(tables: LogIndex['tables']): number {
  let complete = 0;
  for (let thread = 0; thread < tables.threads.length; thread++) if (isComplete(tables, thread)) complete++;
  return complete;
}

function countLinks({ links }: LogIndex['tables']): LogStats['links'] {
  const found = { queuedAs: 0, forwardedAs: 0, notification: 0, requeued: 0 };
  for (let i = 0; i < links.length; i++) {
    const { kind, target } = links.get(i);
    if (target < 0) continue;
    if (kind === LinkKind.queuedAs) found.queuedAs++;
    else if (kind === LinkKind.forwardedAs) found.forwardedAs++;
    else if (kind === LinkKind.resent) found.requeued++;
    else if (kind === LinkKind.handedOn) continue;
    else found.notification++;
  }
  return found;
}

function wallClock(wall: number): string | null {
  return wall < 0 ? null : new Date(wall * 1000).toISOString().slice(0, 19);
}
