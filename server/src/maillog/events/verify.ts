import type { EventForm } from './event.ts';

/** verify(8) and postscreen(8): upkeep of their caches. */
export const cacheForms: readonly EventForm[] = [
  {
    kind: 'cache-cleanup',
    read: /^cache (?<table>\S+) (?<extent>full|partial) cleanup: retained=(?<retained>\d+) dropped=(?<dropped>\d+) entries$/,
    samples: ['cache btree:/var/lib/postfix/verify_cache full cleanup: retained=12 dropped=3 entries'],
  },
];
