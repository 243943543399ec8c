import { restrictionNamed } from '../../config/values/restrictions.ts';

/**
 * The items of one line of a list, each with its comma, and a restriction with its argument; one item where
 * a line cannot be broken, because of brackets or quotes that do not close.
 */
export function itemsPerLine(line: string): string[] {
  if (/["\r\0]/.test(line)) return [line];
  const words = wordsOf(line);
  if (!words) return [line];
  const items: string[] = [];
  for (const { text, before } of words) {
    const last = items.at(-1);
    // A line that begins with `#` would be a comment.
    const belongs = last !== undefined && (/^[#,]/.test(text) || takesNext(last));
    if (belongs) items[items.length - 1] = last + before + text;
    else items.push(text);
  }
  return items;
}

function takesNext(item: string): boolean {
  const name = item.replace(/,$/, '');
  return name === 'warn_if_reject' || (restrictionNamed(name)?.args ?? 'none') !== 'none';
}

interface Word {
  readonly text: string;
  /** The blanks before it. */
  readonly before: string;
}

/** Words between blanks outside of brackets; undefined where brackets do not close. */
function wordsOf(line: string): Word[] | undefined {
  const words: Word[] = [];
  let level = 0;
  let text = '';
  for (const [part] of line.matchAll(/[ \t]+|[^ \t]+/g)) {
    const isBlank = part[0] === ' ' || part[0] === '\t';
    if (isBlank && level === 0) {
      words.push({ text, before: part });
      text = '';
      continue;
    }
    text += part;
    level += count(part, /[{(]/g) - count(part, /[})]/g);
    if (level < 0) return undefined;
  }
  words.push({ text, before: '' });
  if (level !== 0) return undefined;
  return words
    .map((word, index) => ({ text: word.text, before: words[index - 1]?.before ?? '' }))
    .filter((word) => word.text !== '');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
