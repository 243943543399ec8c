import type { EventForm } from './event.ts';

/** scache(8): how often a connection was used again. */
export const scacheForms: readonly EventForm[] = [
  {
    kind: 'cache-lookups',
    read: /^statistics: (?<what>domain|address) lookup hits=(?<hits>\d+) miss=(?<misses>\d+) success=(?<percent>\d+)%$/,
    samples: [
      'statistics: domain lookup hits=0 miss=16 success=0%',
      'statistics: address lookup hits=3 miss=1 success=75%',
    ],
  },
  {
    kind: 'cache-peak',
    read: /^statistics: max simultaneous domains=(?<domains>\d+) addresses=(?<addresses>\d+) connection=(?<connections>\d+)$/,
    samples: ['statistics: max simultaneous domains=1 addresses=1 connection=1'],
  },
  {
    kind: 'cache-interval',
    read: /^statistics: start interval (?<time>.*)$/,
    samples: ['statistics: start interval Nov 24 09:10:00'],
  },
];
