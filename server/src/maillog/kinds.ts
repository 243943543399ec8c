import * as Kind from './kind.ts';

export { Kind };

/** One more than the largest kind. */
export const KIND_COUNT = 64;

/** Whether a line of this kind tells of one attempt to deliver to one recipient. */
export function isDelivery(kind: number): boolean {
  return kind >= Kind.sent && kind <= Kind.otherDelivery;
}
