import { defaultOf } from '../../../config/examination.ts';
import { entryBefore } from '../cursor.ts';
import { removeLine } from '../fileLines.ts';
import { shorten } from '../markdown.ts';
import type { Refactoring } from './refactoring.ts';

/** Takes all settings of the parameter at the cursor out of main.cf. */
export const resetToDefault: Refactoring = {
  kind: 'refactor.rewrite',
  find({ configuration, file, source, span }) {
    const { main, examination } = configuration;
    const entry = file === 'main' ? entryBefore(main.tree.entries, span.start) : undefined;
    if (entry?.kind !== 'assignment' || span.start > entry.line.span.end) return [];
    const { name } = entry;
    const known = examination.names.get(name);
    if (!known || (known.origin !== 'built-in' && known.origin !== 'service')) return [];
    const found = defaultOf(examination.defaults, known);
    const value = found.kind === 'value' ? shorten(found.value, 40) : '';
    const all = main.tree.entries.filter((each) => each.kind === 'assignment' && each.name === name);
    return [
      {
        title: {
          en: 'Remove the setting: the default is "{value}"',
          ja: '設定を削除して既定値 "{value}" に戻す',
        },
        args: { value },
        edits: all.flatMap(({ line }) => removeLine(source, line)),
      },
    ];
  },
};
