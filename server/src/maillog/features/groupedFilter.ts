import { type Language, type Localized, localize } from '../../core/l10n.ts';
import { createFailureTable } from '../view/failureTable.ts';
import { createFilterTests } from '../view/filterTests.ts';
import { parseFilter } from '../view/filterText.ts';
import { createIdTexts } from '../view/idTexts.ts';
import { createThreadColumns } from '../view/threadColumns.ts';
import { type LogView, lineText } from './logView.ts';

/** The messages that a filter text lets through, in order of their first lines, and what is wrong with the text. */
export interface FilteredThreads {
  readonly threads: readonly number[];
  readonly faults: readonly Localized[];
}

/** Applies a filter text (`logProtocol/filter.ts`) to a log; an empty one lets everything through. */
export function filterThreads(view: LogView, filter: string): FilteredThreads {
  const { index } = view;
  const all = Array.from({ length: index.threadCount }, (_, thread) => thread);
  if (filter.trim() === '') return { threads: all, faults: [] };
  const columns = createThreadColumns(index);
  columns.update();
  const failures = createFailureTable(index, { line: (line) => lineText(view, line) });
  if (filter.includes('reason:')) failures.scan.advance(index.lineCount);
  const ids = createIdTexts(index);
  while (ids.advance());
  // Stamps without a year and zone are read alike in the log and in the filter.
  const times = { end: index.tables.totals.lastSeconds, zoneOfWall: () => 0 };
  const terms = parseFilter(filter, times);
  const tests = createFilterTests({ index, columns, failures, ids }).of(terms);
  return {
    threads: all.filter((thread) => tests.every((test) => test(thread))),
    faults: terms.flatMap(({ fault }) => fault ?? []),
  };
}

const noFilter: Localized = { en: 'Filter: none', ja: '絞り込み: なし' };
const withFilter: Localized = { en: 'Filter: {filter}', ja: '絞り込み: {filter}' };
const allMessages: Localized = { en: '{count} messages', ja: '{count} 通' };
const oneMessage: Localized = { en: '1 message', ja: '1 通' };
const someMessages: Localized = { en: '{shown} of {count} messages', ja: '{count} 通中 {shown} 通' };

/** The line at the head of a grouped document: the filter, how many messages it lets through, and its faults. */
export function filterLine(
  filter: string,
  shown: number,
  count: number,
  faults: readonly Localized[],
  language: Language,
): string {
  if (filter.trim() === '') {
    return `${localize(noFilter, language)}  ${localize(count === 1 ? oneMessage : allMessages, language, { count })}`;
  }
  return [
    localize(withFilter, language, { filter: filter.trim().replaceAll(/\s/g, ' ') }),
    localize(someMessages, language, { shown, count }),
    ...faults.map((fault) => localize(fault, language)),
  ].join('  ');
}
