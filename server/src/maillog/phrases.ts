import { foreignWords } from './foreignIds.ts';
import * as Line from './kernelTerms.ts';
import { Kind } from './kinds.ts';

/** How a message begins, what that tells of it, and what the kernel is to read behind. */
export interface Phrase {
  readonly table: number;
  readonly text: string;
  readonly value: number;
  readonly reader: number;
}

type Row = readonly [text: string, kind: number, reader?: number];

/** How messages that follow a queue ID begin. */
const withId: readonly Row[] = [
  ['to=<', Kind.otherDelivery, Line.READ_DELIVERY],
  ['from=', Kind.queueActive, Line.READ_SENDER],
  ['removed', Kind.removed],
  ['message-id=', Kind.messageId],
  ['resent-message-id=', Kind.messageId],
  ['client=', Kind.client, Line.READ_CLIENT],
  ['uid=', Kind.pickup, Line.READ_ORIGINAL_ID],
  ['sender non-delivery notification: ', Kind.nonDelivery, Line.READ_NAMED_ID],
  ['sender delay notification: ', Kind.delayNotice, Line.READ_NAMED_ID],
  ['sender delivery status notification: ', Kind.deliveryNotice, Line.READ_NAMED_ID],
  ['postmaster non-delivery notification: ', Kind.postmasterNotice, Line.READ_NAMED_ID],
  ['postmaster delay notification: ', Kind.postmasterNotice, Line.READ_NAMED_ID],
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
];

/** How messages without a queue ID begin. */
const withoutId: readonly Row[] = [
  ['connect from ', Kind.connect],
  ['disconnect from ', Kind.disconnect],
  ['CONNECT from ', Kind.connect],
  ['DISCONNECT ', Kind.disconnect],
  ['NOQUEUE: reject: ', Kind.noqueueReject],
  ['NOQUEUE: milter-reject: ', Kind.noqueueMilterReject],
  ['NOQUEUE: ', Kind.noqueueOther],
  ['warning: ', Kind.warning, Line.READ_NAMED_ID],
  ['error: ', Kind.error, Line.READ_NAMED_ID],
  ['fatal: ', Kind.fatal, Line.READ_NAMED_ID],
  ['panic: ', Kind.panic, Line.READ_NAMED_ID],
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
];

/** What a delivery's `status=` says, and an expired message's. */
const statuses: readonly Row[] = [
  ['sent', Kind.sent],
  ['deferred', Kind.deferred],
  ['bounced', Kind.bounced],
  ['deliverable', Kind.deliverable],
  ['undeliverable', Kind.undeliverable],
  ['expired', Kind.expired],
  ['force-expired', Kind.forceExpired],
];

const tables: readonly (readonly [table: number, rows: readonly Row[]])[] = [
  [Line.PHRASES_WITH_ID, withId],
  [Line.PHRASES_WITHOUT_ID, withoutId],
  [Line.PHRASES_OF_STATUS, statuses],
  [Line.PHRASES_FOREIGN, foreignWords.map((word) => [word, Kind.foreign])],
];

/** All phrases, longer ones of those that begin alike first: the kernel takes the last that it was told. */
export const phraseTables: readonly Phrase[] = tables.flatMap(([table, rows]) =>
  rows
    .map(([text, value, reader = Line.READ_NOTHING]) => ({ table, text, value, reader }))
    .sort((one, other) => one.text.length - other.text.length),
);
