import type { EventForm } from './event.ts';

/** master(8) and postfix-script: the mail system as a whole. */
export const masterForms: readonly EventForm[] = [
  {
    kind: 'started',
    read: /^daemon started -- version (?<version>[^,]*), configuration (?<configuration>.*)$/,
    samples: ['daemon started -- version 3.7.11, configuration /etc/postfix'],
  },
  {
    kind: 'reloaded',
    read: /^reload -- version (?<version>[^,]*), configuration (?<configuration>.*)$/,
    samples: ['reload -- version 3.7.11, configuration /etc/postfix'],
  },
  {
    kind: 'terminating',
    read: /^terminating on signal (?<signal>\d+)$/,
    samples: ['terminating on signal 15'],
  },
  {
    kind: 'child-died',
    read: /^warning: process (?<program>\S+) pid (?<pid>\d+) (?<how>exit status|killed by signal) (?<number>\d+)$/,
    samples: [
      'warning: process /usr/lib/postfix/sbin/smtpd pid 2215 exit status 1',
      'warning: process /usr/lib/postfix/sbin/qmgr pid 99 killed by signal 6',
    ],
  },
  {
    kind: 'throttled',
    read: /^warning: (?<program>\S+): bad command startup -- throttling$/,
    samples: ['warning: /usr/lib/postfix/sbin/smtpd: bad command startup -- throttling'],
  },
  {
    kind: 'process-limit',
    read: /^warning: service "(?<service>[^"]*)" \((?<address>[^)]*)\) has reached its process limit "(?<limit>\d+)": (?<consequence>.*)$/,
    samples: [
      'warning: service "smtp" (25) has reached its process limit "100": new clients may experience noticeable delays',
    ],
  },
  {
    kind: 'operator',
    read: /^(?<action>starting|stopping|refreshing|aborting|waiting for) the Postfix mail system(?: to terminate)?$/,
    samples: [
      'starting the Postfix mail system',
      'stopping the Postfix mail system',
      'refreshing the Postfix mail system',
      'waiting for the Postfix mail system to terminate',
    ],
  },
];
