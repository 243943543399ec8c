import type { LogIndex } from '../logIndex.ts';

/** Finds messages by a part of their queue ID: all IDs as a few long texts, which are searched fast. */
export interface IdTexts {
  /** Takes in some messages that are new; whether more are left. */
  advance(): boolean;
  /** The messages whose ID has `part` in it, upper and lower case alike. */
  find(part: string): ReadonlySet<number>;
}

const CHUNK = 4096;

export function createIdTexts(index: LogIndex): IdTexts {
  /** IDs of 4096 messages each, in lower case, each behind a blank. */
  const chunks: string[] = [];

  const idsOf = (first: number, last: number): string => {
    // Joined, not added up: a text made of many additions keeps all its parts.
    const ids = Array.from({ length: last - first }, (_, i) => index.queueId(first + i).toLowerCase());
    return ` ${ids.join(' ')}`;
  };

  const texts = {
    advance(): boolean {
      const first = chunks.length * CHUNK;
      if (first + CHUNK > index.threadCount) return false;
      chunks.push(idsOf(first, first + CHUNK));
      return true;
    },
    find(part: string): ReadonlySet<number> {
      while (texts.advance());
      const wanted = part.toLowerCase();
      const rest = idsOf(chunks.length * CHUNK, index.threadCount);
      const found = new Set<number>();
      for (const [i, text] of [...chunks, rest].entries()) addFound(text, wanted, i * CHUNK, found);
      return found;
    },
  };
  return texts;
}

function addFound(text: string, wanted: string, first: number, found: Set<number>): void {
  let thread = first - 1;
  let counted = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    for (; counted <= at; counted++) if (text.charCodeAt(counted) === 32) thread++;
    found.add(thread);
  }
}
