/** Adds the line at hand to the tables: what it means for its message, its session and the messages linked with it. */
import * as Daemon from '../src/maillog/daemon';
import * as Flag from '../src/maillog/flag';
import {
  EVENT_CUT_THREAD,
  WRITER_DAEMON_SHIFT,
  WRITER_POSTFIX,
  WRITER_SESSIONS,
} from '../src/maillog/kernelTerms';
import * as Kind from '../src/maillog/kind';
import * as LinkKind from '../src/maillog/linkKind';
import * as Field from '../src/maillog/threadField';
import { byteAt } from './bytes';
import { addEvent } from './events';
import { line, otherId, ownId } from './line';
import { addDelivery, addLine, deliveryCount, lineCount } from './lines';
import { beginMessage, decideNext, endSession, findProcess, noProcess, processNumber } from './processes';
import {
  assignThread,
  attachLine,
  clearFlags,
  findThread,
  hasFlags,
  setField,
  setFlags,
  threadAt,
  threadCount,
} from './threads';
import { startsWith, word } from './words';

/** In the first seconds of a log a message may have begun before it. */
const CUT_SECONDS: i64 = 600;

const holdWord = word('NOQUEUE: hold');
const discardWord = word('NOQUEUE: discard');
const sizeLimitWord = word('queue file size limit exceeded');
const hopcountWord = word('message rejected');
const startWord = word('daemon started');

/** Lines of Postfix that start with a queue ID. */
export let withId = 0;
/** Lines that Postfix did not write. */
export let foreign = 0;
/** Queue IDs of other machines in their replies ("queued as"). */
export let remoteQueuedAs = 0;
/** Postfix was started before the first message: nothing is cut off at the log's start. */
export let startSeen = false;
/** The time of the line at hand, and of the first line with a stamp; -1 without one. */
let seconds: u32 = 0;
let firstSeconds: i64 = -1;

/** The process that wrote the line, and how many attempts to deliver there were before. */
let process: usize = 0;
let deliveriesBefore = 0;

/** The time of the lines that follow. */
export function setTime(unixSeconds: u32): void {
  seconds = unixSeconds;
}

export function indexLine(): void {
  deliveriesBefore = deliveryCount;
  if (line.isStamped && firstSeconds < 0) firstSeconds = seconds;
  const hasSessions = (line.writer & WRITER_SESSIONS) !== 0;
  process = hasSessions ? findProcess(line.host, line.tag, line.pid) : noProcess;
  if ((line.writer & WRITER_POSTFIX) === 0) addForeign();
  else if (line.isLed) addMessage();
  else addSession();
}

/** Adds the line to a thread and the tables. */
function add(thread: i32, kind: i32): void {
  const before = thread < 0 ? -1 : attachLine(threadAt(thread), lineCount, seconds);
  addLine(line.size, seconds, deliveriesBefore, thread, before, processNumber(process), kind);
}

/** The known message whose ID stands second in a line or in a line of another program, or -1. */
function namedThread(): i32 {
  if (!line.hasId) return -1;
  const thread = findThread(ownId, line.host);
  return thread < 0 && line.host === 0 ? findThread(ownId, -1) : thread;
}

function addForeign(): void {
  foreign++;
  add(namedThread(), Kind.foreign);
}

function addSession(): void {
  const kind = line.phrase === 0 ? Kind.plain : line.phrase;
  if (kind >= Kind.warning && kind <= Kind.panic) {
    addWarning(kind);
    return;
  }
  if (kind === Kind.connect || kind === Kind.disconnect) endSession(process);
  else if (kind === Kind.noqueueOther) readDecision();
  else if (kind === Kind.plain && threadCount === 0 && startsWith(line.message, startWord)) startSeen = true;
  add(-1, kind);
}

/** `NOQUEUE: hold` and `NOQUEUE: discard` decide about the message that is about to begin. */
function readDecision(): void {
  if (startsWith(line.message, holdWord)) decideNext(process, Flag.held);
  else if (startsWith(line.message, discardWord)) decideNext(process, Flag.discarded);
}

/** `warning: ID: …` */
function addWarning(kind: i32): void {
  const thread = namedThread();
  if (thread < 0) {
    add(-1, kind);
    return;
  }
  const text = ownId.end + 2;
  const isRefused = startsWith(text, sizeLimitWord) || startsWith(text, hopcountWord);
  if (isRefused) setFlags(threadAt(thread), Flag.refused);
  add(thread, isRefused ? Kind.sizeLimit : Kind.messageWarning);
}

function addMessage(): void {
  withId++;
  const daemon = (line.writer >> WRITER_DAEMON_SHIFT) & 0xff;
  const kind = kindOf(line.phrase, daemon);
  const known = threadCount;
  const thread = assignThread(ownId, line.host, line.writer, kind, seconds);
  const record = threadAt(thread);
  if (threadCount > known && !hasFlags(record, Flag.opened | Flag.openedByCleanup)) {
    addEvent(EVENT_CUT_THREAD, thread, -1, lineCount, ownId.start, ownId.end);
  }
  add(thread, readMeaning(kind, daemon, thread, record));
}

/** The kind of a message that follows a queue ID: some words mean something from one program alone. */
function kindOf(phrase: i32, daemon: i32): i32 {
  if (phrase === 0) return Kind.note;
  if (phrase === Kind.removed && daemon !== Daemon.qmgr) {
    return daemon === Daemon.postsuper ? Kind.postsuperRemoved : Kind.cleanupRemoved;
  }
  const isOfPostsuper = phrase >= Kind.requeued && phrase <= Kind.postsuperExpired;
  return isOfPostsuper && daemon !== Daemon.postsuper ? Kind.note : phrase;
}

/** Notes what the line says about its message; the line's kind, exact now. */
function readMeaning(kind: i32, daemon: i32, thread: i32, record: usize): i32 {
  switch (kind) {
    case Kind.otherDelivery:
      return addAttempt(thread, record);
    case Kind.queueActive:
      return addSender(record);
    case Kind.client:
      addClient(thread, record);
      return kind;
    case Kind.pickup:
      linkFromOther(LinkKind.resent, thread);
      return kind;
    case Kind.nonDelivery:
    case Kind.delayNotice:
    case Kind.deliveryNotice:
    case Kind.postmasterNotice:
      if (line.hasOtherId) linkToOther(noticeLink(kind), thread);
      return kind;
    case Kind.released:
      clearFlags(record, Flag.held);
      return kind;
    default:
      setFlags(record, flagsOf(kind, daemon));
      return kind;
  }
}

function addAttempt(thread: i32, record: usize): i32 {
  if (line.text < 0) return Kind.note;
  const kind = line.status === 0 ? Kind.otherDelivery : min(line.status, Kind.otherDelivery);
  addDelivery(line.text, line.otherText, line.number);
  setFlags(record, Flag.sent << (kind - Kind.sent));
  if (kind === Kind.sent && line.isQueuedAs) linkQueued(thread);
  else if (kind === Kind.sent && line.isForwardedAs && line.hasOtherId) {
    linkToOther(LinkKind.forwardedAs, thread);
  }
  return kind;
}

/** qmgr's `from=<…>, size=…, nrcpt=… (queue active)` or `from=<…>, status=expired, …`. */
function addSender(record: usize): i32 {
  if (line.text < 0) return Kind.note;
  setField(record, Field.sender, line.text);
  if (line.status === Kind.expired || line.status === Kind.forceExpired) {
    setFlags(record, Flag.expired);
    return line.status;
  }
  if (line.number < 0) return Kind.note;
  setField(record, Field.size, line.number);
  setFlags(record, Flag.queueActive);
  clearFlags(record, Flag.held);
  return Kind.queueActive;
}

function addClient(thread: i32, record: usize): void {
  setField(record, Field.client, line.text);
  if (line.otherText >= 0) setField(record, Field.saslUser, line.otherText);
  linkFromOther(LinkKind.handedOn, thread);
  beginMessage(process, thread);
}

/** What a line of this kind says about its message, as flags. */
function flagsOf(kind: i32, daemon: i32): i32 {
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

/** The message of the other ID that the line names, or -1. */
function otherThread(): i32 {
  return line.hasOtherId ? findThread(otherId, line.host) : -1;
}

/** A link to the other ID's message, known or still to come. */
function linkToOther(kind: i32, thread: i32): void {
  addEvent(kind, thread, otherThread(), lineCount, otherId.start, otherId.end);
}

/** A link from the other ID's message, if it is known. */
function linkFromOther(kind: i32, thread: i32): void {
  const source = otherThread();
  if (source >= 0 && source !== thread) addEvent(kind, source, thread, lineCount, 0, 0);
}

/** Whether a queue ID in a reply is this machine's is told by the log holding it. */
function linkQueued(thread: i32): void {
  const other = otherThread();
  if (other >= 0 && other !== thread) addEvent(LinkKind.queuedAs, thread, other, lineCount, 0, 0);
  else if (!line.isLocal) remoteQueuedAs++;
  else if (line.hasOtherId && <i64>seconds - firstSeconds < CUT_SECONDS) {
    addEvent(LinkKind.queuedAs, thread, -1, lineCount, otherId.start, otherId.end);
  }
}

/** The kind of link that a notice makes; postmaster's copies are of either kind. */
function noticeLink(kind: i32): i32 {
  if (kind === Kind.delayNotice) return LinkKind.delayNotice;
  if (kind === Kind.deliveryNotice) return LinkKind.deliveryNotice;
  const isDelay = kind === Kind.postmasterNotice && byteAt(line.message + 11) === 100;
  return isDelay ? LinkKind.delayNotice : LinkKind.bounce;
}
