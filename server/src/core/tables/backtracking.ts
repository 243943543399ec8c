import type { Pattern } from '../syntax/patternTable.ts';
import type { Expression } from './expressions.ts';

/** How often a character is repeated in the texts that expressions are tried with. */
const repetitions = 40;

/** So many of its own characters are tried with an expression. */
const mostCharacters = 12;

/** Verdicts are kept, since an expression that backtracks without end takes a while to tell. */
const known = new Map<string, string | undefined>();
const mostKnown = 5000;

/**
 * A text on which an expression backtracks until it is stopped, found by trying; undefined where none of the
 * texts that are tried does that. They are made from the expression: what it begins with, then one of its
 * characters again and again, then something that does not fit.
 */
export function endlessText({ source, flags }: Pattern, expression: Expression): string | undefined {
  const key = `${flags.text} ${source.text}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= mostKnown) known.clear();
  const found = hasNestedRepeats(source.text)
    ? trialTexts(source.text).find((text) => expression.match(text, 0).kind === 'given-up')
    : undefined;
  known.set(key, found);
  return found;
}

/** Only a repeat of something that can be matched in several ways goes wrong so badly. */
function hasNestedRepeats(source: string): boolean {
  const repeats = source.match(/[*+}]/g)?.length ?? 0;
  return repeats > 1 || (repeats > 0 && source.includes('|'));
}

function trialTexts(source: string): string[] {
  const plain = source.replace(/^\^/, '');
  const start = /^(?:[\w :@-](?![*+?{]))*/.exec(plain)?.[0] ?? '';
  const own = [...new Set(plain.replace(/\\[a-zA-Z]/g, '').match(/[^\\^$|?*+()[\]{}]/g))];
  // A library that looks for a character which must come, such as the last one, shall find it.
  const end = `\x01${own.join('')}`;
  const characters = new Set([...own.toReversed().slice(0, mostCharacters), 'a', '1', ' ']);
  return [...characters].flatMap((char) => {
    const run = char.repeat(repetitions);
    return [...new Set([`${start}${run}${end}`, `${run}${end}`])];
  });
}
