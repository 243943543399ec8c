import type { Configuration } from '../../config/configuration.ts';
import { settingSpan } from '../../config/examination.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Setting } from '../../config/settings.ts';
import { transportParameter } from '../../config/values/checkValue.ts';
import { type Item, splitBracedList } from '../../config/values/items.ts';
import { stageOf } from '../../config/values/restrictions.ts';
import type { MasterService } from '../../syntax/masterCf.ts';
import { type Span, touches } from '../../text/span.ts';
import type { FileId } from '../types.ts';
import { nameInMainAt, nameInMasterAt, namesInMain, namesInMaster, settingsIn } from './places.ts';
import { restrictionClasses } from './restrictionCompletion.ts';

/** What a word of main.cf or master.cf stands for. */
export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'service'; readonly name: string; readonly type: string };

/** A place of a target. */
export interface Occurrence {
  readonly file: FileId;
  readonly span: Span;
  /** `derived`: the span is the front part of a name such as `slow_destination_rate_delay`. */
  readonly role: 'definition' | 'reference' | 'derived';
}

/** A target and the place at which it was found. */
export interface TargetPlace {
  readonly target: Target;
  readonly span: Span;
}

/** What stands at an offset: a parameter's name, a restriction class, a service or a transport. */
export function targetAt(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
): TargetPlace | undefined {
  const place = (file === 'main' ? nameInMainAt : nameInMasterAt)(configuration, offset);
  if (place) return { target: { kind: 'name', name: place.name }, span: place.span };
  const column = file === 'master' ? serviceAt(configuration, offset) : undefined;
  return column ?? wordTargetAt(configuration, file, offset);
}

function serviceAt({ master }: Configuration, offset: number): TargetPlace | undefined {
  for (const entry of master?.tree.entries ?? []) {
    if (entry.kind !== 'service' || !touches(entry.fields.service.span, offset)) continue;
    const { service, type } = entry.fields;
    return { target: { kind: 'service', name: service.text, type: type.text }, span: service.span };
  }
  return undefined;
}

function wordTargetAt(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
): TargetPlace | undefined {
  const at = settingsIn(configuration, file).find((each) => {
    const span = each.assignment?.valueSpan ?? each.option?.valueSpan;
    return span !== undefined && touches(span, offset);
  });
  if (!at) return undefined;
  const found = wordTargets(configuration, at).find(({ span }) => touches(span, offset));
  return found && { target: found.target, span: found.span };
}

/** All places of a target in both files; those of master.cf first. */
export function occurrences(configuration: Configuration, target: Target): Occurrence[] {
  const { main, master } = configuration;
  const inMaster = master ? placesIn(configuration, 'master', target, master.file) : [];
  return [...inMaster, ...placesIn(configuration, 'main', target, main.file)];
}

/** A target as a key of maps and sets. */
export function targetKey(target: Target): string {
  return target.kind === 'name' ? target.name : `${target.name}/${target.type}`;
}

const referred = new WeakMap<Configuration, ReadonlySet<string>>();

/** The keys of all targets that a value in either file refers to. */
export function referredTargets(configuration: Configuration): ReadonlySet<string> {
  const known = referred.get(configuration) ?? new Set(findReferred(configuration));
  referred.set(configuration, known);
  return known;
}

function findReferred(configuration: Configuration): string[] {
  const names = [...namesInMain(configuration), ...namesInMaster(configuration)];
  const settings = [...settingsIn(configuration, 'main'), ...settingsIn(configuration, 'master')];
  return [
    ...names.filter(({ role }) => role === 'reference').map(({ name }) => name),
    ...settings.flatMap((each) => wordTargets(configuration, each)).map(({ target }) => targetKey(target)),
  ];
}

function placesIn(
  configuration: Configuration,
  file: 'main' | 'master',
  target: Target,
  id: FileId,
): Occurrence[] {
  const names = file === 'main' ? namesInMain(configuration) : namesInMaster(configuration);
  const places = names.flatMap(({ name, span, role }): Occurrence[] => {
    const found = roleOfName(configuration, target, name, role === 'definition');
    if (!found) return [];
    const { length } = target.name;
    return [
      { file: id, span: found === 'derived' ? { ...span, end: span.start + length } : span, role: found },
    ];
  });
  const words = settingsIn(configuration, file)
    .filter(({ value }) => value.includes(target.name))
    .flatMap((each) => wordTargets(configuration, each))
    .filter((word) => isSame(word.target, target))
    .map(({ span }): Occurrence => ({ file: id, span, role: 'reference' }));
  const columns = file === 'master' ? serviceColumns(configuration, target, id) : [];
  return [...columns, ...places, ...words].sort((a, b) => a.span.start - b.span.start);
}

function roleOfName(
  { examination }: Configuration,
  target: Target,
  name: string,
  isDefinition: boolean,
): Occurrence['role'] | undefined {
  if (target.kind === 'name') {
    if (name !== target.name) return undefined;
    return isDefinition ? 'definition' : 'reference';
  }
  const known = examination.names.get(name);
  const isDerived = known?.origin === 'service' && known.parameter === undefined;
  return isDerived && name.startsWith(`${target.name}_`) && transportParameter(known.serviceDefault ?? '')
    ? 'derived'
    : undefined;
}

function serviceColumns({ master }: Configuration, target: Target, file: FileId): Occurrence[] {
  if (target.kind !== 'service') return [];
  return (master?.tree.entries ?? []).flatMap((entry): Occurrence[] => {
    if (entry.kind !== 'service' || !isEntryOf(entry, target)) return [];
    return [{ file, span: entry.fields.service.span, role: 'definition' }];
  });
}

function isEntryOf({ fields }: MasterService, { name, type }: Extract<Target, { kind: 'service' }>): boolean {
  return fields.service.text === name && fields.type.text === type;
}

function isSame(a: Target, b: Target): boolean {
  return a.kind === b.kind && targetKey(a) === targetKey(b);
}

interface WordTarget {
  readonly target: Target;
  readonly span: Span;
}

/** The words of a value that are the names of services or restriction classes. */
function wordTargets(configuration: Configuration, at: Setting): WordTarget[] {
  const words = [...classWords(configuration, at), ...serviceWords(configuration, at)];
  return words.flatMap(({ target, part }) => {
    const span = settingSpan(at, part);
    return span ? [{ target, span }] : [];
  });
}

interface Word {
  readonly target: Target;
  readonly part: Span;
}

function classWords(configuration: Configuration, { name, value }: Setting): Word[] {
  const classes = restrictionClasses(configuration);
  const isList = name === 'smtpd_restriction_classes' || stageOf(name) !== undefined || classes.has(name);
  if (!isList) return [];
  return splitBracedList(value)
    .filter(({ text }) => classes.has(text))
    .map((item) => ({ target: { kind: 'name', name: item.text }, part: item }));
}

function serviceWords({ services, examination }: Configuration, { name, value }: Setting): Word[] {
  const types = typesOf(services);
  const type = (examination.names.get(name)?.parameter ?? parameterNamed(name))?.type ?? '';
  const own = type === 'transport' || type === 'service-name' ? firstWord(value) : [];
  const sockets = [...value.matchAll(/(?<![\w/-])unix:(?:private|public)\/([^\s,{}:]+)/g)].map((match) => {
    const end = match.index + match[0].length;
    return { text: match[1] ?? '', start: end - (match[1] ?? '').length, end };
  });
  return [...own, ...sockets].flatMap((word) => {
    const found = types.get(word.text);
    return found === undefined
      ? []
      : [{ target: { kind: 'service', name: word.text, type: found }, part: word } as const];
  });
}

function firstWord(value: string): Item[] {
  const [text = ''] = /^[^\s:$,{}]+/.exec(value) ?? [];
  return text === '' ? [] : [{ text, start: 0, end: text.length }];
}

const knownTypes = new WeakMap<Configuration['services'], ReadonlyMap<string, string>>();

/** The types of the services that are reached by their names. */
function typesOf(services: Configuration['services']): ReadonlyMap<string, string> {
  const known = knownTypes.get(services);
  if (known) return known;
  const local = services.filter(({ entry }) => entry.fields.type.text !== 'inet');
  const types = new Map(local.map(({ entry }) => [entry.fields.service.text, entry.fields.type.text]));
  knownTypes.set(services, types);
  return types;
}
