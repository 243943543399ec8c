import { textOf } from './bytes.ts';
import { Kind } from './kinds.ts';
import * as Line from './lineRecord.ts';
import { LinkKind } from './links.ts';
import type { LogTables } from './tables.ts';
import { Flag } from './threads.ts';

/**
 * Finds in lines what links their message to others. `at` is where the line's record starts in the kernel's records,
 * `thread` the line's own message.
 */
export interface LinkReader {
  /** The reply of a delivery: `(… queued as ID)`, `(forwarded as ID)`. */
  reply(at: number, thread: number, line: number): void;
  /** `sender non-delivery notification: ID` and its like. */
  notice(at: number, kind: number, thread: number, line: number): void;
  /** pickup's `uid=… orig_id=ID`: a requeued message under its new ID. */
  pickup(at: number, thread: number, line: number): void;
  /** smtpd's `orig_queue_id=ID`: the message under the ID that it had one hop before. */
  original(at: number, thread: number, line: number): void;
  /** To be called with each new thread: links before may have named its ID. */
  resolve(at: number, thread: number): void;
}

/** In the first seconds of a log a message may have begun before it. */
const CUT_SECONDS = 600;

export function createLinkReader(tables: LogTables): LinkReader {
  const { threads, links, envelope, deliveries, totals, kernel } = tables;
  const { records, block } = kernel;
  /** Links whose target has not appeared, by queue ID. */
  const pending = new Map<string, number[]>();

  const has = (at: number, flag: number): boolean => ((records[at + Line.FLAGS] ?? 0) & flag) !== 0;

  /** The thread of the other ID that the line names, or -1. */
  const target = (at: number): number =>
    has(at, Line.HAS_OTHER_ID) ? threads.find(at + Line.OTHER_ID, envelope.host) : -1;

  const nameAt = (id: number): string =>
    textOf(block.bytes, records[id + Line.ID_START] ?? 0, records[id + Line.ID_END] ?? 0);

  const addPending = (kind: number, source: number, at: number, line: number): void => {
    const link = links.add(kind, source, -1, line);
    const name = nameAt(at + Line.OTHER_ID);
    const waiting = pending.get(name);
    if (waiting === undefined) pending.set(name, [link]);
    else waiting.push(link);
  };

  /** Links with the other ID's message, or later, when it appears. */
  const add = (kind: number, source: number, at: number, line: number): void => {
    const other = target(at);
    if (other >= 0) links.add(kind, source, other, line);
    else addPending(kind, source, at, line);
  };

  /** Whether a queue ID in a reply is this machine's is told by the log holding it. */
  const queued = (at: number, thread: number, line: number): void => {
    const other = target(at);
    if (other >= 0 && other !== thread) links.add(LinkKind.queuedAs, thread, other, line);
    else if (!deliveries.relayIsLocal()) totals.remoteQueuedAs++;
    else if (has(at, Line.HAS_OTHER_ID) && envelope.clock.seconds - totals.firstSeconds < CUT_SECONDS) {
      addPending(LinkKind.queuedAs, thread, at, line);
    }
  };

  return {
    reply(at, thread, line) {
      if (has(at, Line.QUEUED_AS)) queued(at, thread, line);
      else if (has(at, Line.FORWARDED_AS) && has(at, Line.HAS_OTHER_ID)) {
        add(LinkKind.forwardedAs, thread, at, line);
      }
    },
    notice(at, kind, thread, line) {
      if (!has(at, Line.HAS_OTHER_ID)) return;
      add(noticeLink(block.bytes, records[at + Line.MESSAGE] ?? 0, kind), thread, at, line);
    },
    pickup(at, thread, line) {
      const source = target(at);
      if (source >= 0 && source !== thread) links.add(LinkKind.resent, source, thread, line);
    },
    original(at, thread, line) {
      const source = target(at);
      if (source >= 0 && source !== thread) links.add(LinkKind.handedOn, source, thread, line);
    },
    resolve(at, thread) {
      if (pending.size === 0 || threads.has(thread, Flag.opened | Flag.openedByCleanup)) return;
      const name = nameAt(at + Line.ID);
      for (const link of pending.get(name) ?? []) links.resolve(link, thread);
      pending.delete(name);
    },
  };
}

/** The kind of link that a notice makes; postmaster's copies are of either kind. */
function noticeLink(bytes: Uint8Array, at: number, kind: number): number {
  if (kind === Kind.delayNotice) return LinkKind.delayNotice;
  if (kind === Kind.deliveryNotice) return LinkKind.deliveryNotice;
  return kind === Kind.postmasterNotice && bytes[at + 11] === 100 ? LinkKind.delayNotice : LinkKind.bounce;
}
