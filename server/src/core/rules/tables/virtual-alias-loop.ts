import { addressesIn } from '../../address/list.ts';
import { unquoteAddress } from '../../address/quoting.ts';
import { foldName } from '../../aliases/foldName.ts';
import type { TableEntry } from '../../syntax/table.ts';
import { serves } from '../../tables/tableFile.ts';
import { entriesOf, type IndexedRule } from './context.ts';

export const virtualAliasLoop: IndexedRule = {
  code: 'virtual-alias-loop',
  severity: 'error',
  message: {
    en: 'This address leads back to itself ({path}): Postfix does not accept mail for it ("alias expansion error")',
    ja: 'このアドレスは自分自身に戻ります ({path})。Postfix はこの宛先のメールを受け付けません ("alias expansion error")',
  },
  docs: {
    what: {
      en: 'Virtual aliases are expanded again and again until no entry is left. Addresses that lead to each other never end, and cleanup gives up at virtual_alias_recursion_limit. Break the circle. An address may lead to itself directly: then it is kept as it is.',
      ja: 'バーチャルエイリアスは、該当するエントリがなくなるまで繰り返し展開されます。互いを指し合うアドレスは終わりがなく、cleanup は virtual_alias_recursion_limit で展開をあきらめます。循環を断ってください。自分自身を直接指すのは構いません (そのまま残ります)。',
    },
    bad: 'a@example.com b@example.com\nb@example.com a@example.com\n',
    good: 'a@example.com a@example.com, b@example.com\nb@example.com taro@example.net\n',
  },
  *check(file) {
    if (!serves(file, 'virtual-alias')) return;
    const targets = targetsByAddress(file);
    const finished = new Set<string>();
    for (const [address, { entry }] of targets) {
      const path = finished.has(address) ? undefined : circleFrom(address, targets, finished);
      if (path) yield { span: entry.key.span, args: { path: path.join(' → ') } };
    }
  },
};

interface Targets {
  readonly entry: TableEntry;
  readonly addresses: readonly string[];
}

/** The addresses that lead elsewhere; one that leads to itself too is kept, and ends the expansion. */
function targetsByAddress(file: Parameters<typeof virtualAliasLoop.check>[0]): Map<string, Targets> {
  const found = new Map<string, Targets>();
  for (const entry of entriesOf(file)) {
    const address = folded(entry.key.text);
    if (!/.@/.test(address) || found.has(address)) continue;
    const addresses = entry.value.text.startsWith('@') ? [] : addressesIn(entry.value.text).map(folded);
    if (!addresses.includes(address)) found.set(address, { entry, addresses });
  }
  return found;
}

function folded(external: string): string {
  return foldName(unquoteAddress(external));
}

/** The way from an address back to itself; the addresses that were looked at are finished then. */
function circleFrom(
  start: string,
  targets: ReadonlyMap<string, Targets>,
  finished: Set<string>,
): string[] | undefined {
  const path: { readonly address: string; next: number }[] = [{ address: start, next: 0 }];
  const onPath = new Set([start]);
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const next = targets.get(last.address)?.addresses[last.next++];
    if (next === undefined) {
      finished.add(last.address);
      onPath.delete(last.address);
      path.pop();
    } else if (next === start) {
      for (const { address } of path) finished.add(address);
      return [...path.map(({ address }) => address), start];
    } else if (!onPath.has(next) && !finished.has(next) && targets.has(next)) {
      onPath.add(next);
      path.push({ address: next, next: 0 });
    }
  }
  return undefined;
}
