import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Service, Setting } from '../../config/settings.ts';
import type { Span } from '../../text/span.ts';
import type { FileId, Location } from '../types.ts';
import { occurrences, targetAt } from './occurrences.ts';
import { nameInMainAt, nameInMasterAt } from './places.ts';
import { type ValueWord, valueWordAt } from './valueWords.ts';

/** Where a name gets its value: a place in a file, or, for one that is not set, the built-in default. */
export type Definition =
  | { readonly kind: 'setting'; readonly location: Location }
  | { readonly kind: 'default'; readonly name: string };

/**
 * The definition of the name at `offset` of main.cf: the assignment that counts, the last one. A transport
 * or service leads to master.cf, a restriction class to its list.
 */
export function mainDefinition(configuration: Configuration, offset: number): Definition | undefined {
  const place = nameInMainAt(configuration, offset);
  if (place) return definitionOf(configuration, place.name);
  const word = valueWordAt(configuration, offset);
  return word && (serviceDefinition(configuration, word) ?? ownDefinition(configuration, word.text));
}

/** Types of parameters whose values name services of master.cf. */
const serviceTypes = ['transport', 'service-name', 'nexthop-list'];

function serviceDefinition({ master, services }: Configuration, word: ValueWord): Definition | undefined {
  const type = parameterNamed(word.assignment.name)?.type ?? '';
  const service = services.find(({ entry }) => entry.fields.service.text === word.text);
  if (!master || !service || !serviceTypes.includes(type)) return undefined;
  const { span } = service.entry.fields.service;
  return { kind: 'setting', location: { file: master.file, span } };
}

function ownDefinition(configuration: Configuration, name: string): Definition | undefined {
  const isOwn = configuration.examination.names.get(name)?.origin === 'user';
  return isOwn ? definitionOf(configuration, name) : undefined;
}

/** The definition of a name in master.cf: the service's own setting before main.cf's. */
export function masterDefinition(configuration: Configuration, offset: number): Definition | undefined {
  const place = nameInMasterAt(configuration, offset);
  if (!place) return undefined;
  const service = configuration.services.find(
    ({ entry }) => entry.line.span.start <= offset && offset <= entry.line.span.end,
  );
  return definitionOf(configuration, place.name, place.role === 'reference' ? service : undefined);
}

/**
 * Where main.cf, or an `-o` of `service`, sets a parameter, or that its default counts; undefined for a name
 * that nothing knows.
 */
export function definitionOf(
  configuration: Configuration,
  name: string,
  service?: Service,
): Definition | undefined {
  const setting = service?.settings?.get(name) ?? configuration.settings.get(name);
  const found = setting && atSetting(configuration, setting);
  if (found) return found;
  const known = configuration.examination.names.get(name);
  return known && known.origin !== 'user' ? { kind: 'default', name } : undefined;
}

function atSetting({ main, master }: Configuration, { assignment, option }: Setting): Definition | undefined {
  if (assignment) return { kind: 'setting', location: { file: main.file, span: assignment.nameSpan } };
  if (option && master) return { kind: 'setting', location: { file: master.file, span: option.nameSpan } };
  return undefined;
}

/** What a name at `offset` of main.cf is to Postfix: its default; for what has none, its definition. */
export function mainTypeDefinition(configuration: Configuration, offset: number): Definition | undefined {
  return builtInAt(configuration, 'main', offset) ?? mainDefinition(configuration, offset);
}

/** The same for master.cf. */
export function masterTypeDefinition(configuration: Configuration, offset: number): Definition | undefined {
  return builtInAt(configuration, 'master', offset) ?? masterDefinition(configuration, offset);
}

function builtInAt(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
): Definition | undefined {
  const target = targetAt(configuration, file, offset)?.target;
  const known = target?.kind === 'name' ? configuration.examination.names.get(target.name) : undefined;
  return target && known && known.origin !== 'user' ? { kind: 'default', name: target.name } : undefined;
}

/** All assignments of the name at `offset` of main.cf, in `-o` settings too, the one that counts first. */
export function mainDeclarations(configuration: Configuration, offset: number): Location[] {
  const place = nameInMainAt(configuration, offset);
  if (!place) return [];
  return occurrences(configuration, { kind: 'name', name: place.name })
    .filter(({ role }) => role === 'definition')
    .map(({ file, span }) => ({ file, span }))
    .reverse();
}

/** All places in both files that define or use what stands at `offset` of main.cf: a name, a class, a service. */
export function mainReferences(
  configuration: Configuration,
  offset: number,
  withDefinitions: boolean,
): Location[] {
  return referencesTo(configuration, 'main', offset, withDefinitions);
}

/** The same for master.cf. */
export function masterReferences(
  configuration: Configuration,
  offset: number,
  withDefinitions: boolean,
): Location[] {
  return referencesTo(configuration, 'master', offset, withDefinitions);
}

function referencesTo(
  configuration: Configuration,
  file: 'main' | 'master',
  offset: number,
  withDefinitions: boolean,
): Location[] {
  const place = targetAt(configuration, file, offset);
  if (!place) return [];
  return occurrences(configuration, place.target)
    .filter(({ role }) => withDefinitions || role !== 'definition')
    .map(({ file: id, span }) => ({ file: id, span }));
}

/** A place in one of the files to highlight. */
export interface NameHighlight {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

/** All places in main.cf of what stands at `offset`. */
export function mainHighlights(configuration: Configuration, offset: number): NameHighlight[] {
  return highlightsIn(configuration, 'main', configuration.main.file, offset);
}

/** The same for master.cf. */
export function masterHighlights(configuration: Configuration, offset: number): NameHighlight[] {
  const { master } = configuration;
  return master ? highlightsIn(configuration, 'master', master.file, offset) : [];
}

function highlightsIn(
  configuration: Configuration,
  file: 'main' | 'master',
  id: FileId,
  offset: number,
): NameHighlight[] {
  const place = targetAt(configuration, file, offset);
  if (!place) return [];
  return occurrences(configuration, place.target)
    .filter((each) => each.file === id)
    .map(({ span, role }) => ({ span, kind: role === 'definition' ? 'write' : 'read' }));
}
