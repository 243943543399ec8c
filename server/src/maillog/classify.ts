import { type ByteBlock, bytesOf, findByte, matches, paddedBlock } from './bytes.ts';
import { Daemon } from './daemons.ts';
import { Kind } from './kinds.ts';

interface Phrase {
  readonly bytes: Uint8Array;
  /** Its first four bytes as one number. */
  readonly start: number;
  readonly kind: number;
}

const TABLE_BITS = 7;
const noPhrases: readonly Phrase[] = [];

/** Phrases by a hash of their first four bytes, so that a line is compared with one of them, as a rule. */
function phraseTable(phrases: readonly (readonly [string, number])[]): readonly (readonly Phrase[])[] {
  const table: Phrase[][] = Array.from({ length: 1 << TABLE_BITS }, () => []);
  for (const [text, kind] of phrases) {
    const { bytes, view } = paddedBlock(bytesOf(text));
    const start = view.getInt32(0, true);
    table[slotOf(start)]?.push({ bytes: bytes.subarray(0, bytesOf(text).length), start, kind });
  }
  return table;
}

function slotOf(start: number): number {
  return Math.imul(start, 0x9e3779b1) >>> (32 - TABLE_BITS);
}

function lookUp(table: readonly (readonly Phrase[])[], block: ByteBlock, at: number, none: number): number {
  const start = block.view.getInt32(at, true);
  const candidates = table[slotOf(start)] ?? noPhrases;
  for (let i = 0; i < candidates.length; i++) {
    const phrase = candidates[i];
    if (phrase !== undefined && phrase.start === start && matches(block.bytes, at, phrase.bytes))
      return phrase.kind;
  }
  return none;
}

/** How messages that follow a queue ID begin. */
const withId = phraseTable([
  ['to=<', Kind.otherDelivery],
  ['from=', Kind.queueActive],
  ['removed', Kind.removed],
  ['message-id=', Kind.messageId],
  ['resent-message-id=', Kind.messageId],
  ['client=', Kind.client],
  ['uid=', Kind.pickup],
  ['sender non-delivery notification: ', Kind.nonDelivery],
  ['sender delay notification: ', Kind.delayNotice],
  ['sender delivery status notification: ', Kind.deliveryNotice],
  ['postmaster non-delivery notification: ', Kind.postmasterNotice],
  ['postmaster delay notification: ', Kind.postmasterNotice],
  ['reject: ', Kind.reject],
  ['milter-reject: ', Kind.milterReject],
  ['milter-hold: ', Kind.milterHold],
  ['milter-discard: ', Kind.milterDiscard],
  ['hold: ', Kind.hold],
  ['discard: ', Kind.discard],
  ['warning: ', Kind.headerWarning],
  ['requeued', Kind.requeued],
  ['placed on hold', Kind.placedOnHold],
  ['released from hold', Kind.released],
  ['expired', Kind.postsuperExpired],
  ['filter: ', Kind.access],
  ['redirect: ', Kind.access],
  ['reject_warning: ', Kind.access],
  ['warn: ', Kind.access],
  ['info: ', Kind.access],
  ['permit: ', Kind.access],
  ['prepend: ', Kind.access],
  ['replace: ', Kind.access],
  ['bcc: ', Kind.access],
  ['delay: ', Kind.access],
  ['hangup: ', Kind.access],
  ['strip: ', Kind.access],
  ['pass: ', Kind.access],
]);

/** How messages without a queue ID begin. */
const withoutId = phraseTable([
  ['connect from ', Kind.connect],
  ['disconnect from ', Kind.disconnect],
  ['CONNECT from ', Kind.connect],
  ['DISCONNECT ', Kind.disconnect],
  ['NOQUEUE: reject: ', Kind.noqueueReject],
  ['NOQUEUE: milter-reject: ', Kind.noqueueMilterReject],
  ['NOQUEUE: ', Kind.noqueueOther],
  ['warning: ', Kind.warning],
  ['error: ', Kind.error],
  ['fatal: ', Kind.fatal],
  ['panic: ', Kind.panic],
  ['statistics: ', Kind.statistics],
  ['lost connection ', Kind.lostConnection],
  ['timeout after ', Kind.lostConnection],
  ['too many errors after ', Kind.lostConnection],
  ['Anonymous TLS ', Kind.tls],
  ['Trusted TLS ', Kind.tls],
  ['Untrusted TLS ', Kind.tls],
  ['Verified TLS ', Kind.tls],
  ['SSL_accept error ', Kind.tls],
  ['SSL_connect error ', Kind.tls],
]);

const statuses = phraseTable([
  ['sent', Kind.sent],
  ['deferred', Kind.deferred],
  ['bounced', Kind.bounced],
  ['deliverable', Kind.deliverable],
  ['undeliverable', Kind.undeliverable],
  ['expired', Kind.expired],
  ['force-expired', Kind.forceExpired],
]);

const statusWord = bytesOf(', status=');

/** The kind of a Postfix message that follows a queue ID at `at`; a delivery's outcome is read by `readStatus`. */
export function classifyWithId(block: ByteBlock, at: number, daemon: number): number {
  const kind = lookUp(withId, block, at, Kind.note);
  if (kind === Kind.removed && daemon !== Daemon.qmgr) {
    return daemon === Daemon.postsuper ? Kind.postsuperRemoved : Kind.cleanupRemoved;
  }
  if (kind >= Kind.requeued && kind <= Kind.postsuperExpired && daemon !== Daemon.postsuper) return Kind.note;
  return kind;
}

/** The kind of a Postfix message without a queue ID. */
export function classifyWithoutId(block: ByteBlock, at: number): number {
  return lookUp(withoutId, block, at, Kind.plain);
}

/** Where the word behind `, status=` starts, looked for from `at`; -1 where there is none. */
export function findStatus({ bytes, view }: ByteBlock, at: number, end: number): number {
  const last = end - statusWord.length;
  for (let i = findByte(view, at, end, 44); i <= last; i = findByte(view, i + 1, end, 44)) {
    if (matches(bytes, i, statusWord)) return i + statusWord.length;
  }
  return -1;
}

/** The kind that the status word at `at` stands for. */
export function readStatus(block: ByteBlock, at: number): number {
  return lookUp(statuses, block, at, Kind.otherDelivery);
}
