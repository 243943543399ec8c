import type { Configuration } from '../../config/configuration.ts';
import { fileSpan } from '../../syntax/logicalLines.ts';
import type { Assignment } from '../../syntax/mainCf.ts';
import type { MasterColumn, MasterField, MasterService } from '../../syntax/masterCf.ts';
import { masterColumns } from '../../syntax/masterCf.ts';
import { type Span, touches } from '../../text/span.ts';
import { entryAt } from './cursor.ts';

/** A word of a value in main.cf that is no `$name`. */
export interface ValueWord {
  readonly text: string;
  readonly span: Span;
  /** A `type:name` begins with it. */
  readonly isBeforeColon: boolean;
  readonly assignment: Assignment;
}

const wordCharacter = /[A-Za-z0-9_.-]/;

/** The word at `offset` of main.cf, where it stands in a value. */
export function valueWordAt({ main }: Configuration, offset: number): ValueWord | undefined {
  const entry = entryAt(main.tree.entries, offset);
  if (entry?.kind !== 'assignment') return undefined;
  const segment = entry.line.segments.find(({ span }) => touches(span, offset));
  if (!segment) return undefined;
  const { text } = entry.line;
  const at = segment.at + offset - segment.span.start;
  let start = at;
  while (start > entry.valueAt && wordCharacter.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && wordCharacter.test(text.charAt(end))) end++;
  if (start < entry.valueAt || start === end) return undefined;
  return {
    text: text.slice(start, end),
    span: fileSpan(entry.line, start, end),
    isBeforeColon: text.charAt(end) === ':',
    assignment: entry,
  };
}

/** A column of a service at `offset` of master.cf. */
export interface ColumnPlace {
  readonly column: MasterColumn;
  readonly field: MasterField;
  readonly service: MasterService;
}

export function columnAt(configuration: Configuration, offset: number): ColumnPlace | undefined {
  const service = serviceAt(configuration, offset);
  if (!service) return undefined;
  const column = masterColumns.find((name) => touches(service.fields[name].span, offset));
  return column && { column, field: service.fields[column], service };
}

/** The service of master.cf whose lines hold `offset`. */
export function serviceAt({ master }: Configuration, offset: number): MasterService | undefined {
  const entry = entryAt(master?.tree.entries ?? [], offset);
  return entry?.kind === 'service' ? entry : undefined;
}
