/**
 * The fields of a thread's record. Numbers of threads and links are kept plus 1, so that 0 says "none". Plain constants:
 * the kernel reads this file too.
 */

export const firstLine = 0;
export const lastLine = 1;
/** Seconds since 1970 as 32 bits without a sign, here and in `end`: read them with `>>> 0`. */
export const start = 2;
export const end = 3;
export const flags = 4;
export const lines = 5;
/** Host and instance, 16 bits each. */
export const origin = 6;
/** The thread before with the same queue ID. */
export const previous = 7;
/** The queue ID's bytes, padded with zeros: four numbers. */
export const id = 8;
export const sender = 12;
export const client = 13;
export const saslUser = 14;
export const size = 15;
export const linksOut = 16;
export const linksIn = 17;

/** Numbers of 32 bits in a record. */
export const WIDTH = 18;
/** So many of them hold the ID; of a longer one the last is minus a number of the interner of long IDs. */
export const ID_WORDS = 4;
