import { actionForms } from './action.ts';
import type { EventForm } from './event.ts';

/** cleanup(8): the message's identity, and what header, body and milter checks decide. */
export const cleanupForms: readonly EventForm[] = [
  {
    kind: 'message-id',
    read: /^(?<resent>resent-)?message-id=(?<messageId>.*)$/,
    samples: [
      'message-id=<1795507267676568804.fc4b2fa2@sender.example>',
      'message-id=<>',
      'resent-message-id=<a@b>',
    ],
  },
  { kind: 'removed', read: /^removed(?: \((?<reason>.*)\))?$/, samples: ['removed (canceled)'] },
  {
    kind: 'map-problem',
    read: /^(?<table>\S+) map lookup problem(?: -- (?<consequence>.*))?$/,
    samples: ['virtual_alias_maps map lookup problem -- message not accepted, try again later'],
  },
  {
    kind: 'hopcount',
    read: /^message rejected: hopcount exceeded$/,
    samples: ['message rejected: hopcount exceeded'],
  },
  {
    kind: 'queue-file-size',
    read: /^queue file size limit exceeded$/,
    samples: ['queue file size limit exceeded'],
  },
  ...actionForms,
];
