import type { LogicalLine, PhysicalLine } from '../../syntax/logicalLines.ts';
import type { FileEdit, FileId } from '../types.ts';

/** A file as changes of whole lines need it. */
export interface FileLines {
  readonly file: FileId;
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
}

/** The physical lines of a logical one, without the comments and blank lines among them. */
export function linesOf({ lines }: FileLines, { firstLine, span }: LogicalLine): PhysicalLine[] {
  const own: PhysicalLine[] = [];
  for (let number = firstLine; number < lines.length; number++) {
    const line = lines[number];
    if (!line || line.span.start >= Math.max(span.end, span.start + 1)) break;
    if (line.kind === 'start' || line.kind === 'continuation') own.push(line);
  }
  return own;
}

/** Takes a logical line out of its file; comments among its lines stay. */
export function removeLine(source: FileLines, line: LogicalLine): FileEdit[] {
  return linesOf(source, line).map(({ span }) => ({ file: source.file, span, newText: '' }));
}

/** Puts `#` before each line of a logical line. */
export function commentOut(source: FileLines, line: LogicalLine): FileEdit[] {
  return linesOf(source, line).map(({ span }) => insertion(source.file, span.start, '#'));
}

export function insertion(file: FileId, at: number, newText: string): FileEdit {
  return { file, span: { start: at, end: at }, newText };
}

/** How the lines of a text end. */
export function newlineOf(text: string): string {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}
