/** How one thread led to another. Plain constants: the kernel reads this file too. */

export const queuedAs = 1;
export const forwardedAs = 2;
export const bounce = 3;
export const delayNotice = 4;
export const deliveryNotice = 5;
export const resent = 6;
/** The next hop said whose message it is (`orig_queue_id=`, XFORWARD); the reply to this one may follow. */
export const handedOn = 7;
