import type { EventForm } from './event.ts';

/** qmgr(8): the message in the queue, and its end. */
export const qmgrForms: readonly EventForm[] = [
  {
    kind: 'queue-active',
    read: /^from=<(?<from>.*)>, size=(?<size>\d+), nrcpt=(?<nrcpt>\d+) \(queue (?<queue>\w+)\)$/,
    samples: [
      'from=<news@list.example.org>, size=20408, nrcpt=1 (queue active)',
      'from=<>, size=2415, nrcpt=1 (queue active)',
    ],
  },
  { kind: 'removed', read: /^removed$/, samples: ['removed'] },
  {
    kind: 'expired',
    read: /^from=<(?<from>.*)>, status=(?<status>expired|force-expired), returned to sender$/,
    samples: [
      'from=<a@example.com>, status=expired, returned to sender',
      'from=<a@example.com>, status=force-expired, returned to sender',
    ],
  },
  {
    kind: 'skipped',
    read: /^skipped, still being delivered$/,
    samples: ['skipped, still being delivered'],
  },
  {
    kind: 'transport-failure',
    read: /^warning: (?:connect to transport private\/|transport )(?<transport>\S+?)(?::| failure --) (?<reason>.*)$/,
    samples: [
      'warning: connect to transport private/amavis: Connection refused',
      'warning: transport amavis failure -- see a previous warning/fatal/panic logfile record for the problem description',
    ],
  },
  {
    kind: 'congestion',
    read: /^warning: mail for (?<destination>\S+) is using up (?<count>\d+) of (?<total>\d+) active queue entries$/,
    samples: ['warning: mail for example.net is using up 4001 of 5000 active queue entries'],
  },
];
