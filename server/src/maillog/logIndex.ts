import { bytesOf } from './bytes.ts';
import { createLineReader, type KernelHelper } from './lineReader.ts';
import { createEventTaker } from './linkEvents.ts';
import { LinkKind } from './links.ts';
import { sessionLines } from './sessions.ts';
import { type ClockOptions, createClock } from './stamp.ts';
import { isComplete, stateOf, type ThreadState } from './state.ts';
import { createTables, type LogTables } from './tables.ts';
import { Field, Flag } from './threads.ts';
import { tellWriter } from './writerTable.ts';

export type { ThreadState } from './state.ts';

/** Byte offsets in the file, without the line feed; a carriage return before it is still part of it. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/** Name of a link in the program's output. */
export type LinkName =
  | 'queued-as'
  | 'forwarded-as'
  | 'bounce'
  | 'delay-notice'
  | 'delivery-notice'
  | 'resent';

export interface ThreadLink {
  readonly kind: LinkName;
  /** The other thread, or -1 when the log does not hold it. */
  readonly thread: number;
  /** The line that tells of the link. */
  readonly line: number;
}

/** Where strings come from when they are shown: the text of a line, without its line end. */
export interface LineSource {
  line(number: number): string;
}

/** A log by message. Lines and threads are numbered from 0, threads in the order of their first lines. */
export interface LogIndex {
  readonly lineCount: number;
  readonly threadCount: number;
  /** Bytes of all lines so far. */
  readonly byteLength: number;
  /** Thread of a line, or -1. */
  threadOfLine(line: number): number;
  /** Kind of a line, one of `Kind`. */
  kindOfLine(line: number): number;
  /** Line numbers, ascending. */
  linesOfThread(thread: number): Uint32Array;
  /** How many lines a thread has. */
  lineTotal(thread: number): number;
  firstLine(thread: number): number;
  lastLine(thread: number): number;
  lineSpan(line: number): ByteSpan;
  queueId(thread: number): string;
  host(thread: number): string;
  /** First part of the syslog name: `postfix`, `postfix-out`. */
  instance(thread: number): string;
  state(thread: number): ThreadState;
  removed(thread: number): boolean;
  complete(thread: number): boolean;
  /** Whether nothing more is to come under this queue ID. */
  closed(thread: number): boolean;
  /** Seconds since 1970 (UTC) of the first and last line. */
  startTime(thread: number): number;
  endTime(thread: number): number;
  sender(thread: number): string;
  client(thread: number): string;
  saslUser(thread: number): string;
  size(thread: number): number;
  /** The threads of a queue ID, oldest first. */
  threadsOfId(queueId: string): number[];
  /** What this thread led to. */
  linksFrom(thread: number): ThreadLink[];
  /** What led to this thread. */
  linksTo(thread: number): ThreadLink[];
  /**
   * Lines without a queue ID of the client's session in which a message came in: connect, TLS, SASL, disconnect.
   * Ascending; tied by host, program and process id.
   */
  sessionLines(thread: number): number[];
  /** The tables behind it all, for queries. */
  readonly tables: LogTables;
}

export interface Indexer {
  /** Takes the next bytes of the log, cut anywhere. The buffer may be reused afterwards. */
  feed(bytes: Uint8Array): void;
  /** Ends a file of the log: a last line without a line end becomes a line. Another file may follow. */
  finish(): void;
  /** What is indexed so far; grows with every feed. */
  readonly index: LogIndex;
}

const linkNames: Readonly<Record<number, LinkName>> = {
  [LinkKind.queuedAs]: 'queued-as',
  [LinkKind.forwardedAs]: 'forwarded-as',
  [LinkKind.bounce]: 'bounce',
  [LinkKind.delayNotice]: 'delay-notice',
  [LinkKind.deliveryNotice]: 'delivery-notice',
  [LinkKind.resent]: 'resent',
  [LinkKind.handedOn]: 'queued-as',
};

/** Starts an empty index. */
export function createIndexer(options: ClockOptions = {}): Indexer {
  const tables = createTables();
  const reader = createLineReader(tables.kernel, createHelper(tables, options));
  /** Lines without a line feed: where a file ended. */
  const torn = new Set<number>();
  return {
    feed(bytes) {
      reader.feed(bytes);
      tables.refresh();
    },
    finish() {
      const before = tables.lines.length;
      reader.finish();
      tables.refresh();
      if (tables.lines.length > before) torn.add(before);
    },
    index: createLogIndex(tables, torn),
  };
}

function createHelper(tables: LogTables, options: ClockOptions): KernelHelper {
  const { kernel, totals } = tables;
  const clock = createClock(kernel, options);
  return {
    tellTime() {
      clock.read();
      kernel.own.setTime(clock.seconds);
      if (totals.firstSeconds < 0) {
        totals.firstSeconds = clock.seconds;
        totals.firstWall = clock.wall;
      }
      totals.lastSeconds = clock.seconds;
      totals.lastWall = clock.wall;
    },
    tellWriter: () => tellWriter(kernel),
    takeEvents: createEventTaker(tables),
  };
}

/** Indexes the text of a document: line n of the document is line n of the index. */
export function indexText(text: string, options: ClockOptions = {}): LogIndex {
  const indexer = createIndexer(options);
  indexer.feed(bytesOf(text));
  indexer.finish();
  return indexer.index;
}

function createLogIndex(tables: LogTables, torn: ReadonlySet<number>): LogIndex {
  const { lines, threads, links, envelope } = tables;
  return {
    tables,
    get lineCount() {
      return lines.length;
    },
    get threadCount() {
      return threads.length;
    },
    get byteLength() {
      return lines.byteLength();
    },
    threadOfLine: (line) => lines.thread(line),
    kindOfLine: (line) => lines.kind(line),
    linesOfThread(thread) {
      const found = new Uint32Array(threads.get(thread, Field.lines));
      let line = threads.get(thread, Field.lastLine);
      for (let i = found.length - 1; i >= 0; i--) {
        found[i] = line;
        line = lines.previous(line);
      }
      return found;
    },
    lineTotal: (thread) => threads.get(thread, Field.lines),
    firstLine: (thread) => threads.get(thread, Field.firstLine),
    lastLine: (thread) => threads.get(thread, Field.lastLine),
    lineSpan(line) {
      const start = lines.start(line);
      const end = start + lines.size(line);
      return { start, end: torn.has(line) ? end : Math.max(end - 1, start) };
    },
    queueId: (thread) => threads.ids.text(thread),
    host: (thread) => envelope.hosts.text(threads.host(thread)),
    instance: (thread) => envelope.instances.text(threads.instance(thread)),
    state: (thread) => stateOf(tables, thread),
    removed: (thread) => threads.has(thread, Flag.removed | Flag.deleted),
    complete: (thread) => isComplete(tables, thread),
    closed: (thread) => threads.has(thread, Flag.closed | Flag.refused | Flag.discarded),
    startTime: (thread) => threads.get(thread, Field.start) >>> 0,
    endTime: (thread) => threads.get(thread, Field.end) >>> 0,
    sender: (thread) => tables.addresses.text(threads.get(thread, Field.sender)),
    client: (thread) => tables.clients.text(threads.get(thread, Field.client)),
    saslUser: (thread) => tables.addresses.text(threads.get(thread, Field.saslUser)),
    size: (thread) => threads.get(thread, Field.size),
    threadsOfId(queueId) {
      const found: number[] = [];
      let thread = threads.ids.latestOfText(queueId);
      for (; thread >= 0; thread = threads.get(thread, Field.previous) - 1) found.push(thread);
      return found.reverse();
    },
    linksFrom: (thread) => links.outgoing(thread).map(({ kind, target, line }) => link(kind, target, line)),
    linksTo: (thread) => links.incoming(thread).map(({ kind, source, line }) => link(kind, source, line)),
    sessionLines: (thread) => sessionLines(tables, thread),
  };
}

function link(kind: number, thread: number, line: number): ThreadLink {
  return { kind: linkNames[kind] ?? 'queued-as', thread, line };
}
