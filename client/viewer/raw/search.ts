/** The search through all lines. */
import { computed, signal } from '@preact/signals';
import type { SearchProgress } from '../../../server/src/logProtocol/lines.ts';
import { ask } from '../host.ts';
import { activeLine } from '../state.ts';

export interface SearchWish {
  readonly text: string;
  readonly matchCase: boolean;
  readonly regularExpression: boolean;
}

export interface Search {
  readonly wish: SearchWish;
  /** Ascending; at most as many as the server tells. */
  readonly found: readonly number[];
  /** All found lines. */
  readonly total: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly running: boolean;
  /** Why it is no regular expression; empty where it is one. */
  readonly fault: string;
}

export const wish = signal<SearchWish>({ text: '', matchCase: false, regularExpression: false });
export const search = signal<Search | null>(null);

/** Place in `Search.found` of the match at the active line or the first one after it; -1 without any. */
export const currentMatch = computed(() => {
  const found = search.value?.found ?? [];
  const line = activeLine.value;
  return line === null ? -1 : found.indexOf(line);
});

let lastSearch = 0;
let asked: AbortController | undefined;

/** Searches the whole log; a search that runs is given up. */
export async function startSearch(): Promise<void> {
  stopSearch();
  const { text, matchCase, regularExpression } = wish.value;
  if (text === '') {
    search.value = null;
    return;
  }
  const mine = new AbortController();
  asked = mine;
  const id = ++lastSearch;
  search.value = { wish: wish.value, found: [], total: 0, progress: 0, running: true, fault: '' };
  const answer = await ask('search', { search: id, text, matchCase, regularExpression }, mine.signal);
  if (id !== lastSearch || !search.value) return;
  search.value = {
    ...search.value,
    running: false,
    progress: 1,
    ...(answer && { total: answer.total, fault: answer.fault ?? '' }),
  };
}

export function stopSearch(): void {
  asked?.abort();
  asked = undefined;
  if (search.value?.running) search.value = { ...search.value, running: false };
}

/** Takes in what a search that runs has found. */
export function takeFound(progress: SearchProgress): void {
  const running = search.value;
  if (!running?.running || progress.search !== lastSearch) return;
  const isFirst = running.found.length === 0 && progress.found.length > 0;
  search.value = {
    ...running,
    found: [...running.found, ...progress.found],
    total: progress.total,
    progress: progress.linesTotal > 0 ? progress.linesRead / progress.linesTotal : 0,
  };
  if (isFirst) moveMatch(1);
}

/** Goes to the next (1) or the previous (-1) match from the active line, round and round. */
export function moveMatch(step: 1 | -1): void {
  const found = search.value?.found ?? [];
  if (found.length === 0) return;
  const at = activeLine.value ?? -1;
  const next = step > 0 ? found.find((line) => line > at) : found.findLast((line) => line < at);
  activeLine.value = next ?? (step > 0 ? found[0] : found.at(-1)) ?? null;
}
