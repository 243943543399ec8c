import { bytesOf, matches } from './bytes.ts';
import { Daemon } from './daemons.ts';
import { Kind } from './kinds.ts';
import type { LineTaker } from './lineReader.ts';
import * as Line from './lineRecord.ts';
import { createLinkReader } from './linkReader.ts';
import { createMessageReader } from './messageReader.ts';
import { createSessionState } from './sessionState.ts';
import type { LogTables } from './tables.ts';
import { Flag } from './threads.ts';

const holdWord = bytesOf('NOQUEUE: hold');
const discardWord = bytesOf('NOQUEUE: discard');
const sizeLimitWord = bytesOf('queue file size limit exceeded');
const hopcountWord = bytesOf('message rejected');
const startWord = bytesOf('daemon started');

/** Makes what adds lines to the tables. `at` is everywhere the place of the line's record in the kernel's records. */
export function createLineIndexer(tables: LogTables): LineTaker {
  const { kernel, envelope, lines, threads, deliveries, counts, totals } = tables;
  const { records, block } = kernel;
  const { clock } = envelope;
  const links = createLinkReader(tables);
  const session = createSessionState(tables);
  const readMessage = createMessageReader(tables, links, session);
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

  const messageLine = (at: number): void => {
    totals.withId++;
    const daemon = envelope.writer.number;
    const kind = kindWithId(records[at + Line.PHRASE] ?? 0, daemon);
    origin.host = envelope.host;
    origin.instance = envelope.writer.instanceNumber;
    const thread = threads.assign(at + Line.ID, origin, kind, daemon, clock.seconds);
    const before = attach(thread);
    if (before < 0) links.resolve(at, thread);
    finish(thread, before, readMessage(kind, at, thread, lines.length));
  };

  /** The known message whose ID stands second in a line or in a line of another program, or -1. */
  const namedThread = (at: number): number => {
    if (((records[at + Line.FLAGS] ?? 0) & Line.HAS_ID) === 0) return -1;
    const thread = threads.find(at + Line.ID, envelope.host);
    return thread < 0 && envelope.host === 0 ? threads.find(at + Line.ID, -1) : thread;
  };

  const warningLine = (at: number, kind: number): void => {
    const thread = namedThread(at);
    if (thread < 0) {
      finish(-1, -1, kind);
      return;
    }
    const text = (records[at + Line.ID + Line.ID_END] ?? 0) + 2;
    const refused = matches(block.bytes, text, sizeLimitWord) || matches(block.bytes, text, hopcountWord);
    if (refused) threads.flag(thread, Flag.refused);
    finish(thread, attach(thread), refused ? Kind.sizeLimit : Kind.messageWarning);
  };

  const noteSession = (at: number, kind: number): void => {
    const { bytes } = block;
    const message = records[at + Line.MESSAGE] ?? 0;
    if (kind === Kind.connect || kind === Kind.disconnect) session.end();
    else if (kind === Kind.noqueueOther && matches(bytes, message, holdWord)) session.decide(Flag.held);
    else if (kind === Kind.noqueueOther && matches(bytes, message, discardWord)) {
      session.decide(Flag.discarded);
    } else if (kind === Kind.plain && threads.length === 0 && matches(bytes, message, startWord)) {
      totals.startSeen = true;
    }
  };

  const sessionLine = (at: number): void => {
    const kind = records[at + Line.PHRASE] || Kind.plain;
    if (kind >= Kind.warning && kind <= Kind.panic) {
      warningLine(at, kind);
      return;
    }
    noteSession(at, kind);
    finish(-1, -1, kind);
  };

  const foreignLine = (at: number): void => {
    totals.nonPostfix++;
    const thread = namedThread(at);
    finish(thread, thread < 0 ? -1 : attach(thread), Kind.foreign);
  };

  return {
    line(at) {
      deliveriesBefore = deliveries.length;
      lineSize = records[at + Line.SIZE] ?? 0;
      envelope.read(at);
      noteTime();
      const flags = records[at + Line.FLAGS] ?? 0;
      if ((flags & Line.POSTFIX) === 0) foreignLine(at);
      else if ((flags & Line.LEADING_ID) !== 0) messageLine(at);
      else sessionLine(at);
    },
    host: (start, end) => envelope.hosts.internAt(start, end),
    writer: (start, end) => envelope.writerAt(start, end),
  };
}

/** The kind of a message that follows a queue ID: some words mean something from one program alone. */
function kindWithId(phrase: number, daemon: number): number {
  if (phrase === Kind.removed && daemon !== Daemon.qmgr) {
    return daemon === Daemon.postsuper ? Kind.postsuperRemoved : Kind.cleanupRemoved;
  }
  const ofPostsuper = phrase >= Kind.requeued && phrase <= Kind.postsuperExpired;
  return ofPostsuper && daemon !== Daemon.postsuper ? Kind.note : phrase || Kind.note;
}
