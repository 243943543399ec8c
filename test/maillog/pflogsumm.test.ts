import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { Kind } from '../../server/src/maillog/kinds.ts';
import { indexBytes, logFolder, readLog, realLogs } from './support.ts';

const missing = 'pflogsumm is not installed: apt-get install pflogsumm';

/** The totals that pflogsumm prints, by their names. */
function pflogsumm(path: string): ReadonlyMap<string, number> | undefined {
  const { error, stdout } = spawnSync('pflogsumm', [path], { encoding: 'utf8' });
  if (error !== undefined) return undefined;
  const rows = stdout.matchAll(
    /^ +(\d+) +(received|delivered|forwarded|deferred|bounced|rejected|held)\b(?: +\((\d+) +deferrals\))?/gm,
  );
  return new Map([...rows].map(([, count, name = '', deferrals]) => [name, Number(deferrals ?? count)]));
}

for (const name of realLogs) {
  test(`${name}: the totals of pflogsumm`, (t) => {
    const theirs = pflogsumm(join(logFolder, name));
    if (theirs === undefined) {
      if (process.env['CI'] === 'true') throw new Error(missing);
      t.skip(missing);
      return;
    }
    if (name.includes('two-instances')) {
      // pflogsumm reads one syslog name only ("postfix"): of two instances it counts one.
      assert.ok((theirs.get('delivered') ?? 0) < 143);
      return;
    }
    const { counts } = indexBytes(readLog(name)).tables;
    const count = (...kinds: number[]): number => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    // It does not know services with a name of their own, such as the one that takes mail back from a filter.
    const reinjected =
      readLog(name)
        .toString()
        .match(/postfix\/reinject\/smtpd\[\d+\]: \w+: client=/g) ?? [];
    assert.deepEqual(
      {
        received: count(Kind.client, Kind.pickup) - reinjected.length,
        // pflogsumm keeps "forwarded as" apart from the other deliveries.
        sent: count(Kind.sent),
        deferred: count(Kind.deferred),
        bounced: count(Kind.bounced),
        // It does not count what a milter refuses before there is a queue ID.
        rejected: count(Kind.noqueueReject, Kind.reject, Kind.milterReject),
      },
      {
        received: theirs.get('received'),
        sent: (theirs.get('delivered') ?? 0) + (theirs.get('forwarded') ?? 0),
        deferred: theirs.get('deferred'),
        bounced: theirs.get('bounced'),
        rejected: theirs.get('rejected'),
      },
    );
  });
}
