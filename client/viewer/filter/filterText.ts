/** Changes to a filter text at the terms that the server has found in it. */
import type { FilterTerm, TextSpan } from '../../../server/src/logProtocol/filter.ts';

/** The text without this part, and without the blank that set it off. */
export function withoutSpan(text: string, { start, end }: TextSpan): string {
  return joined(text.slice(0, start), text.slice(end));
}

/** The text with a term more. */
export function withTerm(text: string, term: string): string {
  return joined(text, term);
}

/** `key:value`, quoted where the value needs it. */
export function termOf(key: string, value: string): string {
  return `${key}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
}

/** The text with `status:` terms for these states, and no others; or without any. */
export function toggleStates(
  { text, terms }: { readonly text: string; readonly terms: readonly FilterTerm[] },
  states: readonly string[],
  on: boolean,
): string {
  const others = withoutTerms(
    text,
    terms.filter(({ key, negated }) => key === 'status' && !negated),
  );
  return on ? states.reduce((found, state) => withTerm(found, termOf('status', state)), others) : others;
}

/** From the last to the first, as the places of the others stay where they are. */
function withoutTerms(text: string, terms: readonly FilterTerm[]): string {
  return terms.toSorted((one, other) => other.start - one.start).reduce(withoutSpan, text);
}

function joined(before: string, after: string): string {
  return [before.trimEnd(), after.trimStart()].filter((part) => part !== '').join(' ');
}
