import { globTest } from '../glob.ts';
import type { TextPattern } from './filterText.ts';
import type { NumberedTexts } from './textOrder.ts';

/** For numbered texts: 1 at the number of every text that a pattern fits. Kept, and extended as texts are added. */
export interface TextMatches {
  of(pattern: TextPattern): Uint8Array;
}

/** So many patterns are remembered. */
const KEPT = 16;

export function createTextMatches(texts: NumberedTexts): TextMatches {
  const known = new Map<string, Uint8Array>();
  return {
    of(pattern) {
      const key = `${pattern.how} ${pattern.text}`;
      const before = known.get(key) ?? new Uint8Array(0);
      const found = before.length === texts.size ? before : extend(before, texts, patternTest(pattern));
      known.delete(key);
      known.set(key, found);
      const oldest = known.size > KEPT ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return found;
    },
  };
}

function extend(before: Uint8Array, texts: NumberedTexts, test: (text: string) => boolean): Uint8Array {
  const found = new Uint8Array(texts.size);
  found.set(before);
  for (let number = before.length; number < found.length; number++) {
    if (test(texts.text(number))) found[number] = 1;
  }
  return found;
}

/** Whether a text fits a pattern; upper and lower case are the same. */
export function patternTest({ how, text }: TextPattern): (text: string) => boolean {
  const wanted = text.toLowerCase();
  if (how === 'glob') return globTest(wanted);
  if (how === 'equal') return (one) => one.length === wanted.length && one.toLowerCase() === wanted;
  return (one) => one.toLowerCase().includes(wanted);
}
