import { type ByteBlock, findByte, matches, paddedBlock, sameBytes } from './bytes.ts';
import { Daemon, type Writer, writerOf } from './daemons.ts';
import { namesQueueIds } from './foreignIds.ts';
import { createInterner, type Interner } from './interner.ts';
import { createProcesses, type Processes } from './processes.ts';
import { type Clock, type ClockOptions, createClock } from './stamp.ts';

/** The head of a log line: everything before its message. One is reused for all lines. */
export interface Envelope {
  readonly clock: Clock;
  readonly hosts: Interner;
  readonly tags: Interner;
  readonly instances: Interner;
  readonly processes: Processes;
  /** Whether the last line had a time stamp. */
  stamped: boolean;
  host: number;
  process: number;
  /** Who wrote it. */
  writer: TagWriter;
  /** Where the message starts. */
  message: number;
  /** Whether cleanup, qmgr or their like wrote under this instance name: it has a queue of its own. */
  isCore(instance: number): boolean;
  /** Reads the head of the line from `start` to `end` into the fields above. */
  read(block: ByteBlock, start: number, end: number): void;
}

/** A writer with numbers instead of names. */
export interface TagWriter extends Writer {
  readonly tag: number;
  readonly instanceNumber: number;
  /** Its lines belong to sessions of clients: its processes are told apart. */
  readonly sessions: boolean;
  /** Another program that names queue IDs within its lines. */
  readonly namesIds: boolean;
  /** The tag's bytes. */
  readonly view: DataView;
  readonly length: number;
}

/** Programs of which every instance has its own; smtpd and smtp may write under a service's name. */
const coreDaemons: ReadonlySet<number> = new Set([
  Daemon.cleanup,
  Daemon.qmgr,
  Daemon.pickup,
  Daemon.bounce,
  Daemon.postsuper,
  Daemon.master,
]);

const RECENT_MASK = 1023;
/** Tags longer than this are not looked for among the recent ones. */
const RECENT_TAG = 40;
const SPACE = 32;
const COLON = 58;
const BRACKET = 91;

/** Reads the heads of the lines of one log; hosts and tags get numbers in order of appearance. */
export function createEnvelope(options: ClockOptions): Envelope {
  const clock = createClock(options);
  const hosts = createInterner();
  const tags = createInterner();
  const instances = createInterner();
  const processes = createProcesses();
  const writers: TagWriter[] = [];
  const coreInstances = new Set<number>();
  /** The writer found last for each of some bytes at the tag's end. */
  const recent: TagWriter[] = [];
  const nobody = { ...createWriter('', 0, 0), postfix: false };
  let lastHost = paddedBlock(new Uint8Array(0)).view;
  let lastHostLength = 0;
  let lastHostNumber = 0;

  /** Reads the host name at `at`; where the tag starts. A token that ends in a colon is a tag without a host. */
  const readHost = (block: ByteBlock, at: number, end: number): number => {
    const { bytes } = block;
    const after = at + lastHostLength;
    if (
      lastHostLength > 0 &&
      after < end &&
      bytes[after] === SPACE &&
      sameBytes(block.view, at, lastHost, 0, lastHostLength)
    ) {
      envelope.host = lastHostNumber;
      return after + 1;
    }
    let stop = at;
    while (stop < end && bytes[stop] !== SPACE && bytes[stop] !== BRACKET) stop++;
    if (stop === at || stop >= end || bytes[stop] === BRACKET || bytes[stop - 1] === COLON) return at;
    lastHostNumber = hosts.intern(block, at, stop);
    const name = hosts.bytes(lastHostNumber);
    lastHost = paddedBlock(name).view;
    lastHostLength = name.length;
    envelope.host = lastHostNumber;
    return stop + 1;
  };

  /** The writer whose tag stands between `start` and `end`, if it is a recent one. */
  const recentWriter = ({ view }: ByteBlock, start: number, end: number): TagWriter | undefined => {
    const length = end - start;
    const guess = recent[tagKey(view, start, end) & RECENT_MASK];
    if (guess === undefined || guess.length !== length) return undefined;
    return sameBytes(view, start, guess.view, 0, length) ? guess : undefined;
  };

  const writerFor = (block: ByteBlock, start: number, end: number): TagWriter => {
    const known = recentWriter(block, start, end);
    if (known !== undefined) return known;
    const tag = tags.intern(block, start, end);
    const writer = writers[tag] ?? addWriter(tag);
    recent[tagKey(block.view, start, end) & RECENT_MASK] = writer;
    return writer;
  };

  const addWriter = (tag: number): TagWriter => {
    const instance = new TextEncoder().encode(writerOf(tags.text(tag)).instance);
    const writer = createWriter(
      tags.text(tag),
      tag,
      instances.intern(paddedBlock(instance), 0, instance.length),
    );
    writers[tag] = writer;
    if (coreDaemons.has(writer.number)) coreInstances.add(writer.instanceNumber);
    return writer;
  };

  /** The message starts behind the colon at `colon`. */
  const beginMessage = (bytes: Uint8Array, colon: number, end: number): void => {
    envelope.message = Math.min(colon + (bytes[colon + 1] === SPACE ? 2 : 1), end);
    if (bytes[envelope.message] === BRACKET) skipSolarisId(bytes, end, envelope);
  };

  /** Reads `tag[pid]: ` at `at`; leaves the message where it was when there is no tag. */
  const readTag = (block: ByteBlock, at: number, end: number): void => {
    const { bytes, view } = block;
    // Nearly every tag is a known one before a bracket, which is found four bytes at a time.
    const limit = Math.min(end, at + RECENT_TAG);
    let stop = findByte(view, at, limit, BRACKET);
    const known = stop < limit ? recentWriter(block, at, stop) : undefined;
    if (known === undefined) stop = tagEnd(bytes, at, end);
    if (stop < 0) return;
    const after = pidEnd(bytes, stop, end);
    if (after >= end || bytes[after] !== COLON) return;
    const writer = known ?? writerFor(block, at, stop);
    envelope.writer = writer;
    if (writer.sessions) {
      envelope.process = processes.find(envelope.host, writer.tag, readPid(bytes, stop, end));
    }
    beginMessage(bytes, after, end);
  };

  const envelope: Envelope = {
    clock,
    hosts,
    tags,
    instances,
    processes,
    stamped: false,
    host: 0,
    process: 0,
    writer: nobody,
    message: 0,
    isCore: (instance) => coreInstances.has(instance),
    read(block, start, end) {
      const { bytes } = block;
      let at = bytes[start] === 60 ? afterPriority(bytes, start, end) : start;
      envelope.writer = nobody;
      envelope.process = 0;
      envelope.host = 0;
      const after = clock.read(block, at, end);
      envelope.stamped = after >= 0;
      if (after >= 0) {
        at = bytes[after] === 60 ? afterFacility(bytes, after, end) : after;
        at = readHost(block, at, end);
      }
      envelope.message = at;
      readTag(block, at, end);
    },
  };
  return envelope;
}

/** Tells `smtp` from `lmtp`, and `smtps/smtpd` from `10026/smtpd`: the tag's last bytes differ. */
function tagKey(view: DataView, start: number, end: number): number {
  const last = view.getInt32(Math.max(end - 4, start), true);
  const before = view.getInt32(Math.max(end - 8, start), true);
  const mixed = Math.imul(last ^ Math.imul(before, 0x9e3779b1) ^ (end - start), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** 1 for the bytes that end a tag. */
const tagEnds = new Uint8Array(256);
for (const byte of [SPACE, COLON, BRACKET]) tagEnds[byte] = 1;

/** Where the tag that starts at `at` ends; -1 where no tag stands there. */
function tagEnd(bytes: Uint8Array, at: number, end: number): number {
  let stop = at;
  while (stop < end && tagEnds[bytes[stop] ?? 0] === 0) stop++;
  return stop === at || stop >= end || bytes[stop] === SPACE ? -1 : stop;
}

function createWriter(tag: string, number: number, instanceNumber: number): TagWriter {
  const bytes = new TextEncoder().encode(tag);
  const writer = writerOf(tag);
  const sessions = writer.number === Daemon.smtpd || writer.number === Daemon.qmqpd;
  const namesIds = !writer.postfix && namesQueueIds(tag);
  const { view } = paddedBlock(bytes);
  return { ...writer, tag: number, instanceNumber, sessions, namesIds, view, length: bytes.length };
}

/** Where the text behind a tag that ends at `stop` and its `[pid]` goes on; `end` where the bracket is not closed. */
function pidEnd(bytes: Uint8Array, stop: number, end: number): number {
  if (bytes[stop] !== BRACKET) return stop;
  let at = stop + 1;
  while (at < end && isDigit(bytes[at])) at++;
  return bytes[at] === 93 ? at + 1 : end;
}

/** The process id behind a tag that ends at `stop`; 0 where there is none. */
function readPid(bytes: Uint8Array, stop: number, end: number): number {
  if (bytes[stop] !== BRACKET) return 0;
  let value = 0;
  for (let at = stop + 1; at < end && isDigit(bytes[at]); at++) {
    value = (Math.imul(value, 10) + (bytes[at] ?? 0) - 48) | 0;
  }
  return value;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** Skips a syslog priority, `<22>`. */
function afterPriority(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + 5);
  for (let at = start + 1; at < limit; at++) if (bytes[at] === 62) return at + 1;
  return start;
}

/** Skips `<mail.info> `, which FreeBSD's syslogd -v writes behind the stamp. */
function afterFacility(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + 24);
  for (let at = start + 1; at < limit; at++) {
    if (bytes[at] === 62 && bytes[at + 1] === SPACE) return at + 2;
    if (bytes[at] === SPACE) return start;
  }
  return start;
}

const solaris = new TextEncoder().encode('[ID ');

/** Skips `[ID 197553 mail.info] `, which Solaris writes before each message. */
function skipSolarisId(bytes: Uint8Array, end: number, envelope: Envelope): void {
  if (!matches(bytes, envelope.message, solaris)) return;
  const limit = Math.min(end, envelope.message + 40);
  for (let at = envelope.message; at < limit; at++) {
    if (bytes[at] === 93 && bytes[at + 1] === SPACE) {
      envelope.message = at + 2;
      return;
    }
  }
}
