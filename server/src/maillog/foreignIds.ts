import { bytesOf, matches } from './bytes.ts';
import { type IdSpan, readQueueId } from './queueId.ts';

/** Words before the queue ID in lines of content filters and policy servers. */
const words = ['Queue-ID: ', 'queue_id=', 'queue-id: ', 'queue_id: ', 'qid: <', 'qid=', 'Queue-Id: '].map(
  bytesOf,
);

/** Whether programs with this tag write one of the words. */
export function namesQueueIds(tag: string): boolean {
  return /amavis|rspamd|grey|polic|milter|spf|dkim|dmarc|srs|clam|virus|scan|filter|spamd/i.test(tag);
}

/** Whether a line of another program starts with a queue ID, as those of opendkim and of milters do. */
export function startsWithId(bytes: Uint8Array, start: number, end: number, id: IdSpan): boolean {
  return readQueueId(bytes, start, end, id) && (id.end >= end || bytes[id.end] === 58);
}

/** Finds the queue ID that stands behind one of the words that amavis, rspamd and policy servers use. */
export function findForeignId(bytes: Uint8Array, start: number, end: number, id: IdSpan): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 81 && byte !== 113) continue;
    for (const word of words) {
      if (matches(bytes, at, word) && readQueueId(bytes, at + word.length, end, id)) return true;
    }
  }
  return false;
}
