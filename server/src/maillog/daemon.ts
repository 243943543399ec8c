/** Postfix's programs that write to the log, as small numbers. Plain constants: the kernel reads this file too. */

export const other = 0;
export const smtpd = 1;
export const cleanup = 2;
export const qmgr = 3;
export const pickup = 4;
export const smtp = 5;
export const lmtp = 6;
export const local = 7;
export const virtual = 8;
export const pipe = 9;
export const error = 10;
export const discard = 11;
export const bounce = 12;
export const postsuper = 13;
export const postscreen = 14;
export const qmqpd = 15;
export const master = 16;
