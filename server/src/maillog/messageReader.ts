import { Daemon } from './daemons.ts';
import { Kind } from './kinds.ts';
import * as Line from './lineRecord.ts';
import type { LinkReader } from './linkReader.ts';
import type { SessionState } from './sessionState.ts';
import type { LogTables } from './tables.ts';
import { attemptFlag, Field, Flag } from './threads.ts';

/**
 * Notes what a line with a queue ID says about its message; returns the line's kind, exact now. `at` is where the line's
 * record starts in the kernel's records, `kind` what its first words told.
 */
export type MessageReader = (kind: number, at: number, thread: number, line: number) => number;

export function createMessageReader(
  tables: LogTables,
  links: LinkReader,
  session: SessionState,
): MessageReader {
  const { threads, deliveries, addresses, clients, envelope } = tables;
  const { records } = tables.kernel;

  const has = (at: number, flag: number): boolean => ((records[at + Line.FLAGS] ?? 0) & flag) !== 0;

  const readDelivery = (at: number, thread: number, line: number): number => {
    if (!has(at, Line.HAS_TEXT)) return Kind.note;
    const kind = Math.min(records[at + Line.STATUS] || Kind.otherDelivery, Kind.otherDelivery);
    deliveries.add(at);
    threads.flag(thread, attemptFlag(kind));
    if (kind === Kind.sent) links.reply(at, thread, line);
    return kind;
  };

  /** qmgr's `from=<…>, size=…, nrcpt=… (queue active)` or `from=<…>, status=expired, …`. */
  const readSender = (at: number, thread: number): number => {
    if (!has(at, Line.HAS_TEXT)) return Kind.note;
    threads.set(thread, Field.sender, addresses.internText(at + Line.TEXT));
    const status = records[at + Line.STATUS] ?? 0;
    if (status === Kind.expired || status === Kind.forceExpired) {
      threads.flag(thread, Flag.expired);
      return status;
    }
    const size = records[at + Line.NUMBER] ?? -1;
    if (size < 0) return Kind.note;
    threads.set(thread, Field.size, size);
    threads.flag(thread, Flag.queueActive);
    threads.unflag(thread, Flag.held);
    return Kind.queueActive;
  };

  /** smtpd's `client=NAME[ADDRESS], sasl_username=…, orig_queue_id=…`. */
  const readClient = (at: number, thread: number, line: number): void => {
    threads.set(thread, Field.client, clients.internText(at + Line.TEXT));
    if (has(at, Line.HAS_OTHER_TEXT)) {
      threads.set(thread, Field.saslUser, addresses.internText(at + Line.OTHER_TEXT));
    }
    links.original(at, thread, line);
    session.begin(thread);
  };

  return (kind, at, thread, line) => {
    switch (kind) {
      case Kind.otherDelivery:
        return readDelivery(at, thread, line);
      case Kind.queueActive:
        return readSender(at, thread);
      case Kind.client:
        readClient(at, thread, line);
        return kind;
      case Kind.pickup:
        links.pickup(at, thread, line);
        return kind;
      case Kind.nonDelivery:
      case Kind.delayNotice:
      case Kind.deliveryNotice:
      case Kind.postmasterNotice:
        links.notice(at, kind, thread, line);
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
