import type { EventForm } from './event.ts';

/** anvil(8): the busiest clients since its last report. */
export const anvilForms: readonly EventForm[] = [
  {
    kind: 'client-rate',
    read: /^statistics: max (?<what>[a-z ]+?) (?:rate (?<count>\d+)\/(?<seconds>\d+)s|count (?<total>\d+)) for \((?<service>[^:]*):(?<address>[^)]*)\) at (?<time>.*)$/,
    samples: [
      'statistics: max connection rate 4/60s for (smtp:192.0.2.7) at Dec 31 18:00:01',
      'statistics: max connection count 2 for (smtp:2001:db8::1) at Dec 31 18:00:01',
    ],
  },
  {
    kind: 'cache-size',
    read: /^statistics: max cache size (?<count>\d+) at (?<time>.*)$/,
    samples: ['statistics: max cache size 3 at Dec 31 18:00:01'],
  },
];
