import { parseMacros } from '../syntax/macro.ts';
import type { MasterField } from '../syntax/masterCf.ts';
import { masterColumns } from '../syntax/masterCf.ts';
import type { Configuration } from './configuration.ts';
import { defaults } from './defaults.ts';
import { defaultOf } from './examination.ts';
import { expand } from './expand.ts';
import { addServiceNames, builtInNames, type KnownName } from './names.ts';
import type { ConfigProblem } from './problem.ts';
import type { Service } from './settings.ts';

/** Which listing of postconf(1) is wanted. */
export interface ReportOptions {
  readonly show: 'all' | 'set' | 'defaults' | 'services' | 'options';
  readonly expanded: boolean;
  /** Only these, in this order; all where empty. */
  readonly names: readonly string[];
}

/** What postconf(1) would print. */
interface Report {
  readonly lines: readonly string[];
  /** Met while printing: unknown names, values that cannot be expanded. */
  readonly problems: readonly ConfigProblem[];
}

/** A whole run of postconf(1). */
export interface Run {
  /** Standard output; after a fatal error without what the program still had in its buffer. */
  readonly output: string;
  /** Standard error, in order; a fatal one is the last. */
  readonly problems: readonly ConfigProblem[];
  readonly failed: boolean;
}

/** Problems that postconf(1) looks for only after it has printed. */
const lateProblems: readonly ConfigProblem['code'][] = [
  'unused-parameter',
  'deprecated-parameter',
  'removed-parameter',
];

/** Reading, examining, printing and the last warnings, in postconf's order, up to the first fatal error. */
export function runPostconf(configuration: Configuration, options: ReportOptions): Run {
  const isMaster = options.show === 'services' || options.show === 'options';
  const inMain = configuration.readingProblems.filter(({ file }) => file === 'main');
  const inMaster = configuration.readingProblems.filter(({ file }) => file === 'master');
  if (options.show === 'defaults') return inOrder(configuration, options, [inMaster], []);
  const examined = configuration.examination.problems;
  const early = examined.filter(({ code }) => !lateProblems.includes(code));
  const late = examined.filter(
    ({ code, file }) => lateProblems.includes(code) && (!isMaster || file === 'master'),
  );
  const reading = isMaster ? [inMaster, inMain] : [inMain, inMaster];
  return inOrder(configuration, options, [...reading, early], late);
}

function inOrder(
  configuration: Configuration,
  options: ReportOptions,
  before: readonly (readonly ConfigProblem[])[],
  after: readonly ConfigProblem[],
): Run {
  const problems = before.flat();
  const fatal = problems.findIndex((problem) => problem.fatal);
  if (fatal !== -1) return { output: '', problems: problems.slice(0, fatal + 1), failed: true };
  const printed = report(configuration, options);
  const all = [...problems, ...printed.problems];
  const output = printed.lines.map((line) => `${line}\n`).join('');
  if (!printed.problems.some((problem) => problem.fatal)) {
    return { output, problems: [...all, ...after], failed: false };
  }
  const flushed = Math.max(0, Math.ceil(output.length / bufferSize) - 1) * bufferSize;
  return { output: output.slice(0, flushed), problems: all, failed: true };
}

/** Bytes that Postfix's streams hold back. */
const bufferSize = 4096;

/** The listing that postconf(1) gives with `-n`, `-d`, `-x`, `-M` or `-P`. */
function report(configuration: Configuration, options: ReportOptions): Report {
  const problems: ConfigProblem[] = [];
  const lines =
    options.show === 'services'
      ? serviceLines(configuration, options, problems)
      : options.show === 'options'
        ? optionLines(configuration, options, problems)
        : parameterLines(configuration, options, problems);
  return { lines, problems };
}

/** A parameter as a listing shows it. */
export interface ShownParameter {
  readonly name: string;
  /** As it is set, or the default. */
  readonly value: string;
  readonly known: KnownName;
}

/** The parameters of a listing, sorted by name as bytes. */
export function shownParameters(configuration: Configuration, options: ReportOptions): ShownParameter[] {
  const names = options.show === 'defaults' ? defaultNames(configuration) : configuration.examination.names;
  const sorted = [...names]
    .filter(([, known]) => known.origin !== 'legacy')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const wanted =
    options.names.length > 0 ? options.names.map((name) => [name, names.get(name)] as const) : sorted;
  const all =
    options.show === 'defaults' ? defaults(configuration.version, configuration.host, new Map()) : undefined;
  return wanted.flatMap(([name, known]): ShownParameter[] => {
    if (!known) return [];
    const setting = all ? undefined : configuration.examination.settings.get(name);
    if (setting) return [{ name, value: setting.value, known }];
    if (options.show === 'set') return [];
    const value = defaultOf(all ?? configuration.examination.defaults, known);
    return [{ name, value: value.kind === 'value' ? value.value : '', known }];
  });
}

function defaultNames({ services, version }: Configuration) {
  const names = builtInNames(version);
  addServiceNames(names, services, version);
  return names;
}

function parameterLines(
  configuration: Configuration,
  options: ReportOptions,
  problems: ConfigProblem[],
): string[] {
  const shown = shownParameters(configuration, options);
  const names = options.show === 'defaults' ? defaultNames(configuration) : configuration.examination.names;
  for (const name of options.names) {
    if (!names.has(name)) problems.push(unknownParameter(name));
  }
  const lookup =
    options.show === 'defaults' ? defaultLookup(configuration) : configuration.examination.lookup();
  const lines: string[] = [];
  for (const { name, value, known } of shown) {
    if (!options.expanded || known.parameter?.rawString) {
      lines.push(normalizeSpace(`${name} = ${value}`));
      continue;
    }
    const expansion = expand(parseMacros(value), lookup, name);
    if (expansion.failed) {
      problems.push(...failures(name, expansion.problems));
      break;
    }
    lines.push(normalizeSpace(`${name} = ${expansion.text}`));
  }
  return lines;
}

function defaultLookup(configuration: Configuration) {
  const names = defaultNames(configuration);
  const all = defaults(configuration.version, configuration.host, new Map());
  return (name: string) => {
    const known = names.get(name);
    const value = known && defaultOf(all, known);
    return value?.kind === 'value' ? parseMacros(value.value) : undefined;
  };
}

function unknownParameter(name: string): ConfigProblem {
  return {
    code: 'unknown-request',
    fatal: false,
    words: `${name}: unknown parameter`,
    file: 'main',
    name,
  };
}

type Failure = ReturnType<typeof expand>['problems'];

function failures(name: string, problems: Failure): ConfigProblem[] {
  return [
    ...problems.map(
      ({ code, words, path }): ConfigProblem => ({ code, words, fatal: false, file: 'main', name, path }),
    ),
    { code: 'macro-failed', fatal: true, words: 'macro processing error', file: 'main', name },
  ];
}

/** Columns at which postconf(1) begins the fields of a service. */
const columnGoals = [0, 11, 17, 25, 33, 41, 49, 57];

function serviceLines(
  configuration: Configuration,
  options: ReportOptions,
  problems: ConfigProblem[],
): string[] {
  return matchingServices(configuration, options, problems, 2).map(({ service }) =>
    serviceLine(configuration, service, options.expanded, problems),
  );
}

function serviceLine(
  configuration: Configuration,
  service: Service,
  expanded: boolean,
  problems: ConfigProblem[],
): string {
  let line = '';
  masterColumns.forEach((column, index) => {
    if (index > 0) line = `${line} `.padEnd(columnGoals[index] ?? 0);
    line += service.entry.fields[column].text;
  });
  const words = [line];
  const { args } = service.entry;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at];
    if (!arg?.text.startsWith('-') || arg.text === '--') break;
    words.push(arg.text);
    const value = arg.text === '-' || arg.text.startsWith('-o') ? args[at + 1] : undefined;
    if (!value) continue;
    words.push(quoted(optionText(configuration, service, arg, value, expanded, problems)));
    at++;
  }
  // postconf(1) puts braces round the arguments of a command, but not round the first one.
  words.push(...args.slice(at, at + 1).map(({ text }) => text));
  words.push(...args.slice(at + 1).map(({ text }) => quoted(text)));
  return words.join(' ');
}

function optionText(
  { examination }: Configuration,
  service: Service,
  flag: MasterField,
  { text }: MasterField,
  expanded: boolean,
  problems: ConfigProblem[],
): string {
  if (!expanded || flag.text !== '-o') return text;
  const expansion = expand(parseMacros(text), examination.lookup(service));
  if (expansion.failed) problems.push(...failures(text, expansion.problems));
  return expansion.text;
}

function quoted(text: string): string {
  return /[ \t\r\n]/.test(text) ? `{${text}}` : text;
}

function optionLines(
  configuration: Configuration,
  options: ReportOptions,
  problems: ConfigProblem[],
): string[] {
  const lines: string[] = [];
  for (const { service, parameter } of matchingServices(configuration, options, problems, 3)) {
    const settings = [...(service.settings?.values() ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const each of settings) {
      if (parameter !== '*' && parameter !== each.name) continue;
      const expansion = options.expanded ? configuration.examination.expand(each, service) : undefined;
      if (expansion?.failed) {
        problems.push(...failures(each.name, expansion.problems));
        return lines;
      }
      const value = expansion?.text ?? each.value;
      lines.push(normalizeSpace(`${service.nameSpace}/${each.name} = ${value}`));
    }
  }
  return lines;
}

interface ServiceMatch {
  readonly service: Service;
  /** The parameter that the request names; `*` for all. */
  readonly parameter: string;
}

/** The services that requests such as `smtp/inet` name, in the file's order; all where there are none. */
function matchingServices(
  { services }: Configuration,
  { names }: ReportOptions,
  problems: ConfigProblem[],
  parts: 2 | 3,
): ServiceMatch[] {
  if (names.length === 0) return services.map((service) => ({ service, parameter: '*' }));
  const requests = names.map((text) => ({ text, pattern: parsePattern(text, parts) }));
  const matches = services.flatMap((service) =>
    requests
      .filter(({ pattern }) => pattern && matchesService(pattern, service))
      .map(({ pattern }) => ({ service, parameter: pattern?.[2] ?? '*' })),
  );
  for (const { text, pattern } of requests) {
    if (pattern && services.some((service) => matchesService(pattern, service))) continue;
    const what =
      parts === 2
        ? '-M option requires service_name[/type]'
        : '-P option requires service_name[/type[/parameter]]';
    const words = pattern ? `unmatched request: "${text}"` : what;
    problems.push({ code: 'unknown-request', fatal: !pattern, words, file: 'master', name: text });
  }
  return matches;
}

function parsePattern(text: string, parts: number): string[] | undefined {
  if (text.startsWith('/')) return undefined;
  const pattern = text.split('/').filter(Boolean);
  if (pattern.length === 0 || pattern.length > parts) return undefined;
  return pattern.some((part) => part !== '*' && part.includes('*')) ? undefined : pattern;
}

function matchesService([name = '*', type = '*']: readonly string[], { entry }: Service): boolean {
  const { fields } = entry;
  return (name === '*' || name === fields.service.text) && (type === '*' || type === fields.type.text);
}

/** postconf(1) prints any run of these as one blank. */
export function normalizeSpace(line: string): string {
  return line
    .split(/[ \t\r\n]+/)
    .filter(Boolean)
    .join(' ');
}
