/** Words that texts are compared with. */
import { same } from './bytes';

/** A word in the kernel's memory. */
export function word(text: string): ArrayBuffer {
  return String.UTF8.encode(text);
}

/** Whether the text at `at` starts with a word. */
export function startsWith(at: usize, word: ArrayBuffer): bool {
  return same(at, changetype<usize>(word), lengthOf(word));
}

export function lengthOf(word: ArrayBuffer): usize {
  return <usize>word.byteLength;
}
