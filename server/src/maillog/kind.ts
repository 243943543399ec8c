/**
 * What a log line is, as a small number: the index keeps one byte a line.
 * Kinds say what the engine needs to know of a line; its fields are parsed from the text when it is shown.
 * The file is read by TypeScript and by the kernel's AssemblyScript: plain constants alone.
 */
/** A line of another program, or one that is no log line at all. */
export const foreign = 0;
/** A line of Postfix about a session or a program, of no kind below. */
export const plain = 1;
/** A line with a queue ID, of no kind below. */
export const note = 2;
export const warning = 3;
export const error = 4;
export const fatal = 5;
export const panic = 6;
export const connect = 7;
export const disconnect = 8;
export const tls = 9;
export const lostConnection = 10;
export const statistics = 11;
export const sasl = 12;
export const noqueueReject = 13;
export const noqueueMilterReject = 14;
export const noqueueOther = 15;
export const client = 16;
export const pickup = 17;
export const messageId = 18;
export const queueActive = 19;
export const removed = 20;
export const postsuperRemoved = 21;
export const requeued = 22;
export const placedOnHold = 23;
export const released = 24;
export const postsuperExpired = 25;
export const reject = 26;
export const milterReject = 27;
export const hold = 28;
export const milterHold = 29;
export const discard = 30;
export const milterDiscard = 31;
export const access = 32;
export const headerWarning = 33;
export const nonDelivery = 34;
export const delayNotice = 35;
export const deliveryNotice = 36;
export const postmasterNotice = 37;
export const sizeLimit = 38;
/** `warning: ID: …` and the like: the queue ID stands second. */
export const messageWarning = 39;
export const cleanupRemoved = 40;
export const sent = 48;
export const deferred = 49;
export const bounced = 50;
export const deliverable = 51;
export const undeliverable = 52;
export const otherDelivery = 53;
export const expired = 54;
export const forceExpired = 55;
