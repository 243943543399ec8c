import { fileSpan } from '../syntax/logicalLines.ts';
import { type MacroText, parseMacros } from '../syntax/macro.ts';
import type { Span } from '../text/span.ts';
import { type ComputedDefault, type Defaults, defaults, type Host, lookUpInMain } from './defaults.ts';
import { type Expansion, expand, type Lookup, type MacroProblem, scan } from './expand.ts';
import {
  addServiceNames,
  builtInNames,
  type KnownName,
  type KnownNames,
  tableClientAttributes,
} from './names.ts';
import { parameterNamed } from './parameters.ts';
import type { ConfigProblem } from './problem.ts';
import type { NameSpace, Service, Setting } from './settings.ts';
import { tableClientProblems } from './tableClient.ts';
import { findTables, type TableReference } from './tableReferences.ts';
import { isSince, type PostfixVersion } from './version.ts';

/** What postconf(1) comes to know of a configuration: which names count, which it misses, what they hold. */
export interface Examination {
  /** Main.cf without settings of read-only names. */
  readonly settings: NameSpace;
  readonly services: readonly Service[];
  readonly names: KnownNames;
  /** Names that count in one service alone. */
  readonly localNames: ReadonlyMap<NameSpace, ReadonlySet<string>>;
  readonly defaults: Defaults;
  /** In postconf's order, but that of its hash tables. */
  readonly problems: readonly ConfigProblem[];
  /** How a name is looked up for a service, or in general. */
  lookup(service?: Service): Lookup;
  /** A setting's value, expanded. */
  expand(setting: Setting, service?: Service): Expansion;
}

interface State {
  readonly settings: NameSpace;
  readonly services: readonly Service[];
  readonly names: KnownNames;
  readonly localNames: Map<NameSpace, Set<string>>;
  readonly defaults: Defaults;
  readonly version: PostfixVersion;
  readonly host: Host;
  /** `type:path` of those already looked at. */
  readonly tableClients: Set<string>;
  readonly problems: ConfigProblem[];
  readonly restrictionClasses: Set<string>;
}

/** Examines the settings of main.cf and the services of master.cf as postconf(1) does before it prints. */
export function examine(
  settings: NameSpace,
  services: readonly Service[],
  version: PostfixVersion,
  host: Host,
): Examination {
  const names = builtInNames(version);
  addServiceNames(names, services, version);
  const kept = new Map(settings);
  const state: State = {
    settings: kept,
    services,
    names,
    localNames: new Map(),
    defaults: defaults(version, host, kept),
    version,
    host,
    tableClients: new Set(),
    problems: [],
    restrictionClasses: new Set(),
  };
  for (const service of services) {
    if (service.settings) state.localNames.set(service.settings, new Set());
  }
  for (const service of services) {
    if (service.settings) examineNameSpace(state, service.settings, service);
  }
  examineDefaults(state);
  examineNameSpace(state, kept, undefined);
  flagUnused(state);
  return {
    settings: kept,
    services,
    names,
    localNames: state.localNames,
    defaults: state.defaults,
    problems: state.problems,
    lookup: (service) => lookup(state, service),
    expand: (each, service) => expand(each.macros(), lookup(state, service), each.name),
  };
}

/** `-o` first, then main.cf, then the default; postconf_lookup.c has the same order. */
function lookup(state: State, service: Service | undefined): Lookup {
  return (name) => {
    const found = service?.readOnly.get(name) ?? service?.settings?.get(name) ?? state.settings.get(name);
    if (found) return found.macros();
    const known = state.names.get(name);
    const value = known && defaultOf(state.defaults, known);
    return value?.kind === 'value' ? parseDefault(name, value.value) : undefined;
  };
}

const parsedDefaults = new Map<string, { readonly text: string; readonly macros: MacroText }>();

/** Defaults are mostly the same in every configuration: each is parsed once, and stays the same object. */
function parseDefault(name: string, text: string): MacroText {
  const known = parsedDefaults.get(name);
  if (known?.text === text) return known.macros;
  const macros = parseMacros(text);
  parsedDefaults.set(name, { text, macros });
  return macros;
}

/** The default of a known name; user-defined ones have none. */
export function defaultOf(all: Defaults, known: KnownName): ComputedDefault {
  if (known.serviceDefault !== undefined) return { kind: 'value', value: known.serviceDefault };
  return known.parameter ? all.of(known.parameter) : { kind: 'value', value: '' };
}

function examineNameSpace(state: State, space: NameSpace, service: Service | undefined): void {
  const value = space.has('smtpd_restriction_classes') ? restrictionClasses(state, space, service) : [];
  for (const name of value) {
    if (!service) state.restrictionClasses.add(name);
    flagUserName(state, { name, service });
  }
  for (const each of [...space.values()]) examineSetting(state, space, each, service);
}

/** The classes that smtpd_restriction_classes lists, its `$names` looked up in its own file alone. */
function restrictionClasses(state: State, space: NameSpace, service: Service | undefined): string[] {
  const list = lookUpInMain(space, 'smtpd_restriction_classes');
  if (list?.kind === 'failed') {
    reportExpansion(
      state,
      list.expansion,
      space.get(list.of),
      service,
      'dictionary mail_dict: macro processing error',
    );
  }
  return list?.kind === 'value' ? list.value.split(/[, \t\r\n]+/).filter(Boolean) : [];
}

function examineSetting(state: State, space: NameSpace, each: Setting, service: Service | undefined): void {
  const known = state.names.get(each.name);
  const local = service?.settings && state.localNames.get(service.settings);
  if (local && state.restrictionClasses.has(each.name)) local.add(each.name);
  if (known?.parameter?.readOnly) {
    report(state, each, service, {
      code: 'read-only-parameter',
      words: `read-only parameter assignment: ${each.name}=${each.value}`,
    });
    space.delete(each.name);
    return;
  }
  if (known?.origin === 'legacy') known.origin = 'user';
  if (known?.parameter?.rawString) return;
  const scanned = scan(
    each.macros(),
    (name, place) => flagUserName(state, { name, service, user: each, place }),
    each.name,
  );
  for (const problem of scanned.problems) reportMacro(state, problem, each, service, false);
  if (known?.origin === 'built-in' || known?.origin === 'service')
    examineTables(state, each, service, scanned.failed);
}

/** Built-in parameters are expanded to look for tables whose client settings stand in main.cf itself. */
function examineTables(
  state: State,
  each: Setting,
  service: Service | undefined,
  wasReported: boolean,
): void {
  const expansion = expand(each.macros(), lookup(state, service), each.name);
  if (expansion.failed) {
    reportExpansion(state, expansion, each, service, 'macro processing error', wasReported);
    return;
  }
  const { tables, complaints, comment } = findTables(expansion.text, isSince(state.version, '3.8'));
  for (const words of complaints) report(state, each, service, { code: 'table-braces', words });
  if (comment !== undefined) {
    const words = `#comment after other text is not allowed: ${comment}`;
    report(state, each, service, { code: 'trailing-comment', words });
  }
  for (const { type, name } of tables) {
    if (name.startsWith('/')) examineTableClient(state, each, service, { type, name });
    if (name.startsWith('/') || name.startsWith('.')) continue;
    for (const attribute of tableClientAttributes(type, state.version) ?? []) {
      flagUserName(state, { name: `${name}_${attribute}`, service, isTableAttribute: true });
    }
  }
}

/** The client configuration of a table in a file of its own, visited once. */
function examineTableClient(
  state: State,
  each: Setting,
  service: Service | undefined,
  { type, name }: TableReference,
): void {
  const attributes = tableClientAttributes(type, state.version);
  const key = `${type}:${name}`;
  if (!attributes || !state.host.readTableClient || state.tableClients.has(key)) return;
  state.tableClients.add(key);
  const file = state.host.readTableClient(name);
  const complain = (words: string, fatal = false) =>
    report(state, each, service, { code: 'table-client', words, fatal });
  if ('error' in file) {
    if (!file.isForbidden) complain(`open "${type}" configuration "${name}": ${file.error}`);
    return;
  }
  for (const { words, fatal } of tableClientProblems(key, name, file.text, attributes))
    complain(words, fatal);
}

/** Defaults count as uses of the names in them. */
function examineDefaults(state: State): void {
  for (const [name, known] of [...state.names]) {
    if (known.parameter?.rawString || state.settings.has(name)) continue;
    const value = defaultOf(state.defaults, known);
    if (value.kind !== 'value') reportDefault(state, value);
    else if (value.value.includes('$')) {
      scan(parseDefault(name, value.value), (each) => flagUserName(state, { name: each }), name);
    }
  }
}

/** A default that cannot be computed because of some setting. */
function reportDefault(state: State, value: Exclude<ComputedDefault, { kind: 'value' }>): void {
  if (value.kind === 'unknown') return;
  const holder = state.settings.get(value.of);
  if (value.kind === 'refused') {
    report(state, holder, undefined, { code: 'refused-value', words: value.words, fatal: true });
    return;
  }
  const verdict = 'macro processing error';
  const words = value.isDefault ? verdict : `dictionary mail_dict: ${verdict}`;
  reportExpansion(state, value.expansion, holder, undefined, words);
}

/** A name that a value of main.cf, or of a service, uses. */
interface NameUse {
  readonly name: string;
  readonly service?: Service | undefined;
  /** The setting whose value has it, and where in that value. */
  readonly user?: Setting;
  readonly place?: Span;
  /** Derived from a table's name: nobody misses it where it is not set. */
  readonly isTableAttribute?: boolean;
}

/** A name that a value uses: it is known from now on if some file sets it, else it is undefined. */
function flagUserName(state: State, { name, service, user, place, isTableAttribute }: NameUse): void {
  let isSet = false;
  if (service?.settings?.has(name)) {
    isSet = true;
    state.localNames.get(service.settings)?.add(name);
  } else if (state.settings.has(name)) {
    isSet = true;
    if (!state.names.has(name)) state.names.set(name, { origin: 'user' });
  }
  if (!service) isSet = flagInServices(state, name) || isSet;
  if (isSet || isTableAttribute || state.names.has(name)) return;
  const span = user && place && settingSpan(user, place);
  report(state, user, service, {
    code: 'undefined-parameter',
    words: `undefined parameter: ${name}`,
    name,
    ...(span && { span }),
  });
}

function flagInServices(state: State, name: string): boolean {
  let isSet = false;
  for (const { settings } of state.services) {
    if (!settings?.has(name)) continue;
    isSet = true;
    state.localNames.get(settings)?.add(name);
  }
  return isSet;
}

function flagUnused(state: State): void {
  for (const each of state.settings.values()) flagUnusedSetting(state, each, undefined);
  for (const service of state.services) {
    for (const each of service.settings?.values() ?? []) flagUnusedSetting(state, each, service);
  }
}

function flagUnusedSetting(state: State, each: Setting, service: Service | undefined): void {
  if (each.name === 'config_directory' && !each.assignment && !each.option) return;
  const local = service?.settings && state.localNames.get(service.settings);
  const isKnown = state.names.has(each.name) || local?.has(each.name);
  const words = retirementOf(each.name, state.version, isKnown ? 'will be' : 'has been');
  if (words)
    report(state, each, service, { code: isKnown ? 'deprecated-parameter' : 'removed-parameter', words });
  else if (!isKnown) {
    report(state, each, service, {
      code: 'unused-parameter',
      words: `unused parameter: ${each.name}=${each.value}`,
    });
  }
}

/** What postconf(1) says of a parameter that the release is about to drop, or has dropped; from 3.9 on. */
function retirementOf(
  name: string,
  version: PostfixVersion,
  when: 'will be' | 'has been',
): string | undefined {
  const parameter = parameterNamed(name);
  if (!parameter?.warnsSince || !isSince(version, parameter.warnsSince)) return undefined;
  const instead = parameter.replacedBy
    ? `specify ${parameter.replacedBy}`
    : 'do not specify (leave at default)';
  return `support for parameter ${name} ${when} removed; instead, ${instead}`;
}

function reportExpansion(
  state: State,
  expansion: Expansion,
  each: Setting | undefined,
  service: Service | undefined,
  verdict: string,
  wasReported = false,
): void {
  for (const problem of expansion.problems) reportMacro(state, problem, each, service, wasReported);
  report(state, each, service, { code: 'macro-failed', words: verdict, fatal: true });
}

function reportMacro(
  state: State,
  problem: MacroProblem,
  each: Setting | undefined,
  service: Service | undefined,
  isRepeated: boolean,
): void {
  const holder = problem.holder === each?.name ? each : undefined;
  const span = holder && problem.place ? settingSpan(holder, problem.place) : undefined;
  report(state, each, service, {
    code: problem.code,
    words: problem.words,
    fatal: problem.code === 'macro-number',
    path: problem.path,
    ...(span && { span }),
    ...(isRepeated && { repeated: true }),
  });
}

/** The place in the file of `place`, which counts from the start of a setting's value. */
export function settingSpan({ assignment, option, value }: Setting, place: Span): Span | undefined {
  if (assignment) {
    return fileSpan(assignment.line, assignment.valueAt + place.start, assignment.valueAt + place.end);
  }
  if (!option) return undefined;
  const { start, end } = option.valueSpan;
  if (end - start !== value.length) return option.valueSpan;
  return { start: start + place.start, end: start + place.end };
}

type Report = Pick<ConfigProblem, 'code' | 'words'> &
  Partial<Pick<ConfigProblem, 'fatal' | 'span' | 'path' | 'name' | 'repeated'>>;

function report(state: State, each: Setting | undefined, service: Service | undefined, what: Report): void {
  const place = each?.assignment?.nameSpan ?? each?.option?.nameSpan;
  state.problems.push({
    fatal: false,
    file: service ? 'master' : 'main',
    ...(each && { name: each.name, value: each.value }),
    ...(service && { nameSpace: service.nameSpace }),
    ...(place && { span: place }),
    ...what,
  });
}
