import { type ByteBlock, bytesOf, matches } from './bytes.ts';
import { readStatus } from './classify.ts';
import { Daemon } from './daemons.ts';
import { addressEnd, fieldEnd } from './deliveries.ts';
import { Kind } from './kinds.ts';
import type { LinkReader } from './linkReader.ts';
import type { SessionState } from './sessionState.ts';
import type { LogTables } from './tables.ts';
import { attemptFlag, Field, Flag } from './threads.ts';

const senderWord = bytesOf('from=<');
const sizeWord = bytesOf(', size=');
const statusWord = bytesOf(', status=');
const saslWord = bytesOf('sasl_username=');
const originalIdWord = bytesOf('orig_queue_id=');

/**
 * Notes what a line with a queue ID, whose text starts at `at`, says about its message; returns the line's kind, exact
 * now.
 */
export type MessageReader = (
  kind: number,
  block: ByteBlock,
  at: number,
  end: number,
  thread: number,
  line: number,
) => number;

export function createMessageReader(
  tables: LogTables,
  links: LinkReader,
  session: SessionState,
): MessageReader {
  const { threads, deliveries, envelope } = tables;
  return (kind, block, at, end, thread, line) => {
    switch (kind) {
      case Kind.otherDelivery: {
        const delivery = deliveries.read(block, at, end);
        if (delivery !== Kind.note) threads.flag(thread, attemptFlag(delivery));
        if (delivery === Kind.sent) links.reply(block, end, thread, line);
        return delivery;
      }
      case Kind.queueActive:
        return readQueueManager(tables, block, at, end, thread);
      case Kind.client:
        readClient(tables, links, block, at + 7, end, thread, line);
        session.begin(thread);
        return kind;
      case Kind.pickup:
        links.pickup(block, at, end, thread, line);
        return kind;
      case Kind.nonDelivery:
      case Kind.delayNotice:
      case Kind.deliveryNotice:
      case Kind.postmasterNotice:
        links.notice(block, at, end, kind, thread, line);
        return kind;
      case Kind.released:
        threads.unflag(thread, Flag.held);
        return kind;
      default:
        threads.flag(thread, flagsOf(kind, envelope.writer.number));
        return kind;
    }
  };
}

/** smtpd's `client=NAME[ADDRESS], sasl_username=…, orig_queue_id=…`; `at` is behind `client=`. */
function readClient(
  { threads, clients, addresses }: LogTables,
  links: LinkReader,
  block: ByteBlock,
  at: number,
  end: number,
  thread: number,
  line: number,
): void {
  const { bytes } = block;
  const stop = fieldEnd(block, at, end);
  threads.set(thread, Field.client, clients.intern(block, at, stop));
  for (let i = stop; i < end; i = fieldEnd(block, i + 1, end)) {
    if (matches(bytes, i + 2, saslWord)) {
      const start = i + 2 + saslWord.length;
      threads.set(thread, Field.saslUser, addresses.intern(block, start, fieldEnd(block, start, end)));
    } else if (matches(bytes, i + 2, originalIdWord)) {
      links.original(block, i + 2 + originalIdWord.length, end, thread, line);
    }
  }
}

/** qmgr's `from=<…>, size=…, nrcpt=… (queue active)` or `from=<…>, status=expired, …`. */
function readQueueManager(
  { threads, addresses }: LogTables,
  block: ByteBlock,
  at: number,
  end: number,
  thread: number,
): number {
  const { bytes } = block;
  if (!matches(bytes, at, senderWord)) return Kind.note;
  const stop = addressEnd(block, at + senderWord.length, end);
  threads.set(thread, Field.sender, addresses.intern(block, at + senderWord.length, stop));
  if (matches(bytes, stop + 1, statusWord)) {
    const kind = readStatus(block, stop + 1 + statusWord.length);
    if (kind !== Kind.expired && kind !== Kind.forceExpired) return Kind.note;
    threads.flag(thread, Flag.expired);
    return kind;
  }
  if (!matches(bytes, stop + 1, sizeWord)) return Kind.note;
  threads.set(thread, Field.size, readNumber(bytes, stop + 1 + sizeWord.length, end));
  threads.flag(thread, Flag.queueActive);
  threads.unflag(thread, Flag.held);
  return Kind.queueActive;
}

/** The decimal number at `at`, at most the largest that 31 bits hold. */
function readNumber(bytes: Uint8Array, at: number, end: number): number {
  let value = 0;
  for (let i = at; i < end; i++) {
    const digit = (bytes[i] ?? 0) - 48;
    if (digit < 0 || digit > 9) break;
    value = Math.min(value * 10 + digit, 0x7fffffff);
  }
  return value;
}

/** What a line of this kind says about its message, as flags. */
function flagsOf(kind: number, daemon: number): number {
  switch (kind) {
    case Kind.messageId:
      return Flag.messageId;
    case Kind.removed:
      return Flag.removed;
    case Kind.postsuperRemoved:
      return Flag.deleted;
    case Kind.requeued:
      return Flag.requeued;
    case Kind.placedOnHold:
    case Kind.hold:
    case Kind.milterHold:
      return Flag.held;
    case Kind.discard:
    case Kind.milterDiscard:
      return Flag.discarded;
    case Kind.reject:
    case Kind.milterReject:
      return daemon === Daemon.cleanup ? Flag.refused | Flag.reject : Flag.reject;
    case Kind.cleanupRemoved:
      return Flag.refused;
    default:
      return 0;
  }
}
