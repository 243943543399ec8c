import { expand } from '../../../config/expand.ts';
import { parameterNamed } from '../../../config/parameters.ts';
import { parseMacros } from '../../../syntax/macro.ts';
import type { Assignment } from '../../../syntax/mainCf.ts';
import type { Span } from '../../../text/span.ts';
import { entryBefore } from '../cursor.ts';
import { insertion, newlineOf } from '../fileLines.ts';
import type { Refactoring, Selection } from './refactoring.ts';

/** Gives the selected part of a value a name of its own, and refers to it. */
export const extractName: Refactoring = {
  kind: 'refactor.extract',
  find(selection) {
    const { configuration, file, source, span } = selection;
    const entry = file === 'main' ? entryBefore(configuration.main.tree.entries, span.start) : undefined;
    if (entry?.kind !== 'assignment' || parameterNamed(entry.name)?.rawString) return [];
    const part = partOfValue(entry, span);
    const text = part && entry.value.slice(part.start, part.end);
    if (!part || !text || !isWhole(entry.value, part) || !/^[^\s#]/.test(text)) return [];
    const name = freeName(selection, entry.name);
    const reference = /^\w/.test(entry.value.slice(part.end)) ? `\${${name}}` : `$${name}`;
    if (!isSameValue(selection, entry, part, { name, text, reference })) return [];
    const line = `${name} = ${text}${newlineOf(source.text)}`;
    return [
      {
        title: { en: 'Extract to {name}', ja: '{name} として取り出す' },
        args: { name },
        edits: [
          insertion(source.file, entry.line.span.start, line),
          { file: source.file, span, newText: reference },
        ],
      },
    ];
  },
};

/** The place of the selection in the value, where it lies in one line of it, without blanks at its ends. */
function partOfValue({ line, valueAt, value }: Assignment, span: Span): Span | undefined {
  const segment = line.segments.find(({ span: own }) => own.start <= span.start && span.end <= own.end);
  if (!segment || span.start === span.end) return undefined;
  const start = segment.at + span.start - segment.span.start - valueAt;
  const end = start + span.end - span.start;
  const isInside = start >= 0 && end <= value.length;
  return isInside && !/^\s|\s$/.test(value.slice(start, end)) ? { start, end } : undefined;
}

/** Whether a part of a value cuts no reference and no brackets. */
function isWhole(value: string, { start, end }: Span): boolean {
  const { parts, broken } = parseMacros(value);
  if (broken) return false;
  const cuts = parts.some(({ kind, ...part }) => {
    if (kind !== 'reference' || !('span' in part)) return false;
    const { span } = part;
    return [start, end].some((at) => span.start < at && at < span.end);
  });
  if (cuts || /(?<!\$)(?:\$\$)*\$$/.test(value.slice(0, start))) return false;
  return isBalanced(value.slice(start, end));
}

function isBalanced(text: string): boolean {
  let level = 0;
  for (const char of text) {
    if (char === '{' || char === '(') level++;
    else if ((char === '}' || char === ')') && --level < 0) return false;
  }
  return level === 0;
}

function freeName({ configuration: { examination, settings } }: Selection, parameter: string): string {
  const base = `my_${parameter.replace(/\W/g, '_')}`;
  const isTaken = (name: string) => examination.names.has(name) || settings.has(name) || parameterNamed(name);
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!isTaken(name)) return name;
  }
}

interface Extracted {
  readonly name: string;
  readonly text: string;
  readonly reference: string;
}

/** Whether the value comes to the same text with the new name. */
function isSameValue(
  { configuration: { examination } }: Selection,
  entry: Assignment,
  part: Span,
  { name, text, reference }: Extracted,
): boolean {
  const lookup = examination.lookup();
  const before = expand(parseMacros(entry.value), lookup, entry.name);
  const changed = entry.value.slice(0, part.start) + reference + entry.value.slice(part.end);
  const extracted = parseMacros(text);
  const after = expand(
    parseMacros(changed),
    (each, place) => (each === name ? extracted : lookup(each, place)),
    entry.name,
  );
  return !before.failed && !after.failed && before.text === after.text;
}
