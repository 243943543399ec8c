import { parameterNamed } from '../../../config/parameters.ts';
import type { PhysicalLine } from '../../../syntax/logicalLines.ts';
import { masterColumns, parseMasterCf } from '../../../syntax/masterCf.ts';
import { slice } from '../../../text/span.ts';
import type { Fix } from '../../action.ts';
import type { FileEdit } from '../../types.ts';
import { entryBefore } from '../cursor.ts';
import { commentOut } from '../fileLines.ts';
import { entriesOf, type Refactoring, type Selection } from './refactoring.ts';

/** Makes a comment of the parameter or service at the cursor, all its lines. */
export const commentOutEntry: Refactoring = {
  kind: 'refactor.rewrite',
  find(selection) {
    const { file, source, span } = selection;
    const entry = entryBefore(entriesOf(selection), span.start);
    if (!entry || span.start > entry.line.span.end || isComment(source.lines, span.start)) return [];
    const title =
      file === 'main'
        ? { en: 'Comment out the parameter', ja: 'パラメータをコメントアウト' }
        : { en: 'Comment out the service', ja: 'サービスをコメントアウト' };
    return [{ title, edits: commentOut(source, entry.line) }];
  },
};

function isComment(lines: readonly PhysicalLine[], offset: number): boolean {
  return lines.some(
    ({ kind, content }) => kind === 'comment' && content.start <= offset && offset <= content.end,
  );
}

/** Makes a parameter or service of the comment at the cursor, where it is one that was commented out. */
export const uncommentEntry: Refactoring = {
  kind: 'refactor.rewrite',
  find(selection) {
    const first = commentAt(selection);
    if (!first || isInsideEntry(selection, first)) return [];
    const text = bare(selection, first);
    const isEntry = selection.file === 'main' ? isParameter(selection, text) : isService(text);
    if (!isEntry) return [];
    const title: Fix['title'] =
      selection.file === 'main'
        ? { en: 'Uncomment the parameter', ja: 'パラメータのコメントを解除' }
        : { en: 'Uncomment the service', ja: 'サービスのコメントを解除' };
    return [
      { title, edits: [first, ...continuations(selection, first)].map((line) => uncomment(selection, line)) },
    ];
  },
};

function commentAt({ source, span }: Selection): PhysicalLine | undefined {
  return source.lines.find(
    ({ kind, content }) => kind === 'comment' && content.start <= span.start && span.start <= content.end,
  );
}

/** A line set free inside another entry would end it early. */
function isInsideEntry(selection: Selection, { span }: PhysicalLine): boolean {
  const entry = entryBefore(entriesOf(selection), span.start);
  return entry !== undefined && span.start < entry.line.span.end;
}

function bare({ source }: Selection, { content }: PhysicalLine): string {
  return slice(source.text, content).replace(/^[ \t]*#[ \t]?/, '');
}

function isParameter({ configuration: { examination } }: Selection, text: string): boolean {
  const [, name] = /^([\w.-]+)[ \t]*=/.exec(text) ?? [];
  return name !== undefined && (examination.names.has(name) || parameterNamed(name) !== undefined);
}

function isService(text: string): boolean {
  const [entry] = parseMasterCf(text).entries;
  return (
    entry?.kind === 'service' &&
    entry.problems.length === 0 &&
    masterColumns.length <= text.split(/\s+/).length
  );
}

/** The comments right behind that were continuation lines: `#` and at least two blanks, or a tab. */
function continuations({ source }: Selection, { number }: PhysicalLine): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  for (const line of source.lines.slice(number + 1)) {
    if (line.kind !== 'comment' || !/^#(?:[ ]{2,}|[ ]*\t)[ \t]*[^\s#]/.test(slice(source.text, line.content)))
      break;
    lines.push(line);
  }
  return lines;
}

function uncomment({ source: { file, text } }: Selection, { content }: PhysicalLine): FileEdit {
  const whole = slice(text, content);
  const isFirst = !/^#(?:[ \t]{2}|\t)/.test(whole);
  const [mark = ''] = (isFirst ? /^[ \t]*#[ \t]?/ : /^#/).exec(whole) ?? [];
  return { file, span: { start: content.start, end: content.start + mark.length }, newText: '' };
}
