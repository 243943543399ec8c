import type { Configuration } from '../../config/configuration.ts';
import { settingSpan } from '../../config/examination.ts';
import { type Setting, settingOf, settingOfOption } from '../../config/settings.ts';
import { splitBracedList } from '../../config/values/items.ts';
import { restrictionNamed } from '../../config/values/restrictions.ts';
import { macroSpans } from '../../syntax/macroSpans.ts';
import { cover, type Span } from '../../text/span.ts';
import { growing } from '../selection.ts';
import { entryBefore } from './cursor.ts';
import { readLinesOf } from './folding.ts';

/**
 * What a selection at `offset` of main.cf grows through: a word, the `${…}` that it stands in, the item of a
 * list with its argument, the value, the setting, its section, the file.
 */
export function mainSelection({ main }: Configuration, offset: number): Span[] {
  const entry = entryBefore(main.tree.entries, offset);
  const parts =
    entry?.kind === 'assignment'
      ? [entry.line.span, entry.nameSpan, entry.valueSpan, ...valueParts(settingOf(entry))]
      : [];
  return growing(readLinesOf(main), offset, parts);
}

/** The same for master.cf: a word, a column or a setting with its `-o`, the columns, the service. */
export function masterSelection({ master }: Configuration, offset: number): Span[] {
  if (!master) return [];
  const entry = entryBefore(master.tree.entries, offset);
  if (entry?.kind !== 'service') return growing(readLinesOf(master), offset, []);
  const { fields, args, options, line } = entry;
  const parts = [
    line.span,
    ...Object.values(fields).map(({ span }) => span),
    cover(fields.service.span, fields.command.span),
    ...args.map(({ span }) => span),
    ...options.flatMap((option) => {
      const { span, nameSpan, valueSpan } = option;
      return [span, nameSpan, valueSpan, ...valueParts(settingOfOption(option))];
    }),
  ];
  return growing(readLinesOf(master), offset, parts);
}

/** The items of a value, restrictions with what belongs to them, and its `$` forms. */
function valueParts(each: Setting): Span[] {
  const items = splitBracedList(each.value);
  const pairs = items.flatMap((item, index) => {
    const next = items[index + 1];
    const takesNext = (restrictionNamed(item.text)?.args ?? 'none') !== 'none';
    return takesNext && next ? [cover(item, next)] : [];
  });
  return [...items, ...pairs, ...macroSpans(each.macros())].flatMap((part) => settingSpan(each, part) ?? []);
}
