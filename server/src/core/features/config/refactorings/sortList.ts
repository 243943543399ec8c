import { settingSpan } from '../../../config/examination.ts';
import { parameterNamed } from '../../../config/parameters.ts';
import { settingOf } from '../../../config/settings.ts';
import { type Item, splitBracedList } from '../../../config/values/items.ts';
import { landValue } from '../../../config/values/landed.ts';
import { entryAt } from '../cursor.ts';
import type { Refactoring } from './refactoring.ts';

/** Types of lists whose order decides nothing, unless an item excludes what others include. */
const orderless: ReadonlySet<string> = new Set([
  'domain-list',
  'domain-address-list',
  'network-list',
  'enum-list',
  'macro-list',
  'parameter-list',
]);

/** `mx2` before `mx10`, and 9.0.0.0/8 before 10.0.0.0/8. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Sorts the items of a list where they stand: line breaks, commas and comments stay in their places. */
export const sortList: Refactoring = {
  kind: 'refactor.rewrite',
  find({ configuration, file, source, span }) {
    const entry = file === 'main' ? entryAt(configuration.main.tree.entries, span.start) : undefined;
    if (entry?.kind !== 'assignment' || entry.nulAt !== undefined) return [];
    if (!orderless.has(parameterNamed(entry.name)?.type ?? '')) return [];
    const setting = settingOf(entry);
    const landed = landValue(setting, undefined, configuration.examination);
    const items = splitBracedList(entry.value);
    if (landed.failed || [...items, ...splitBracedList(landed.text)].some(staysInPlace)) return [];
    const sorted = [...items].sort((a, b) => compare(a.text, b.text));
    const edits = items.flatMap((item, index) => {
      const place = settingSpan(setting, item);
      const newText = sorted[index]?.text ?? item.text;
      return place && newText !== item.text ? [{ file: source.file, span: place, newText }] : [];
    });
    const isWhole = items.every((item) => {
      const place = settingSpan(setting, item);
      return place && source.text.slice(place.start, place.end) === item.text;
    });
    return isWhole && edits.length > 0
      ? [{ title: { en: 'Sort the list', ja: 'リストを並べ替える' }, edits }]
      : [];
  },
};

/** An exclusion holds for what comes behind it; files and tables may hold some. Odd white space may get lost. */
function staysInPlace({ text }: Item): boolean {
  return /^[!/#"]|^[a-z]+:|[\v\f]/.test(text);
}
