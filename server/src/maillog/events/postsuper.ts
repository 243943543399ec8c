import type { EventForm } from './event.ts';

/** postsuper(1): what an administrator did to queued mail. */
export const postsuperForms: readonly EventForm[] = [
  {
    kind: 'operator',
    read: /^(?<action>removed|requeued|placed on hold|released from hold|expired)$/,
    samples: ['removed', 'requeued', 'placed on hold', 'released from hold', 'expired'],
  },
  {
    kind: 'operator-summary',
    read: /^(?<action>Requeued|Deleted|Force-expired|Placed on hold|Released from hold|Renamed to match inode number): (?<count>\d+) messages?$/,
    samples: ['Deleted: 1 message', 'Requeued: 3 messages', 'Placed on hold: 2 messages'],
  },
];
