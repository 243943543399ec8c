/**
 * What a log line is, as a small number: the index keeps one byte a line.
 * Kinds say what the engine needs to know of a line; its fields are parsed from the text when it is shown.
 */
export const Kind = {
  /** A line of another program, or one that is no log line at all. */
  foreign: 0,
  /** A line of Postfix about a session or a program, of no kind below. */
  plain: 1,
  /** A line with a queue ID, of no kind below. */
  note: 2,
  warning: 3,
  error: 4,
  fatal: 5,
  panic: 6,
  connect: 7,
  disconnect: 8,
  tls: 9,
  lostConnection: 10,
  statistics: 11,
  sasl: 12,
  noqueueReject: 13,
  noqueueMilterReject: 14,
  noqueueOther: 15,
  client: 16,
  pickup: 17,
  messageId: 18,
  queueActive: 19,
  removed: 20,
  postsuperRemoved: 21,
  requeued: 22,
  placedOnHold: 23,
  released: 24,
  postsuperExpired: 25,
  reject: 26,
  milterReject: 27,
  hold: 28,
  milterHold: 29,
  discard: 30,
  milterDiscard: 31,
  access: 32,
  headerWarning: 33,
  nonDelivery: 34,
  delayNotice: 35,
  deliveryNotice: 36,
  postmasterNotice: 37,
  sizeLimit: 38,
  /** `warning: ID: …` and the like: the queue ID stands second. */
  messageWarning: 39,
  cleanupRemoved: 40,
  sent: 48,
  deferred: 49,
  bounced: 50,
  deliverable: 51,
  undeliverable: 52,
  otherDelivery: 53,
  expired: 54,
  forceExpired: 55,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/** One more than the largest kind. */
export const KIND_COUNT = 64;

/** Whether a line of this kind tells of one attempt to deliver to one recipient. */
export function isDelivery(kind: number): boolean {
  return kind >= Kind.sent && kind <= Kind.otherDelivery;
}
