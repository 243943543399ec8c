import { type ByteBlock, bytesOf, matches, paddedBlock, textOf } from './bytes.ts';
import { classifyWithId, classifyWithoutId } from './classify.ts';
import { findForeignId, startsWithId } from './foreignIds.ts';
import { Kind } from './kinds.ts';
import type { LineHandler } from './lineSplitter.ts';
import { createLinkReader } from './linkReader.ts';
import { createMessageReader } from './messageReader.ts';
import { plainLine } from './plainLine.ts';
import { type IdSpan, readQueueId } from './queueId.ts';
import { createSessionState } from './sessionState.ts';
import type { LogTables } from './tables.ts';
import { Flag } from './threads.ts';

const holdWord = bytesOf('NOQUEUE: hold');
const discardWord = bytesOf('NOQUEUE: discard');
const sizeLimitWord = bytesOf('queue file size limit exceeded');
const hopcountWord = bytesOf('message rejected');
const startWord = bytesOf('daemon started');

/** Makes the function that adds one line to the tables. */
export function createLineIndexer(tables: LogTables): LineHandler {
  const { envelope, lines, threads, deliveries, counts, totals } = tables;
  const { clock } = envelope;
  const links = createLinkReader(tables);
  const session = createSessionState(tables);
  const readMessage = createMessageReader(tables, links, session);
  const id: IdSpan = { start: 0, end: 0 };
  const origin = { host: 0, instance: 0, core: envelope.isCore };
  let deliveriesBefore = 0;
  let lineSize = 0;

  const noteTime = (): void => {
    if (totals.firstSeconds < 0) {
      if (!envelope.stamped) return;
      totals.firstSeconds = clock.seconds;
      totals.firstWall = clock.wall;
    }
    totals.lastSeconds = clock.seconds;
    totals.lastWall = clock.wall;
  };

  const attach = (thread: number): number => threads.attach(thread, lines.length, clock.seconds);

  const finish = (thread: number, before: number, kind: number): void => {
    lines.add(lineSize, clock.seconds, deliveriesBefore, thread, before, envelope.process, kind);
    counts[kind] = (counts[kind] ?? 0) + 1;
  };

  const messageLine = (block: ByteBlock, end: number): void => {
    totals.withId++;
    const daemon = envelope.writer.number;
    const at = Math.min(id.end + 2, end);
    const kind = classifyWithId(block, at, daemon);
    origin.host = envelope.host;
    origin.instance = envelope.writer.instanceNumber;
    const thread = threads.assign(block, id, origin, kind, daemon, clock.seconds);
    const before = attach(thread);
    if (before < 0) links.resolve(block, id, thread);
    finish(thread, before, readMessage(kind, block, at, end, thread, lines.length));
  };

  /** The known message whose ID stands second in a line or in a line of another program, or -1. */
  const namedThread = (block: ByteBlock): number => {
    const thread = threads.find(block, id, envelope.host);
    return thread < 0 && envelope.host === 0 ? threads.find(block, id, -1) : thread;
  };

  const warningLine = (block: ByteBlock, end: number, kind: number): void => {
    const { bytes } = block;
    let at = envelope.message;
    while (at < end && bytes[at] !== 58) at++;
    const named = readQueueId(bytes, at + 2, end, id) && bytes[id.end] === 58;
    const thread = named ? namedThread(block) : -1;
    if (thread < 0) {
      finish(-1, -1, kind);
      return;
    }
    const refused = matches(bytes, id.end + 2, sizeLimitWord) || matches(bytes, id.end + 2, hopcountWord);
    if (refused) threads.flag(thread, Flag.refused);
    finish(thread, attach(thread), refused ? Kind.sizeLimit : Kind.messageWarning);
  };

  const noteSession = (bytes: Uint8Array, kind: number): void => {
    const at = envelope.message;
    if (kind === Kind.connect || kind === Kind.disconnect) session.end();
    else if (kind === Kind.noqueueOther && matches(bytes, at, holdWord)) session.decide(Flag.held);
    else if (kind === Kind.noqueueOther && matches(bytes, at, discardWord)) session.decide(Flag.discarded);
    else if (kind === Kind.plain && threads.length === 0 && matches(bytes, at, startWord)) {
      totals.startSeen = true;
    }
  };

  const sessionLine = (block: ByteBlock, end: number): void => {
    const kind = classifyWithoutId(block, envelope.message);
    if (kind >= Kind.warning && kind <= Kind.panic) {
      warningLine(block, end, kind);
      return;
    }
    noteSession(block.bytes, kind);
    finish(-1, -1, kind);
  };

  const foreignLine = (block: ByteBlock, end: number): void => {
    totals.nonPostfix++;
    const { message, writer, stamped } = envelope;
    const named =
      stamped &&
      (startsWithId(block.bytes, message, end, id) ||
        (writer.namesIds && findForeignId(block.bytes, message, end, id)));
    const thread = named ? namedThread(block) : -1;
    finish(thread, thread < 0 ? -1 : attach(thread), Kind.foreign);
  };

  const addPlain = (block: ByteBlock, start: number, end: number): void => {
    deliveriesBefore = deliveries.length;
    envelope.read(block, start, end);
    noteTime();
    if (!envelope.writer.postfix) foreignLine(block, end);
    else if (readQueueId(block.bytes, envelope.message, end, id) && isIdEnd(block.bytes, id.end, end)) {
      messageLine(block, end);
    } else sessionLine(block, end);
  };

  return (block, start, end, size) => {
    lineSize = size;
    const plain = isWrapped(block.bytes, start, end) ? plainLine(textOf(block.bytes, start, end)) : undefined;
    if (plain === undefined) {
      addPlain(block, start, end);
      return;
    }
    const unwrapped = bytesOf(plain);
    addPlain(paddedBlock(unwrapped), 0, unwrapped.length);
  };
}

/** Whether a queue ID that ends at `at` is followed by a colon and a blank or the line's end. */
function isIdEnd(bytes: Uint8Array, at: number, end: number): boolean {
  return at < end && bytes[at] === 58 && (at + 1 >= end || bytes[at + 1] === 32);
}

/** Whether the line may be a journal entry (`{`) or RFC 5424 (`<22>1 `). */
function isWrapped(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] === 123) return true;
  if (bytes[start] !== 60) return false;
  let at = start + 1;
  while (at < end && at < start + 5 && bytes[at] !== 62) at++;
  return bytes[at] === 62 && bytes[at + 1] === 49 && bytes[at + 2] === 32;
}
