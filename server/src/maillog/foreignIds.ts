/** Words before the queue ID in lines of content filters and policy servers: amavis, rspamd, postgrey, policyd. */
export const foreignWords: readonly string[] = [
  'Queue-ID: ',
  'queue_id=',
  'queue-id: ',
  'queue_id: ',
  'qid: <',
  'qid=',
  'Queue-Id: ',
];

/** Whether programs with this tag write one of the words. */
export function namesQueueIds(tag: string): boolean {
  return /amavis|rspamd|grey|polic|milter|spf|dkim|dmarc|srs|clam|virus|scan|filter|spamd/i.test(tag);
}
