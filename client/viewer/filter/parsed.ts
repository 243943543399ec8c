import { effect } from '@preact/signals';
import { ask } from '../host.ts';
import { filter, parsedFilter, start } from '../state.ts';

/** Has every filter text taken apart by the server. */
export function watchFilter(): void {
  let asked: AbortController | undefined;
  effect(() => {
    const text = filter.value;
    asked?.abort();
    if (text === '' || start.value === null) {
      parsedFilter.value = { text, terms: [], faults: [] };
      return;
    }
    const mine = new AbortController();
    asked = mine;
    void ask('filter', { text }, mine.signal).then((answer) => {
      if (answer && asked === mine) parsedFilter.value = { ...answer, text };
    });
  });
}
