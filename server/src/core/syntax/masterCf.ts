import { once } from '../once.ts';
import type { Span } from '../text/span.ts';
import { closingBrace, splitOutsideBraces } from './braces.ts';
import { fileSpan, type LogicalLine, type PhysicalLine } from './logicalLines.ts';
import { type MacroText, parseMacros } from './macro.ts';
import { missingWords, splitNameValue } from './mainCf.ts';
import { readAgain } from './rereading.ts';

/** The columns of master.cf before the command's arguments, in their order; master(5). */
export const masterColumns = [
  'service',
  'type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup',
  'process_limit',
  'command',
] as const;

export type MasterColumn = (typeof masterColumns)[number];

/** A word of a master.cf line. */
export interface MasterField {
  readonly text: string;
  readonly span: Span;
  /** Of `{ name = value }`, where name and value stand in the file. */
  readonly setting?: { readonly name: Span; readonly value: Span };
}

/** One `-o name=value` of a service. */
export interface MasterOption {
  readonly name: string;
  readonly value: string;
  /** The value parsed, on demand; positions count from the value's start. */
  macros(): MacroText;
  /** The name in the file; for odd quoting the whole setting. */
  readonly nameSpan: Span;
  readonly valueSpan: Span;
  /** From `-o` to the end of the setting. */
  readonly span: Span;
}

/** A service as master.cf defines it. */
export interface MasterService {
  readonly kind: 'service';
  readonly line: LogicalLine;
  readonly fields: Readonly<Record<MasterColumn, MasterField>>;
  /** The command's arguments in the form that postconf shows: `-oname=value` split, braces taken off. */
  readonly args: readonly MasterField[];
  readonly options: readonly MasterOption[];
  /** What is wrong with its columns or arguments, in the order in which postconf finds it. */
  readonly problems: readonly MasterProblem[];
}

/** A logical line that is no service. */
export interface MalformedService {
  readonly kind: 'malformed';
  readonly line: LogicalLine;
  readonly reason: 'orphan-continuation' | 'master-field-count';
  readonly text: string;
  readonly span: Span;
}

export interface MasterProblem {
  readonly code: 'master-field' | 'master-braces' | 'master-option';
  readonly span: Span;
  /** In the words of postconf(1). */
  readonly words: string;
  readonly fatal: boolean;
  readonly column?: MasterColumn;
}

export type MasterCfEntry = MasterService | MalformedService;

/** The tree of a master.cf; its physical lines tile the text. */
export interface MasterCf {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly entries: readonly MasterCfEntry[];
  /** Of how many earlier texts parts were taken over. */
  readonly age: number;
}

/** Separators of words in master.cf; other white space is part of a word. */
const blanks = ' \t\r\n';

/**
 * Reads a master.cf; any text gives a tree. Postfix itself stops at the first bad column or count. What `last`,
 * the tree of an earlier text, has in common with the new one is taken over.
 */
export function parseMasterCf(text: string, last?: MasterCf): MasterCf {
  return readAgain(text, last, parseEntry);
}

function parseEntry(line: LogicalLine): MasterCfEntry {
  const nul = line.text.indexOf('\0');
  const text = nul === -1 ? line.text : line.text.slice(0, nul);
  if (line.orphan) return { kind: 'malformed', line, reason: 'orphan-continuation', text, span: line.span };
  const words = splitOutsideBraces(text, blanks);
  const [service, type, isPrivate, unprivileged, chroot, wakeup, processLimit, command, ...rest] = words.map(
    (word) => fieldOf(line, text, word),
  );
  if (!service || !type || !isPrivate || !unprivileged || !chroot || !wakeup || !processLimit || !command) {
    return { kind: 'malformed', line, reason: 'master-field-count', text, span: line.span };
  }
  const fields = {
    service,
    type,
    private: isPrivate,
    unprivileged,
    chroot,
    wakeup,
    process_limit: processLimit,
    command,
  };
  const args = normalizeArguments(rest);
  return {
    kind: 'service',
    line,
    fields,
    args: args.fields,
    options: optionsOf(args.fields),
    problems: [...checkColumns(fields, text), ...args.problems],
  };
}

function fieldOf(line: LogicalLine, text: string, word: Span): MasterField {
  return { text: text.slice(word.start, word.end), span: fileSpan(line, word.start, word.end) };
}

const serviceTypes = ['unix', 'fifo', 'inet', 'pass', 'unix-dgram'];

function checkColumns(fields: Readonly<Record<MasterColumn, MasterField>>, text: string): MasterProblem[] {
  const legal: Partial<Record<MasterColumn, (value: string) => boolean>> = {
    type: (value) => serviceTypes.includes(value),
    private: isFlag,
    unprivileged: isFlag,
    chroot: isFlag,
    wakeup: (value) => value === '-' || value === '-?' || /^[0-9]*\??$/.test(value),
    process_limit: (value) => value === '-' || /^[0-9]*$/.test(value),
  };
  return masterColumns.flatMap((column): MasterProblem[] => {
    const { text: value, span } = fields[column];
    if (legal[column]?.(value) ?? true) return [];
    const words = `invalid ${column} field "${value}" in "${text}"`;
    return [{ code: 'master-field', span, words, fatal: true, column }];
  });
}

function isFlag(value: string): boolean {
  return value === 'y' || value === 'n' || value === '-';
}

interface Arguments {
  readonly fields: MasterField[];
  readonly problems: MasterProblem[];
}

/** Splits `-vo`, `-oname=value` and the like, and takes braces off, as postconf(1) does before it prints. */
function normalizeArguments(words: readonly MasterField[]): Arguments {
  const args: Arguments = { fields: [...words], problems: [] };
  let at = 0;
  while (isOption(args.fields[at])) at = normalizeOption(args, at);
  for (; at < args.fields.length; at++) takeBracesAt(args, at, false);
  return args;
}

function isOption(field: MasterField | undefined): field is MasterField {
  return field?.text.startsWith('-') === true && field.text !== '--';
}

/** Normalizes the option at `at`; gives the place of the next word. */
function normalizeOption(args: Arguments, at: number): number {
  const { fields } = args;
  const option = fields[at];
  if (!option) return at + 1;
  const letter = option.text.indexOf('o', 2);
  const head = letter === -1 ? option : cut(option, 0, letter);
  if (letter !== -1) fields.splice(at, 1, head, tail(option, letter));
  if (!takesValue(head.text)) return at + 1;
  if (head.text.length > 2) fields.splice(at, 1, cut(head, 0, 2), rest(head, 2));
  if (at + 1 < fields.length) takeBracesAt(args, at + 1, head.text.startsWith('-o'));
  return at + 2;
}

function takeBracesAt({ fields, problems }: Arguments, at: number, isSetting: boolean): void {
  const field = fields[at];
  if (field?.text.startsWith('{')) fields[at] = braced(field, problems, isSetting);
}

/** postconf(1) looks for the option letter in "o"; a lone `-` passes that test as well. */
function takesValue(option: string): boolean {
  return option === '-' || option.startsWith('-o');
}

function cut(field: MasterField, from: number, to: number): MasterField {
  const { start } = field.span;
  return { text: field.text.slice(from, to), span: { start: start + from, end: start + to } };
}

function rest(field: MasterField, from: number): MasterField {
  return { text: field.text.slice(from), span: { start: field.span.start + from, end: field.span.end } };
}

/** `-stuffozz` becomes `-stuff` and `-ozz`. */
function tail(field: MasterField, from: number): MasterField {
  return { ...rest(field, from), text: `-${field.text.slice(from)}` };
}

function braced(field: MasterField, problems: MasterProblem[], isSetting: boolean): MasterField {
  const { text, words } = takeBraces(field.text);
  if (words !== undefined) problems.push({ code: 'master-braces', span: field.span, words, fatal: false });
  if (!isSetting) return { ...field, text };
  const split = splitNameValue(text);
  if ('missing' in split) {
    const words = `${missingWords[split.missing]}: "${text}"`;
    problems.push({ code: 'master-option', span: field.span, words, fatal: false });
    return { ...field, text };
  }
  const { name, value } = split;
  const joined = `${text.slice(name.start, name.end)}=${text.slice(value.start, value.end)}`;
  // A setting that spreads over several lines has no such simple places.
  if (field.text.length !== field.span.end - field.span.start) return { ...field, text: joined };
  const inner = field.span.start + field.text.indexOf(text, 1);
  return { ...field, text: joined, setting: { name: shift(name, inner), value: shift(value, inner) } };
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** The text inside the braces, trimmed, and extpar(3)'s complaint where they do not match. */
function takeBraces(text: string): { text: string; words?: string } {
  const close = closingBrace(text);
  if (close === -1) return { text: trim(text.slice(1)), words: `missing '}' in "${text}"` };
  const inner = trim(text.slice(1, close));
  if (close === text.length - 1) return { text: inner };
  return { text: inner, words: `syntax error after '}' in "${text}"` };
}

function trim(text: string): string {
  return text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '');
}

/** The `-o` settings among a command's arguments; the first word that is no option ends them. */
function optionsOf(args: readonly MasterField[]): MasterOption[] {
  const options: MasterOption[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    if (!arg?.text.startsWith('-') || arg.text === '--') break;
    if (!takesValue(arg.text)) continue;
    const setting = args[++at];
    if (arg.text !== '-o' || !setting) continue;
    const split = splitNameValue(setting.text);
    if ('missing' in split) continue;
    options.push(optionOf(arg, setting, split.name, split.value));
  }
  return options;
}

function optionOf(flag: MasterField, setting: MasterField, name: Span, value: Span): MasterOption {
  const isPlain = setting.span.end - setting.span.start === setting.text.length;
  const place = (span: Span): Span => (isPlain ? shift(span, setting.span.start) : setting.span);
  return {
    name: setting.text.slice(name.start, name.end),
    value: setting.text.slice(value.start, value.end),
    macros: once(() => parseMacros(setting.text.slice(value.start, value.end))),
    nameSpan: setting.setting?.name ?? place(name),
    valueSpan: setting.setting?.value ?? place(value),
    span: { start: flag.span.start, end: setting.span.end },
  };
}
