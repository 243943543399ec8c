/** What a thread went through, as bits. Plain constants: the kernel reads this file too. */

/** Its first line is one that begins a message (`client=`, `uid=`). */
export const opened = 1;
/** Its first line is one of cleanup, with which bounces and forwarded mail begin. */
export const openedByCleanup = 2;
export const messageId = 4;
export const queueActive = 8;
export const removed = 16;
export const deleted = 32;
export const requeued = 64;
/** Refused or discarded as a whole after it had its queue ID: nothing more is to come. */
export const refused = 128;
export const discarded = 256;
export const held = 512;
export const expired = 1024;
/** A recipient or command was refused within the transaction. */
export const reject = 2048;
/** The client's session ended before there was a message. */
export const abandoned = 4096;
/** Attempts to deliver had these outcomes; `attemptFlag` tells the flag for a kind of line. */
export const sent = 1 << 13;
export const deferred = 1 << 14;
export const bounced = 1 << 15;
export const deliverable = 1 << 16;
export const undeliverable = 1 << 17;
export const otherOutcome = 1 << 18;

/** All flags of attempts. */
export const attempts = sent | deferred | bounced | deliverable | undeliverable | otherOutcome;
/** Nothing follows under this queue ID. */
export const closed = removed | deleted | requeued;
/** The message is done with, though a line or two about it may follow. */
export const finished = refused | discarded | abandoned;
