import { type ByteBlock, bytesOf, matches, textOf } from './bytes.ts';
import { Kind } from './kinds.ts';
import { LinkKind } from './links.ts';
import { type IdSpan, readQueueId } from './queueId.ts';
import type { LogTables } from './tables.ts';
import { Flag } from './threads.ts';

/** Finds in lines what links their message to others. `thread` is the line's own message. */
export interface LinkReader {
  /** The reply of a delivery: `(… queued as ID)`, `(forwarded as ID)`. */
  reply(block: ByteBlock, end: number, thread: number, line: number): void;
  /** `sender non-delivery notification: ID` and its like at `at`. */
  notice(block: ByteBlock, at: number, end: number, kind: number, thread: number, line: number): void;
  /** pickup's `uid=… orig_id=ID` at `at`: a requeued message under its new ID. */
  pickup(block: ByteBlock, at: number, end: number, thread: number, line: number): void;
  /** smtpd's `orig_queue_id=ID`, whose value starts at `at`: the message under the ID that it had one hop before. */
  original(block: ByteBlock, at: number, end: number, thread: number, line: number): void;
  /** To be called with each new thread and its ID: links before may have named it. */
  resolve(block: ByteBlock, id: IdSpan, thread: number): void;
}

/** In the first seconds of a log a message may have begun before it. */
const CUT_SECONDS = 600;

const originalIdWord = bytesOf('orig_id=');
const queuedAs = bytesOf('queued as ');
const forwardedAs = bytesOf('forwarded as ');

export function createLinkReader({ threads, links, envelope, deliveries, totals }: LogTables): LinkReader {
  /** Links whose target has not appeared, by queue ID. */
  const pending = new Map<string, number[]>();
  const id: IdSpan = { start: 0, end: 0 };

  const target = (block: ByteBlock): number => threads.find(block, id, envelope.host);

  const addPending = (kind: number, source: number, bytes: Uint8Array, line: number): void => {
    const link = links.add(kind, source, -1, line);
    const name = textOf(bytes, id.start, id.end);
    const waiting = pending.get(name);
    if (waiting === undefined) pending.set(name, [link]);
    else waiting.push(link);
  };

  const forwarded = (block: ByteBlock, end: number, thread: number, line: number): void => {
    if (id.end !== end) return;
    const other = target(block);
    if (other >= 0) links.add(LinkKind.forwardedAs, thread, other, line);
    else addPending(LinkKind.forwardedAs, thread, block.bytes, line);
  };

  /** Whether a queue ID in a reply is this machine's is told by the log holding it. */
  const queued = (block: ByteBlock, end: number, thread: number, line: number, valid: boolean): void => {
    const other = valid && id.end === end ? target(block) : -1;
    if (other >= 0 && other !== thread) links.add(LinkKind.queuedAs, thread, other, line);
    else if (!deliveries.relayIsLocal()) totals.remoteQueuedAs++;
    else if (valid && envelope.clock.seconds - totals.firstSeconds < CUT_SECONDS) {
      addPending(LinkKind.queuedAs, thread, block.bytes, line);
    }
  };

  return {
    reply(block, end, thread, line) {
      const { bytes } = block;
      if (bytes[end - 1] !== 41) return;
      let start = end - 1;
      while (isWordByte(bytes[start - 1])) start--;
      if (bytes[start - 1] !== 32 || bytes[start - 2] !== 115) return;
      const valid = readQueueId(bytes, start, end - 1, id);
      if (matches(bytes, start - queuedAs.length, queuedAs)) queued(block, end - 1, thread, line, valid);
      else if (valid && matches(bytes, start - forwardedAs.length, forwardedAs)) {
        forwarded(block, end - 1, thread, line);
      }
    },
    notice(block, at, end, kind, thread, line) {
      const { bytes } = block;
      let colon = at;
      while (colon < end && bytes[colon] !== 58) colon++;
      if (!readQueueId(bytes, colon + 2, end, id)) return;
      const other = target(block);
      if (other >= 0) links.add(noticeLink(bytes, at, kind), thread, other, line);
      else addPending(noticeLink(bytes, at, kind), thread, bytes, line);
    },
    pickup(block, at, end, thread, line) {
      for (let i = at; i < end; i++) {
        if (block.bytes[i] !== 111 || !matches(block.bytes, i, originalIdWord)) continue;
        const found = readQueueId(block.bytes, i + originalIdWord.length, end, id);
        const source = found ? target(block) : -1;
        if (source >= 0 && source !== thread) links.add(LinkKind.resent, source, thread, line);
        return;
      }
    },
    original(block, at, end, thread, line) {
      const source = readQueueId(block.bytes, at, end, id) ? target(block) : -1;
      if (source >= 0 && source !== thread) links.add(LinkKind.handedOn, source, thread, line);
    },
    resolve({ bytes }, own, thread) {
      if (pending.size === 0 || threads.has(thread, Flag.opened | Flag.openedByCleanup)) return;
      const name = textOf(bytes, own.start, own.end);
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

function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}
