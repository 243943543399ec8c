import { foldName } from '../aliases/foldName.ts';
import { type MappingRules, mapAddress } from './addressMapping.ts';
import { type Cleanup, mappingRules } from './cleanup.ts';
import { type Step, step } from './step.ts';
import type { TableList } from './tables.ts';

/** The recipients, in internal form, that virtual_alias_maps make of one. */
export interface Expanded {
  readonly recipients: readonly string[];
  readonly steps: readonly Step[];
  /** A limit was reached: cleanup(8) does not take the message, "4.6.0 Alias expansion error". */
  readonly failed: boolean;
}

interface Expansion {
  readonly tables: TableList;
  readonly rules: MappingRules;
  readonly limits: Limits;
  /** The addresses at hand; those in front of the one that is being mapped are done. */
  readonly addresses: string[];
  /** Folded addresses that have expanded into themselves. */
  readonly finished: Set<string>;
  readonly steps: Step[];
}

interface Limits {
  readonly recursion: number;
  readonly expansion: number;
  /** In bytes. */
  readonly length: number;
}

/** Expands a recipient as cleanup_map1n.c does; throws a Dependency where a table cannot be read. */
export function expandVirtualAliases(cleanup: Cleanup, address: string): Expanded {
  const tables = cleanup.tables('virtual_alias_maps');
  if (tables.isEmpty) return { recipients: [address], steps: [], failed: false };
  const { values } = cleanup;
  const expansion: Expansion = {
    tables,
    rules: mappingRules(cleanup, 'virtual'),
    limits: {
      recursion: values.number('virtual_alias_recursion_limit'),
      expansion: values.number('virtual_alias_expansion_limit'),
      length: values.number('virtual_alias_address_length_limit'),
    },
    addresses: [address],
    finished: new Set(),
    steps: [],
  };
  const limit = expandAll(expansion);
  const { addresses, steps } = expansion;
  if (!limit) return { recipients: unique(addresses), steps, failed: false };
  const reached = step('expansion-limit', address, String(values.number(limit)), {
    parameter: limit,
    place: values.place(limit),
  });
  return { recipients: [address], steps: [...steps, reached], failed: true };
}

/** Maps address after address; the name of the limit that was reached, if one was. */
function expandAll(expansion: Expansion): string | undefined {
  const { addresses, limits } = expansion;
  for (let at = 0; at < addresses.length; at++) {
    if (addresses.length > limits.expansion) return 'virtual_alias_expansion_limit';
    const limit = expandOne(expansion, at);
    if (limit) return limit;
  }
  return undefined;
}

/** Maps an address and what becomes of it; further results go to the end of the list. */
function expandOne({ tables, rules, limits, addresses, finished, steps }: Expansion, at: number) {
  for (let count = 0; ; count++) {
    const current = addresses[at] ?? '';
    if (finished.has(foldName(current))) return undefined;
    if (count >= limits.recursion) return 'virtual_alias_recursion_limit';
    const found = mapAddress(tables, current, rules);
    if (!found) return undefined;
    const [first, ...others] = found.addresses;
    steps.push(step('virtual-alias', current, found.addresses.join(', '), found.hit));
    if (found.addresses.some((each) => byteLength(each) > limits.length)) {
      return 'virtual_alias_address_length_limit';
    }
    addresses[at] = first;
    addresses.push(...others);
    if (found.addresses.some((each) => foldName(each) === foldName(current))) {
      finished.add(foldName(current));
    }
  }
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Case counts nothing in the filter for duplicates (enable_original_recipient aside). */
function unique(addresses: readonly string[]): string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => {
    const folded = foldName(address);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}
