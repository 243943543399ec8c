/** Compares rewriting and resolving with trivial-rewrite(8) of Debian over generated configurations. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { quoteAddress, unquoteAddress } from '../../../server/src/core/address/quoting.ts';
import { completeAddress } from '../../../server/src/core/route/addressMapping.ts';
import { type Resolution, resolveAddress } from '../../../server/src/core/route/resolve.ts';
import { createResolver } from '../../../server/src/core/route/resolver.ts';
import { createRouter } from '../../../server/src/core/route/route.ts';
import { inParallel, postconfVersion, removeFolder } from '../../support/postconf.ts';
import { seeded } from '../../support/random.ts';
import { generateAddress, generateSettings, senders, tableFiles } from '../../support/routeGenerator.ts';
import { openConfiguration } from '../../support/routes.ts';
import {
  askInTurn,
  type Daemon,
  openDaemon,
  type Question,
  type Resolved,
  resolvedBy,
  writeSettings,
} from '../../support/trivialRewrite.ts';

/** Classes by the flags of the reply (resolve_clnt.h). */
const classes = new Map([
  [0x100, 'local'],
  [0x200, 'virtual-alias'],
  [0x400, 'virtual-mailbox'],
  [0x800, 'relay'],
  [0x1000, 'default'],
]);

const flagRouted = 0x2;
const flagError = 0x4;
const flagFail = 0x8;

/** What two answers are compared by; what the program leaves at random is left out. */
function summaryOfTheirs({ transport, nexthop, recipient, flags }: Resolved) {
  if (flags & flagFail) return { addressClass: 'fail' };
  const isError = (flags & flagError) !== 0;
  const addressClass = isError ? 'error' : classes.get(flags & 0x1f00);
  // After an error in the domain the program names no transport.
  if (transport === 'CHANNEL NOT UPDATED') return { addressClass, recipient };
  return {
    addressClass,
    recipient,
    transport,
    nexthop,
    ...(!isError && { isRouted: (flags & flagRouted) !== 0 }),
  };
}

type Ours = Pick<Resolution, 'addressClass' | 'transport' | 'nexthop' | 'recipient' | 'isRouted'>;

function summaryOfOurs({ addressClass, transport, nexthop, recipient, isRouted }: Ours) {
  if (transport === 'retry' && nexthop?.startsWith('4.3.0')) return { addressClass: 'fail' };
  if (addressClass === 'error' && nexthop?.startsWith('5.1.3')) return { addressClass, recipient };
  if (addressClass === 'error') return { addressClass, recipient, transport, nexthop };
  return { addressClass, recipient, transport, nexthop, isRouted };
}

const seed = Number(process.env['ROUTE_SEED'] ?? 1);
const configurations = Number(process.env['ROUTE_CONFIGURATIONS'] ?? 80);
const perConfiguration = 40;

interface Setting {
  readonly daemon: Daemon;
  readonly tables: string;
  readonly version: string;
}

interface Comparison {
  readonly about: unknown;
  readonly question: Question;
  readonly ours: unknown;
  summarize(answer: Readonly<Record<string, string>>): unknown;
}

/** Addresses on which the program itself breaks off with "empty tree". */
const isBlank = (address: string) => /^[ \t\r\n]+$/.test(address);

const summarizeResolved = (answer: Readonly<Record<string, string>>) => {
  const resolved = resolvedBy(answer);
  return resolved && summaryOfTheirs(resolved);
};

/** A configuration of its own, with what we answer and the program is to be asked about. */
function openCase({ daemon, tables, version }: Setting, index: number) {
  const random = seeded(seed * 100_000 + index);
  const settings = generateSettings(random, tables);
  const folder = writeSettings(daemon, index, settings);
  const { configuration, sources } = openConfiguration(folder, version);
  const resolver = createResolver(configuration, sources);
  const router = createRouter(configuration, sources);
  const comparisons = Array.from({ length: perConfiguration }, (_, each): Comparison[] => {
    const [sender, address] = [random.pick(senders), generateAddress(random)];
    if (isBlank(address)) return [];
    const about = { sender, address, settings };
    const completed = completeAddress(address, resolver.destination).address;
    const { flags, ...route } = router(address, quoteAddress(sender));
    const routed: Comparison = {
      about,
      question: { request: 'resolve', sender, address: unquoteAddress(completed) },
      ours: summaryOfOurs({ ...route, isRouted: flags.includes('routed') }),
      summarize: summarizeResolved,
    };
    const rewritten: Comparison = {
      about,
      question: { request: 'rewrite', rule: 'local', address },
      ours: completed,
      summarize: (answer) => answer['address'],
    };
    // An address that nobody has completed, such as an alias holds.
    const raw: Comparison = {
      about,
      question: { request: 'resolve', sender, address },
      ours: summaryOfOurs(resolveAddress(resolver, sender, address)),
      summarize: summarizeResolved,
    };
    return each % 3 === 0 ? [routed, rewritten, raw] : [routed];
  });
  return { folder, comparisons: comparisons.flat() };
}

test('addresses are completed and resolved as by trivial-rewrite', async (t) => {
  const daemon = openDaemon(t);
  if (!daemon) return;
  t.after(() => removeFolder(daemon.folder));
  const tables = join(daemon.folder, 'tables');
  mkdirSync(tables);
  for (const [name, text] of Object.entries(tableFiles)) writeFileSync(join(tables, name), text);
  const setting = { daemon, tables, version: postconfVersion() ?? '' };
  const differing: unknown[] = [];
  const counts = new Map<string, number>();
  const indices = Array.from({ length: configurations }, (_, index) => index);
  await inParallel(indices, 2, async (index) => {
    const { folder, comparisons } = openCase(setting, index);
    const answers = await askInTurn(
      daemon,
      folder,
      comparisons.map(({ question }) => question),
    );
    comparisons.forEach(({ about, question, ours, summarize }, each) => {
      const theirs = summarize(answers[each] ?? {});
      if (JSON.stringify(theirs) !== JSON.stringify(ours)) differing.push({ question, theirs, ours, about });
      const { flags } = resolvedBy(answers[each] ?? {}) ?? {};
      const name =
        flags === undefined ? '' : flags & flagError ? 'error' : (classes.get(flags & 0x1f00) ?? '');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    });
  });
  assert.deepEqual(differing.slice(0, 5), [], `${differing.length} differ`);
  for (const each of [...classes.values(), 'error']) {
    assert.ok((counts.get(each) ?? 0) > 20, `${each}: ${counts.get(each)}`);
  }
});
