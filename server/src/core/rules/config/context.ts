import type { Configuration } from '../../config/configuration.ts';
import type { ConfigProblem, ConfigProblemCode } from '../../config/problem.ts';
import type { FaultCode, FaultReasons } from '../../config/values/fault.ts';
import { type LandedValue, namesBehind } from '../../config/values/landed.ts';
import { checkValues, type LandedFile, type ValueProblem } from '../../config/values/valueProblems.ts';
import type { Localized, MessageArguments } from '../../l10n.ts';
import { once } from '../../once.ts';
import { fileSpan, isSpace, type LogicalLine } from '../../syntax/logicalLines.ts';
import type { Assignment } from '../../syntax/mainCf.ts';
import { type FileProblem, fileProblems, type NeighbourFiles } from '../../tables/namedFiles.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Related, Rule } from '../rule.ts';

/** What rules of main.cf and master.cf look at: the configuration, and which of its files is being checked. */
export interface ConfigContext {
  readonly configuration: Configuration;
  readonly file: 'main' | 'master';
  /** The problems that postconf(1) would report at a place in this file. */
  problems(code: ConfigProblemCode): readonly PlacedProblem[];
  /** The assignments of `name` in main.cf, in order. */
  assignments(name: string): readonly Assignment[];
  /** The settings that count in this file, expanded, and what is wrong with them. */
  landed(): LandedFile;
  /** What is wrong with the values of this file, by rule. */
  valueProblems(code: FaultCode): readonly ValueProblem[];
  /** What is wrong with the tables in files that this file names; nothing where no file can be looked at. */
  fileProblems(): readonly FileProblem[];
}

export type PlacedProblem = ConfigProblem & { readonly span: Span };

export type ConfigRule = Rule<ConfigContext>;

/** Prepares a file for the rules; what several of them look at is made once, when the first one asks. */
export function createContext(
  configuration: Configuration,
  file: 'main' | 'master',
  files?: NeighbourFiles,
): ConfigContext {
  const problems = once(() => groupBy(placedProblems(configuration, file), ({ code }) => code));
  const assignments = once(() => groupBy(assignmentsOf(configuration), ({ name }) => name));
  const landed = once(() => checkValues(configuration, file));
  const byFault = once(() => groupBy(landed().problems, ({ fault }) => fault.code));
  return {
    configuration,
    file,
    problems: (code) => problems().get(code) ?? [],
    assignments: (name) => assignments().get(name) ?? [],
    landed,
    valueProblems: (code) => byFault().get(code) ?? [],
    fileProblems: once(() => (files ? fileProblems(configuration, file, files) : [])),
  };
}

/** A finding for each problem of that class in the file at hand that postconf(1) would report there. */
export function* findProblems(
  context: ConfigContext,
  code: ConfigProblemCode,
  args: (problem: PlacedProblem) => MessageArguments = () => ({}),
): Generator<Finding> {
  for (const problem of context.problems(code)) yield { span: problem.span, args: args(problem) };
}

/** A finding for each fault of the values, with the words that `reasons` has for it. */
export function* findFaults<Code extends FaultCode>(
  context: ConfigContext,
  code: Code,
  reasons: Readonly<Record<FaultReasons[Code], Localized>>,
): Generator<Finding> {
  const words: Readonly<Record<string, Localized>> = reasons;
  for (const { fault, landed, span } of context.valueProblems(code)) {
    const reason = words[fault.reason];
    if (!reason) continue;
    const value = excerpt(landed.text.slice(fault.start, fault.end));
    const args = { name: landed.setting.name, value, ...excerpts(fault.args), reason };
    yield { span, args, related: definitions(context, landed, fault) };
  }
}

function excerpts(args: MessageArguments = {}): MessageArguments {
  const cut = Object.entries(args).map(([name, value]) => {
    return [name, typeof value === 'string' ? excerpt(value, 200) : value] as const;
  });
  return Object.fromEntries(cut);
}

const valueComesFrom: Localized = {
  en: 'This text comes from here, where {name} is set',
  ja: 'このテキストは {name} を設定しているここから来ています',
};

/** Where the names are set through which a part of a value came. */
export function definitions(
  { configuration, file }: ConfigContext,
  landed: LandedValue,
  part: Span,
): Related[] {
  const { main, master, examination } = configuration;
  return namesBehind(landed, part).flatMap((name): Related[] => {
    const option = landed.service?.settings?.get(name)?.option;
    const assignment = examination.settings.get(name)?.assignment;
    const span = option?.valueSpan ?? assignment?.valueSpan;
    const place = option ? master?.file : main.file;
    const own = file === 'main' ? main.file : master?.file;
    if (!span) return [];
    const elsewhere = place !== undefined && place !== own;
    return [{ span, message: valueComesFrom, args: { name }, ...(elsewhere && { file: place }) }];
  });
}

/** A text cut to what fits into a message, on one line. */
export function excerpt(text: string, length = 60): string {
  const line = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** The place of a logical line's text without the white space around it. */
export function trimmedSpan(line: LogicalLine): Span {
  let [start, end] = [0, line.text.length];
  while (start < end && isSpace(line.text[start])) start++;
  while (end > start && isSpace(line.text[end - 1])) end--;
  return fileSpan(line, start, end);
}

function placedProblems(configuration: Configuration, file: 'main' | 'master'): PlacedProblem[] {
  const seen = new Set<string>();
  return configuration.problems.flatMap((problem): PlacedProblem[] => {
    const { span, code, words } = problem;
    if (problem.file !== file || problem.repeated || !span) return [];
    const key = `${span.start}-${span.end}-${code}-${words}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...problem, span }];
  });
}

function assignmentsOf({ main }: Configuration): Assignment[] {
  return main.tree.entries.filter((entry) => entry.kind === 'assignment');
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
