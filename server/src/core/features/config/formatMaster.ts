import type { Configuration } from '../../config/configuration.ts';
import type { LogicalLine } from '../../syntax/logicalLines.ts';
import { type MasterService, masterColumns } from '../../syntax/masterCf.ts';
import { type Span, slice } from '../../text/span.ts';
import type { TextEdit } from '../types.ts';
import { editTo, indentation, trimmedEnd } from './lineEdits.ts';

/** Where postconf(1) begins the columns of a service. */
const columnGoals = [0, 11, 17, 25, 33, 41, 49, 57];

const optionIndent = '  ';

/**
 * The edits that bring master.cf into order: columns where `postconf -M` has them, the lines of a service
 * behind its first indented by two, no blanks at the ends of lines. Text in braces and lines that are no
 * service are left alone. With `range`, only lines that it touches.
 */
export function formatMaster({ master }: Configuration, range?: Span): TextEdit[] {
  if (!master) return [];
  const { text, tree } = master;
  const isWanted = ({ start, end }: Span) => !range || (start <= range.end && range.start <= end);
  const skipped = tree.lines
    .filter(({ kind, content }) => (kind === 'blank' || kind === 'comment') && isWanted(content))
    .flatMap(({ content }) => trimLine(text, content));
  const services = tree.entries.flatMap((entry) =>
    entry.kind === 'service' && isWanted(entry.line.span) && !entry.line.text.includes('\0')
      ? [...formatColumns(text, entry), ...formatContinuations(text, entry.line)]
      : [],
  );
  return [...skipped, ...services].sort((a, b) => a.span.start - b.span.start);
}

function trimLine(text: string, content: Span): TextEdit[] {
  const end = content.end > content.start && text[content.end - 1] === '\r' ? content.end - 1 : content.end;
  return editTo(text, { start: trimmedEnd(text, content), end }, '');
}

/** The blanks between the columns, where all of them stand on one line. */
function formatColumns(text: string, { fields, line }: MasterService): TextEdit[] {
  const end = line.segments[0]?.span.end ?? line.span.start;
  if (fields.command.span.end > end) return [];
  const edits: TextEdit[] = [];
  let shown = '';
  let last = line.span.start;
  masterColumns.forEach((column, index) => {
    const { span } = fields[column];
    if (index > 0) {
      const padded = `${shown} `.padEnd(columnGoals[index] ?? 0);
      edits.push(...editTo(text, { start: last, end: span.start }, padded.slice(shown.length)));
      shown = padded;
    }
    shown += slice(text, span);
    last = span.end;
  });
  const blanks = indentation(text.slice(last, end));
  const isBeforeMore = last + blanks.length < end && text[last + blanks.length] !== '\r';
  return blanks !== '' && isBeforeMore
    ? [...edits, ...editTo(text, { start: last, end: last + blanks.length }, ' ')]
    : edits;
}

/** Indentation and blanks at the ends of lines; blanks between braces are part of an argument. */
function formatContinuations(text: string, { text: joined, segments }: LogicalLine): TextEdit[] {
  const levels = braceLevels(joined);
  return segments.flatMap(({ at, span }, index) => {
    const next = segments[index + 1];
    const content = slice(text, span);
    const blanks = indentation(content);
    const isIndentFree = index > 0 && blanks !== '' && levels[at] === 0;
    const isEndFree = !next || (levels[next.at] === 0 && /[ \t]/.test(text.charAt(next.span.start)));
    return [
      ...(isIndentFree
        ? editTo(text, { start: span.start, end: span.start + blanks.length }, optionIndent)
        : []),
      ...(isEndFree ? trimLine(text, span) : []),
    ];
  });
}

/** How many braces are open before each character. */
function braceLevels(text: string): number[] {
  let level = 0;
  return [...Array(text.length).keys()].map((at) => {
    const before = level;
    if (text[at] === '{') level++;
    else if (text[at] === '}' && level > 0) level--;
    return before;
  });
}
