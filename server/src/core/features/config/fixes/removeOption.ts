import { isSpace } from '../../../syntax/logicalLines.ts';
import type { MasterOption } from '../../../syntax/masterCf.ts';
import type { FileEdit } from '../../types.ts';
import type { FileLines } from '../fileLines.ts';

/**
 * Takes an `-o` setting out of master.cf, with its line where nothing else stands there; no edits where
 * the option is glued to others, as in `-vo a=b` and `-oa=bob` (which postconf(1) splits at the last `o`).
 */
export function removeOption({ file, text, lines }: FileLines, { span }: MasterOption): FileEdit[] {
  const isApart = isSpace(text[span.start - 1]) && (span.end >= text.length || isSpace(text[span.end]));
  if (!isApart || text.slice(span.start, span.start + 2) !== '-o') return [];
  const line = lines.find(({ content }) => content.start <= span.start && span.end <= content.end);
  let { start } = span;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const isWhole = line && start === line.content.start && onlySpace(text, span.end, line.content.end);
  if (isWhole) return [{ file, span: line.span, newText: '' }];
  return [{ file, span: { start, end: span.end }, newText: '' }];
}

function onlySpace(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isSpace(text[at])) return false;
  return true;
}
