import type { EventForm } from './event.ts';

/** pickup(8): mail from the machine itself, and requeued mail under its new ID. */
export const pickupForms: readonly EventForm[] = [
  {
    kind: 'pickup',
    read: /^uid=(?<uid>\d+) from=<(?<from>[^>]*)>(?: orig_id=(?<origId>\S+))?$/,
    samples: ['uid=0 from=<root>', 'uid=102 from=<a@example.com> orig_id=A52512381AD'],
  },
];
