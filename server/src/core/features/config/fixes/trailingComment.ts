import { isSpace } from '../../../syntax/logicalLines.ts';
import type { Fix } from '../../action.ts';
import { insertion, newlineOf } from '../fileLines.ts';
import type { FixContext } from './fixContext.ts';

/** Gives a `# comment` behind a value a line of its own, above. */
export function trailingComment({ source, span, at }: FixContext): Fix[] {
  const { file, text } = source;
  if (at.file !== 'main' || at.entry.kind !== 'assignment') return [];
  const mark = /(?:^|[ \t])#/.exec(text.slice(span.start, span.end));
  if (!mark) return [];
  const start = span.start + mark.index + mark[0].length - 1;
  const line = source.lines.find(({ content }) => content.start < start && start < content.end);
  if (!line || start < at.entry.nameSpan.end || !isSpace(text[start - 1])) return [];
  let blank = start;
  while (blank > line.content.start && isSpace(text[blank - 1])) blank--;
  const end = text[line.content.end - 1] === '\r' ? line.content.end - 1 : line.content.end;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(line.content.start, start)) ?? [];
  const comment = text.slice(start, end).trimEnd();
  return [
    {
      title: { en: 'Move the comment to its own line', ja: 'コメントを独立した行に移す' },
      edits: [
        insertion(file, line.content.start, `${indent}${comment}${newlineOf(text)}`),
        { file, span: { start: blank, end }, newText: '' },
      ],
      isPreferred: true,
      isSafe: true,
    },
  ];
}

/** The same for values that are one word: what is wrong with them is the comment. */
export function commentBehindWord(context: FixContext): Fix[] {
  const { at } = context;
  if (at.file !== 'main' || at.entry.kind !== 'assignment') return [];
  return trailingComment({ ...context, span: at.entry.valueSpan });
}
