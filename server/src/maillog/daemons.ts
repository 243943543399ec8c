import * as Daemon from './daemon.ts';

export { Daemon };

const numbers: ReadonlyMap<string, number> = new Map(Object.entries(Daemon));

/** Programs of Postfix that need no number of their own. */
const others: ReadonlySet<string> = new Set(
  (
    'anvil dnsblog flush oqmgr nqmgr postalias postcat postconf postdrop postfix postfix-script post-install ' +
    'postkick postlock postlog postlogd postmap postmulti postqueue postqueued proxymap retry scache sendmail ' +
    'set-permissions showq spawn tlsmgr tlsproxy trace trivial-rewrite verify defer aliasesdb-script ' +
    'postfix-tls-script postfix-wrapper postmulti-script postfix-files nbdb_reindexd relay'
  ).split(' '),
);

/** What a log line's tag (`postfix/submission/smtpd`) says about its writer. */
export interface Writer {
  readonly postfix: boolean;
  /** The first part of the syslog name: `postfix`, `postfix-out`. */
  readonly instance: string;
  /** The part after the last slash: `smtpd`. */
  readonly daemon: string;
  /** Its number in `Daemon`. */
  readonly number: number;
}

/**
 * The writer behind a tag. Postfix's programs write `SYSLOG_NAME/PROGRAM`, whatever the syslog name; only a few commands
 * write `postfix` alone.
 */
export function writerOf(tag: string): Writer {
  const slash = tag.lastIndexOf('/');
  const daemon = tag.slice(slash + 1);
  const instance = tag.slice(0, Math.max(tag.indexOf('/'), 0)) || tag;
  const named = /^postfix(?:$|[-/])/.test(tag);
  const known = numbers.has(daemon) || others.has(daemon);
  const postfix = named || (slash > 0 && known && daemon !== 'other');
  const number = daemon === 'oqmgr' || daemon === 'nqmgr' ? Daemon.qmgr : numbers.get(daemon);
  return { postfix, instance, daemon, number: postfix ? (number ?? Daemon.other) : Daemon.other };
}
