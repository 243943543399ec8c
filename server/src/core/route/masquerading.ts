import type { Cleanup } from './cleanup.ts';
import { matchList } from './matchList.ts';
import { type Step, step } from './step.ts';

/**
 * Hides the hosts below masquerade_domains: an address in external form, changed; undefined where it stays as
 * it is. The first domain of the list that is, or is above, the address's decides (cleanup_masquerade.c).
 */
export function masquerade(
  cleanup: Cleanup,
  external: string,
): { readonly external: string; readonly step: Step } | undefined {
  const at = external.lastIndexOf('@');
  const parameter = 'masquerade_domains';
  const items = cleanup.values.items(parameter);
  if (at === -1 || items.length === 0) return undefined;
  if (isExcepted(cleanup, external.slice(0, at))) return undefined;
  const domain = external.slice(at + 1);
  for (const item of items) {
    const marks = /^!*/.exec(item.text)?.[0].length ?? 0;
    const masked = item.text.slice(marks);
    const isSame = domain.toLowerCase() === masked.toLowerCase();
    const isBelow = domain.toLowerCase().endsWith(`.${masked.toLowerCase()}`);
    if (masked === '' || !(isSame || isBelow)) continue;
    if (isSame || marks % 2 === 1) return undefined;
    const changed = `${external.slice(0, at + 1)}${masked}`;
    const place = cleanup.values.place(parameter, item);
    return { external: changed, step: step('masquerade', external, changed, { parameter, place }) };
  }
  return undefined;
}

function isExcepted({ values, resolver }: Cleanup, localPart: string): boolean {
  const exceptions = matchList(values, 'masquerade_exceptions', 'none', resolver.sources);
  return exceptions.match(localPart.toLowerCase()) !== undefined;
}
