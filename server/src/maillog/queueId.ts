/** A queue ID has at most this many bytes. */
export const LONGEST_ID = 40;

/** Whether `text` is a queue ID, short or long. */
export function isQueueId(text: string): boolean {
  return (
    /^[0-9A-F]{6,40}$/.test(text) ||
    (text.length <= LONGEST_ID &&
      /^[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+$/.test(text))
  );
}
