import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import type { Setting } from '../../config/settings.ts';
import { macroNames, parseMacros } from '../../syntax/macro.ts';
import type { Span } from '../../text/span.ts';
import type { FileId, Location } from '../types.ts';
import { definitionOf } from './definition.ts';
import { shorten } from './markdown.ts';
import { type NamePlace, namesInMain, namesInMaster } from './places.ts';

/** A parameter as one of those that read others: a setting in a file, or a default. */
export interface Reader {
  readonly name: string;
  /** Its value, shortened; for `-o` settings the service first. */
  readonly detail: string;
  /** Where its name stands; absent for a default. */
  readonly place?: Location;
}

/** One parameter reads another. */
export interface Reading {
  readonly reader: Reader;
  /** The places in the value of the reader; none for a default. */
  readonly spans: readonly Span[];
}

/** The parameter `name` where it is set, or its default; undefined for a name that nothing knows. */
export function readerNamed(configuration: Configuration, name: string): Reader | undefined {
  const definition = definitionOf(configuration, name);
  if (!definition) return undefined;
  const detail = shorten(valueIn(configuration, name).replace(/\s+/g, ' '), 60);
  return { name, detail, ...(definition.kind === 'setting' && { place: definition.location }) };
}

function valueIn({ settings, examination }: Configuration, name: string): string {
  const setting = settings.get(name);
  if (setting) return setting.value;
  const known = examination.names.get(name);
  const value = known && defaultOf(examination.defaults, known);
  return value?.kind === 'value' ? value.value : '';
}

/** What reads `name`: settings of main.cf and of services, then defaults. */
export function readersOf(configuration: Configuration, name: string): Reading[] {
  const { main, master } = configuration;
  const inMain = grouped(configuration, main.file, namesInMain(configuration), name);
  const inMaster = master ? grouped(configuration, master.file, namesInMaster(configuration), name) : [];
  return [...inMain, ...inMaster, ...defaultsThatRead(configuration, name)];
}

function grouped(
  configuration: Configuration,
  file: FileId,
  places: readonly NamePlace[],
  name: string,
): Reading[] {
  const readings = new Map<number, { reader: Reader; spans: Span[] }>();
  for (const place of places) {
    const nameSpan = place.inSetting && nameSpanOf(place.inSetting);
    if (place.name !== name || !place.inSetting || !nameSpan) continue;
    const known = readings.get(nameSpan.start);
    if (known) known.spans.push(place.span);
    else
      readings.set(nameSpan.start, {
        reader: readerAt(configuration, file, place.inSetting),
        spans: [place.span],
      });
  }
  return [...readings.values()];
}

function nameSpanOf({ assignment, option }: Setting): Span | undefined {
  return assignment?.nameSpan ?? option?.nameSpan;
}

function readerAt({ services }: Configuration, file: FileId, setting: Setting): Reader {
  const { option, name, value } = setting;
  const span = nameSpanOf(setting);
  const service = option && services.find(({ entry }) => isIn(option.span, entry.line.span));
  const parts = [service?.nameSpace ?? '', shorten(value.replace(/\s+/g, ' '), 60)];
  return { name, detail: parts.filter(Boolean).join(' · '), ...(span && { place: { file, span } }) };
}

function isIn(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function defaultsThatRead({ examination }: Configuration, name: string): Reading[] {
  return [...examination.names].flatMap(([reader, known]): Reading[] => {
    if (examination.settings.has(reader) || known.parameter?.rawString) return [];
    const value = defaultOf(examination.defaults, known);
    if (value.kind !== 'value' || !value.value.includes(name) || !value.value.includes('$')) return [];
    const reads = macroNames(parseMacros(value.value)).some((each) => each.name === name);
    return reads ? [{ reader: { name: reader, detail: shorten(value.value, 60) }, spans: [] }] : [];
  });
}

/**
 * What the value at `place` reads, the name of a setting in one of the files; what the default of `name`
 * reads where there is no place.
 */
export function readBy(configuration: Configuration, name: string, place: Location | undefined): Reading[] {
  const names = place ? namesAt(configuration, place) : namesInDefault(configuration, name);
  const readings = new Map<string, Span[]>();
  for (const each of names) {
    const spans = readings.get(each.name) ?? [];
    if (place) spans.push(each.span);
    readings.set(each.name, spans);
  }
  return [...readings].flatMap(([each, spans]): Reading[] => {
    const reader = readerNamed(configuration, each);
    return reader ? [{ reader, spans }] : [];
  });
}

function namesAt(configuration: Configuration, { file, span }: Location) {
  const isMain = file === configuration.main.file;
  const all = isMain ? namesInMain(configuration) : namesInMaster(configuration);
  return all.filter(({ inSetting }) => inSetting && nameSpanOf(inSetting)?.start === span.start);
}

function namesInDefault(configuration: Configuration, name: string) {
  const { examination } = configuration;
  const known = examination.names.get(name);
  const value = known && !known.parameter?.rawString ? defaultOf(examination.defaults, known) : undefined;
  return value?.kind === 'value' ? macroNames(parseMacros(value.value)) : [];
}
