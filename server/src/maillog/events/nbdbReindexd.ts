import type { EventForm } from './event.ts';

/** nbdb_reindexd(8) of Postfix 3.11: tables of Berkeley DB made anew in another format. */
export const nbdbReindexdForms: readonly EventForm[] = [
  {
    kind: 'reindexed',
    read: /^successfully executed '(?<command>[^']*)' as uid (?<uid>\d+)$/,
    samples: ["successfully executed 'postmap lmdb:/etc/postfix/transport' as uid 0"],
  },
];
