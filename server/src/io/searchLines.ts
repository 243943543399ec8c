import { setImmediate } from 'node:timers/promises';
import type { SearchParams, SearchProgress, SearchResult } from '../logProtocol/lines.ts';
import { logLimits } from '../logProtocol/requests.ts';
import type { LogIndex } from '../maillog/logIndex.ts';
import type { LinePiece, LineStore } from './lineStore.ts';

/** After so many lines other work gets its turn. */
const SLICE_LINES = 16_384;
/** So many lines are searched as one text: one that is small enough to be forgotten soon. */
const PIECE_LINES = 512;
const PROGRESS_MS = 100;

export interface SearchOptions {
  readonly params: SearchParams;
  readonly onProgress: (progress: SearchProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Searches the text of all lines that are indexed now. Found lines are told as they are found, at most
 * `logLimits.searchMatches` of them; the others are counted. Rejects with AbortError when cancelled.
 */
export async function searchLines(
  index: LogIndex,
  store: LineStore,
  { params, onProgress, signal }: SearchOptions,
): Promise<SearchResult> {
  const { log, search } = params;
  const finder = createFinder(params);
  if ('fault' in finder) return { search, total: 0, cut: false, fault: finder.fault };
  const { find } = finder;
  function* findIn(first: number, last: number): Iterable<number> {
    for (const piece of store.pieces(first, last)) yield* find(piece);
  }
  const linesTotal = index.lineCount;
  let total = 0;
  let found: number[] = [];
  let told = performance.now();
  for (let first = 0; first < linesTotal; first += SLICE_LINES) {
    const last = Math.min(first + SLICE_LINES, linesTotal);
    for (let line = first; line < last; line += PIECE_LINES) {
      for (const match of findIn(line, Math.min(line + PIECE_LINES, last))) {
        if (++total <= logLimits.searchMatches) found.push(match);
      }
    }
    if (last === linesTotal || performance.now() - told >= PROGRESS_MS) {
      onProgress({ log, search, linesRead: last, linesTotal, found, total });
      found = [];
      told = performance.now();
    }
    await setImmediate();
    signal.throwIfAborted();
  }
  return { search, total, cut: total > logLimits.searchMatches, fault: null };
}

interface Finder {
  /** The lines of a piece in which there is a match, ascending. */
  find(piece: LinePiece): Iterable<number>;
}

function createFinder({ text, matchCase, regularExpression }: SearchParams): Finder | { fault: string } {
  if (text === '') return { find: () => [] };
  const source = regularExpression ? text : literal(text);
  // Latin-1 makes a string of bytes fastest; what is not ASCII, or may match it, needs the real text.
  const encoding = !regularExpression && /^[\x20-\x7e]*$/.test(text) ? 'latin1' : 'utf8';
  try {
    const pattern = new RegExp(source, `gm${matchCase ? '' : 'i'}`);
    return { find: ({ first, bytes }) => matchingLines(pattern, bytes.toString(encoding), first) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** One match a line; a match does not reach beyond its line. */
function* matchingLines(pattern: RegExp, text: string, first: number): Iterable<number> {
  let line = first;
  let lineStart = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    let next = text.indexOf('\n', lineStart);
    while (next >= 0 && next < match.index) {
      line++;
      lineStart = next + 1;
      next = text.indexOf('\n', lineStart);
    }
    yield line;
    if (next < 0) return;
    line++;
    lineStart = next + 1;
    pattern.lastIndex = lineStart;
  }
}
