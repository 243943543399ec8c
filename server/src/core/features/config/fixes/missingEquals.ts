import { parameterNamed } from '../../../config/parameters.ts';
import { fileOffset, isSpace } from '../../../syntax/logicalLines.ts';
import type { Fix } from '../../action.ts';
import { entryBefore } from '../cursor.ts';
import { insertion } from '../fileLines.ts';
import type { FixContext } from './fixContext.ts';

/** Writes the `=` behind the first word, or makes the line a continuation of the value above. */
export function missingEquals({ configuration, source, at }: FixContext): Fix[] {
  const { entry } = at;
  if (entry.kind !== 'malformed' || entry.reason !== 'missing-equals') return [];
  const [name = ''] = /^[^\s\0]+/.exec(entry.line.text) ?? [];
  if (name === '') return [];
  const isName = configuration.examination.names.has(name) || parameterNamed(name) !== undefined;
  const { start } = entry.line.span;
  const above = entryBefore(configuration.main.tree.entries, start - 1);
  const write: Fix = {
    title: { en: 'Insert "=" behind {name}', ja: '{name} の後に "=" を挿入' },
    args: { name },
    edits: [insertion(source.file, fileOffset(entry.line, name.length), ' =')],
    isPreferred: isName,
    isSafe: isName,
  };
  if (above?.kind !== 'assignment' || start === 0) return [write];
  const join: Fix = {
    title: { en: 'Indent: the line continues the value of {name}', ja: '字下げして {name} の値の続きにする' },
    args: { name: above.name },
    edits: [insertion(source.file, start, '  ')],
    isPreferred: !isName,
  };
  return [write, join];
}

/** Takes the white space away that makes a line part of the value above, or of nothing. */
export function strayIndentation({ source, span }: FixContext): Fix[] {
  const line = source.lines.find(({ content }) => content.start <= span.start && span.start <= content.end);
  if (!line) return [];
  let end = line.content.start;
  while (end < line.content.end && isSpace(source.text[end])) end++;
  if (end === line.content.start) return [];
  return [
    {
      title: { en: 'Remove the white space before the line', ja: '行頭の空白を取り除く' },
      edits: [{ file: source.file, span: { start: line.content.start, end }, newText: '' }],
      isPreferred: true,
    },
  ];
}
