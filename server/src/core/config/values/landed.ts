import type { MacroText, ReferencePart } from '../../syntax/macro.ts';
import type { Assignment } from '../../syntax/mainCf.ts';
import type { Span } from '../../text/span.ts';
import { type Examination, settingSpan } from '../examination.ts';
import { expand, type Lookup, type MacroProblem } from '../expand.ts';
import { parameterNamed } from '../parameters.ts';
import type { Service, Setting } from '../settings.ts';
import { unknownMark } from './fault.ts';

/** A setting's value as it reaches the program: expanded, each part of it traced to where it was written. */
export interface LandedValue {
  readonly setting: Setting;
  readonly service: Service | undefined;
  readonly text: string;
  /** They tile the text, in order. */
  readonly pieces: readonly Piece[];
  /** It cannot be expanded: the text is of no use. */
  readonly failed: boolean;
  readonly problems: readonly MacroProblem[];
}

/** A part of an expanded text. */
export interface Piece {
  /** Where it lies in the expanded text. */
  readonly at: number;
  readonly length: number;
  /** Where it stands in the setting's value: character for character, or the reference that gave it. */
  readonly place: Span;
  /** It came through a reference, by this name where it is a plain one. */
  readonly reference?: { readonly name?: string };
}

/**
 * Expands a setting for a service, or for all; what only the running program knows becomes `unknownMark`.
 * With `onThisHost`, defaults that Postfix computes from the machine are known: the configuration is its own.
 */
export function landValue(
  setting: Setting,
  service: Service | undefined,
  examination: Examination,
  onThisHost = false,
): LandedValue {
  const { value } = setting;
  const isRaw = parameterNamed(setting.name)?.rawString === true;
  if (!isRaw && value.includes('$')) {
    const watch = watchLookup(examination, service, onThisHost);
    return lastLanding(setting, service, watch) ?? expandPieces(setting, service, watch);
  }
  const place = { start: 0, end: value.length };
  const pieces = [{ at: 0, length: value.length, place }];
  return { setting, service, text: value, pieces, failed: false, problems: [] };
}

interface Landing {
  readonly setting: Setting;
  readonly pieces: Piece[];
  readonly texts: string[];
  length: number;
}

/** What the value of a line of main.cf became, as long as all that it was made from is the same. */
function lastLanding(
  { assignment }: Setting,
  service: Service | undefined,
  watch: WatchedLookup,
): LandedValue | undefined {
  const last = assignment && !service ? lastLandings.get(assignment) : undefined;
  const isCurrent = last?.readings.every(({ name, text, isKnown }) => {
    return watch.find(name) === text && watch.isKnown(name) === isKnown;
  });
  return isCurrent ? last?.landed : undefined;
}

const lastLandings = new WeakMap<Assignment, { landed: LandedValue; readings: readonly Reading[] }>();

function expandPieces(setting: Setting, service: Service | undefined, watch: WatchedLookup): LandedValue {
  const landing: Landing = { setting, pieces: [], texts: [], length: 0 };
  const { parts, broken } = setting.macros();
  const problems: MacroProblem[] = [];
  let failed = broken !== undefined;
  let at = 0;
  for (const part of parts) {
    if (part.kind === 'literal') continue;
    addLiteral(landing, at, part.span.start);
    at = part.span.end;
    watch.metUnknown = false;
    const expansion = expand({ parts: [part] }, watch.lookup, setting.name);
    problems.push(...expansion.problems);
    failed ||= expansion.failed;
    if (failed) break;
    addReference(landing, part, watch.metUnknown ? unknownMark : expansion.text);
  }
  if (!failed) addLiteral(landing, at, setting.value.length);
  const landed = { setting, service, text: landing.texts.join(''), pieces: landing.pieces, failed, problems };
  if (setting.assignment && !service) {
    lastLandings.set(setting.assignment, { landed, readings: [...watch.readings.values()] });
  }
  return landed;
}

/** Literal text of the value; `$$` in it becomes one `$`. */
function addLiteral(landing: Landing, from: number, to: number): void {
  let at = from;
  for (const text of landing.setting.value.slice(from, to).split('$$')) {
    if (at > from) add(landing, '$', { start: at - 2, end: at });
    if (text !== '') add(landing, text, { start: at, end: at + text.length });
    at += text.length + 2;
  }
}

function addReference(landing: Landing, part: ReferencePart, text: string): void {
  const { expression, span } = part;
  const name = expression.kind === 'named' && !expression.branches ? expression.name : undefined;
  add(landing, text, span, name === undefined ? {} : { name });
}

function add(landing: Landing, text: string, place: Span, reference?: Piece['reference']): void {
  landing.pieces.push({ at: landing.length, length: text.length, place, ...(reference && { reference }) });
  landing.texts.push(text);
  landing.length += text.length;
}

/** What a name gave when it was looked up. */
interface Reading {
  readonly name: string;
  readonly text: MacroText | undefined;
  readonly isKnown: boolean;
}

/** A lookup that notes what it is asked for, and when that cannot be known before the program runs. */
interface WatchedLookup {
  metUnknown: boolean;
  readonly readings: Map<string, Reading>;
  readonly lookup: Lookup;
  find(name: string): MacroText | undefined;
  isKnown(name: string): boolean;
}

function watchLookup(
  examination: Examination,
  service: Service | undefined,
  onThisHost: boolean,
): WatchedLookup {
  const lookup = examination.lookup(service);
  const watch: WatchedLookup = {
    metUnknown: false,
    readings: new Map(),
    find: (name) => lookup(name, nowhere),
    isKnown: (name) => isKnowable(name, service, examination, onThisHost),
    lookup(name) {
      const known = watch.readings.get(name);
      const reading = known ?? { name, text: watch.find(name), isKnown: watch.isKnown(name) };
      if (!known) watch.readings.set(name, reading);
      if (!reading.isKnown) watch.metUnknown = true;
      return reading.text;
    },
  };
  return watch;
}

const nowhere: Span = { start: 0, end: 0 };

/** Names whose value master(8) or the program itself decides when it starts. */
const runtimeNames = new Set(['stress', 'process_id', 'process_name', 'service_name']);

function isKnowable(
  name: string,
  service: Service | undefined,
  examination: Examination,
  onThisHost: boolean,
): boolean {
  if (service?.readOnly.has(name) || service?.settings?.has(name)) return true;
  if (runtimeNames.has(name)) return false;
  if (examination.settings.has(name)) return true;
  if (parameterNamed(name)?.defaultKind === 'computed') return onThisHost;
  return examination.names.has(name) || !isSetInSomeService(name, examination);
}

function isSetInSomeService(name: string, { services }: Examination): boolean {
  return services.some(({ settings }) => settings?.has(name));
}

/** The place in the file of a part of the expanded text: whole references where it came through them. */
export function landedSpan({ setting, pieces }: LandedValue, { start, end }: Span): Span | undefined {
  const first = pieces[pieceIndex(pieces, start)];
  const last = pieces[pieceIndex(pieces, Math.max(start, end - 1))];
  if (!first || !last) return settingSpan(setting, { start: 0, end: setting.value.length });
  const from = isVerbatim(first) ? first.place.start + (start - first.at) : first.place.start;
  const to = isVerbatim(last) ? last.place.start + (end - last.at) : last.place.end;
  return settingSpan(setting, { start: from, end: Math.max(from, to) });
}

/** The plain names through which a part of the expanded text came. */
export function namesBehind({ pieces }: LandedValue, { start, end }: Span): string[] {
  const names = new Set<string>();
  for (let index = Math.max(0, pieceIndex(pieces, start)); index < pieces.length; index++) {
    const piece = pieces[index];
    if (!piece || piece.at >= Math.max(end, start + 1)) break;
    if (piece.reference?.name !== undefined) names.add(piece.reference.name);
  }
  return [...names];
}

/** Whether a part of the expanded text was written where the setting is, not brought in by a reference. */
export function isLiteral({ pieces }: LandedValue, { start, end }: Span): boolean {
  const piece = pieces[pieceIndex(pieces, start)];
  return piece !== undefined && piece.reference === undefined && end <= piece.at + piece.length;
}

function isVerbatim({ reference, length, place }: Piece): boolean {
  return !reference && length === place.end - place.start;
}

/** Index of the piece that holds position `at`; of the last one behind the end; -1 where there is none. */
function pieceIndex(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return high === -1 ? -1 : low;
}
