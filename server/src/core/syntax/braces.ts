/** Braces that hold text together, in master.cf and in the lists of values. */
import type { Span } from '../text/span.ts';

/** The words of a text between separators, which count for nothing inside of braces (mystrtokq(3)). */
export function splitOutsideBraces(text: string, separators: string): Span[] {
  const words: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    if (separators.includes(text.charAt(at))) continue;
    const end = wordEnd(text, at, separators);
    words.push({ start: at, end });
    at = end;
  }
  return words;
}

/** Where the word that begins at `start` ends. */
function wordEnd(text: string, start: number, separators: string): number {
  let level = 0;
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{') level++;
    else if (char === '}' && level > 0) level--;
    else if (level === 0 && separators.includes(char)) return at;
  }
  return text.length;
}

/** Position of the brace that closes the one at the start of `text`; -1 where there is none (balpar(3)). */
export function closingBrace(text: string): number {
  if (text[0] !== '{') return -1;
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') level++;
    else if (text[at] === '}' && --level === 0) return at;
  }
  return -1;
}
