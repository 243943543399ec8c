import type { EventForm } from './event.ts';

/** bounce(8), defer(8), trace(8): notices, each a message of its own. */
export const bounceForms: readonly EventForm[] = [
  {
    kind: 'notification',
    read: /^(?<to>sender|postmaster) (?<what>non-delivery|delay|delivery status) notification: (?<queueId>\S+)$/,
    samples: [
      'sender non-delivery notification: A52512381AD',
      'sender delay notification: A52512381AD',
      'sender delivery status notification: 4jYZyy5GqJzKfDv',
      'postmaster non-delivery notification: A52512381AD',
      'postmaster delay notification: A52512381AD',
    ],
  },
  {
    kind: 'notification-failed',
    read: /^sender notification failed to (?<to>\S+?)(?:: (?<reason>.*))?$/,
    samples: ['sender notification failed to a@example.com'],
  },
];
