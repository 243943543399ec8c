import { quoteAddress, unquoteAddress } from '../address/quoting.ts';
import { toInternal } from '../address/tokens.ts';
import { foldName } from '../aliases/foldName.ts';
import { completeAddress, type MappingRules, mapAddress } from './addressMapping.ts';
import { rewritingParameters } from './destination.ts';
import { masquerade } from './masquerading.ts';
import type { Resolver } from './resolver.ts';
import { type Step, step } from './step.ts';
import { type TableList, tableList } from './tables.ts';
import { propagates, type Values, valuesFor } from './values.ts';

/** What cleanup(8) does to the addresses of an envelope before the message is queued. */
export interface Cleanup {
  readonly resolver: Resolver;
  readonly values: Values;
  tables(parameter: string): TableList;
}

/** An address of the envelope, in internal form, and how it came to be. */
export interface CleanAddress {
  readonly address: string;
  readonly steps: readonly Step[];
}

type Party = 'sender' | 'recipient';

export function createCleanup(resolver: Resolver): Cleanup {
  const values = valuesFor(resolver.configuration, 'cleanup');
  const known = new Map<string, TableList>();
  return {
    resolver,
    values,
    tables(parameter) {
      const list = known.get(parameter) ?? tableList(values, parameter, resolver.sources.open);
      known.set(parameter, list);
      return list;
    },
  };
}

/** A recipient in external form after completion, canonical(5) mapping and masquerading. */
export function cleanRecipient(cleanup: Cleanup, external: string): CleanAddress {
  return mapped(cleanup, completed(cleanup, external), 'recipient');
}

/** A sender in external form in the same way; the mail system's own becomes the empty address. */
export function cleanSender(cleanup: Cleanup, external: string): CleanAddress {
  const sender = completed(cleanup, external);
  const daemon = completed(cleanup, 'MAILER-DAEMON').address;
  const isDaemon = foldName(sender.address) === foldName(daemon);
  return isDaemon ? { address: '', steps: sender.steps } : mapped(cleanup, sender, 'sender');
}

function completed({ resolver }: Cleanup, external: string): CleanAddress {
  const { address, done } = completeAddress(external, resolver.destination);
  const steps: Step[] = [];
  let from = unquoteAddress(external);
  for (const { rewriting, tokens } of done) {
    const to = toInternal(tokens);
    const parameter = rewritingParameters[rewriting];
    const place = parameter === undefined ? undefined : resolver.values.place(parameter);
    steps.push(step(rewriting, from, to, { parameter, place }));
    from = to;
  }
  return { address: unquoteAddress(address), steps };
}

/** The tables of each party, with the parameter that says for which addresses of a message they count. */
const canonicalTables: Readonly<Record<Party, readonly (readonly [string, string])[]>> = {
  sender: [
    ['sender_canonical_maps', 'sender_canonical_classes'],
    ['canonical_maps', 'canonical_classes'],
  ],
  recipient: [
    ['recipient_canonical_maps', 'recipient_canonical_classes'],
    ['canonical_maps', 'canonical_classes'],
  ],
};

function mapped(cleanup: Cleanup, start: CleanAddress, party: Party): CleanAddress {
  let current = start;
  for (const [parameter, classes] of canonicalTables[party]) {
    if (countsFor(cleanup.values, classes, party)) current = canonical(cleanup, current, parameter);
  }
  if (!countsFor(cleanup.values, 'masquerade_classes', party)) return current;
  const masked = masquerade(cleanup, quoteAddress(current.address));
  if (!masked) return current;
  return { address: unquoteAddress(masked.external), steps: [...current.steps, masked.step] };
}

function countsFor(values: Values, classes: string, party: Party): boolean {
  return values.items(classes).some(({ text }) => text.toLowerCase() === `envelope_${party}`);
}

/** An address is mapped until it maps onto itself, or so many times; cleanup_map11.c. */
const mostMappings = 10;

function canonical(cleanup: Cleanup, { address, steps }: CleanAddress, parameter: string): CleanAddress {
  const tables = cleanup.tables(parameter);
  if (tables.isEmpty) return { address, steps };
  const rules = mappingRules(cleanup, 'canonical');
  const done: Step[] = [];
  let current = address;
  for (let count = 0; count < mostMappings; count++) {
    const found = mapAddress(tables, current, rules);
    if (!found) return { address: current, steps: [...steps, ...done] };
    const [next] = found.addresses;
    done.push(step('canonical', current, next, found.hit));
    const isSame = foldName(next) === foldName(current);
    current = next;
    if (isSame) return { address: current, steps: [...steps, ...done] };
  }
  done.push(step('expansion-limit', address, String(mostMappings), { parameter }));
  return { address: current, steps: [...steps, ...done] };
}

/** How addresses are mapped for `use`, a word of propagate_unmatched_extensions. */
export function mappingRules({ resolver, values }: Cleanup, use: 'canonical' | 'virtual'): MappingRules {
  return { lookup: resolver.lookup, rewrite: resolver.destination, propagates: propagates(values, use) };
}
