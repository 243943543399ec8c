/** Figures of the resolver: an address with tables of 1,000 entries each. */
import { readConfiguration } from '../server/src/core/config/configuration.ts';
import { createRouter } from '../server/src/core/route/route.ts';
import { routeSources } from '../server/src/core/route/sources.ts';

const entries = 1000;

const main = `myhostname = mail.example.com
mydestination = $myhostname, localhost, hash:/t/local
inet_interfaces = loopback-only
virtual_alias_domains = hash:/t/virtual
virtual_alias_maps = hash:/t/virtual
canonical_maps = hash:/t/canonical
virtual_mailbox_domains = hash:/t/mailbox
relay_domains = hash:/t/relay
transport_maps = hash:/t/transport
sender_dependent_relayhost_maps = hash:/t/senders
alias_maps = hash:/t/aliases
recipient_delimiter = +
`;

/** A table with an entry for each number. */
function table(entry: (index: number) => string): string {
  return Array.from({ length: entries }, (_, index) => entry(index)).join('');
}

const tables: Readonly<Record<string, string>> = {
  '/t/local': table((index) => `local${index}.example x\n`),
  '/t/virtual': table(
    (index) =>
      `virtual${index}.example x\nu${index}@virtual${index}.example u${index}@relay${index}.example, a${index}\n`,
  ),
  '/t/canonical': table((index) => `c${index}@virtual.example u${index}@virtual${index}.example\n`),
  '/t/mailbox': table((index) => `mailbox${index}.example x\n`),
  '/t/relay': table((index) => `relay${index}.example x\n`),
  '/t/transport': table(
    (index) =>
      `.relay${index}.example smtp:[hop${index}.example]\nrelay${index}.example smtp:[hop${index}.example]\n`,
  ),
  '/t/senders': table((index) => `s${index}@example.com [sender${index}.example]\n`),
  '/t/aliases': table((index) => `a${index}: u${index}@outside.example, b${index}\n`),
};

/** Prints the time that one address takes, the first with all tables read, and the others. */
export function benchRoute(): void {
  const configuration = readConfiguration({ main: { file: 'main.cf', text: main } });
  const world = { read: (file: string) => ({ file, text: tables[file] ?? '' }) };
  const router = createRouter(configuration, routeSources(configuration, world));
  const ask = (index: number) =>
    router(`c${index % entries}+ext@virtual.example`, `s${index % entries}@example.com`);
  const cold = performance.now();
  const { deliveries } = ask(0);
  const first = performance.now() - cold;
  const rounds = 2000;
  const start = performance.now();
  for (let index = 1; index <= rounds; index++) ask(index);
  const warm = (performance.now() - start) / rounds;
  console.log(
    `an address with ${deliveries.length} ends and ${Object.keys(tables).length} tables of ${entries} entries: ` +
      `the first ${first.toFixed(1)} ms, then ${warm.toFixed(3)} ms (target: under 5)`,
  );
}
