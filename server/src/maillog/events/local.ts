import type { EventForm } from './event.ts';

/** local(8) and pipe(8): remarks beside the delivery itself. */
export const localForms: readonly EventForm[] = [
  {
    kind: 'passing',
    read: /^passing <(?<to>[^>]*)> to transport=(?<transport>\S+)$/,
    samples: ['passing <a@example.jp> to transport=lmtp'],
  },
];
