import type { Configuration } from '../../config/configuration.ts';
import { type Parameter, parameterNamed } from '../../config/parameters.ts';
import { transportParameter } from '../../config/values/checkValue.ts';
import { splitBracedList } from '../../config/values/items.ts';
import { matchListKind } from '../../config/values/matchList.ts';
import { restrictionNamed, stageOf } from '../../config/values/restrictions.ts';
import { type Localized, localize } from '../../l10n.ts';
import type { CompletionItem } from '../types.ts';
import { wordAround } from './cursor.ts';
import type { Help } from './parameterHover.ts';
import { classItems, restrictionClasses, restrictionItems } from './restrictionCompletion.ts';
import { policyItems, serviceItems, transportItems } from './serviceCompletion.ts';
import { tableItems } from './tableCompletion.ts';

/** A cursor in a value. */
export interface ValuePlace {
  readonly configuration: Configuration;
  readonly help: Help;
  /** The parameter that the value belongs to. */
  readonly name: string;
  /** The value up to the cursor. */
  readonly before: string;
  /** The file that the cursor is in. */
  readonly text: string;
  readonly offset: number;
  /** No blank may be inserted: the value is an `-o` argument without braces. */
  readonly isUnbraced?: boolean;
}

/** What can stand at a place of a value, by the type of its parameter. `$names` are another matter. */
export function valueItems(place: ValuePlace): CompletionItem[] {
  if (/(?:^|[\s,])#/.test(place.before)) return [];
  const { configuration, name } = place;
  const known = configuration.examination.names.get(name);
  const parameter =
    known?.parameter ?? transportParameter(known?.serviceDefault ?? '') ?? parameterNamed(name);
  if (parameter) return itemsByType(place, parameter);
  return restrictionClasses(configuration).has(name) ? inRestrictions(place, undefined) : [];
}

function itemsByType(place: ValuePlace, parameter: Parameter): CompletionItem[] {
  switch (parameter.type) {
    case 'boolean':
      return isFirstWord(place) ? wordItems(place, ['yes', 'no']) : [];
    case 'time':
      return unitItems(place);
    case 'map-type':
      return tableItems(place, '');
    case 'transport':
      return isFirstWord(place) ? transportItems(place) : [];
    case 'service-name':
      return isFirstWord(place) ? serviceItems(place) : [];
    case 'restriction-list':
      return inRestrictions(place, parameter);
    case 'tls-protocol-list':
      return wordItems(place, parameter.values ?? [], /[^\s,:!<>=]*$/);
    case 'enum':
      return isFirstWord(place) ? choices(place, parameter) : [];
  }
  const own = place.name === 'smtpd_restriction_classes' ? ownNames(place) : choices(place, parameter);
  return takesTables(parameter) ? [...own, ...tableItems(place, ':')] : own;
}

/** Types whose values may be lookup tables, besides those that match_list(3) reads. */
const tableTypes = new Set(['map', 'maplist', 'enum-maplist', 'address-list']);

/** Whether lookup tables may stand in the value of a parameter. */
export function takesTables(parameter: Parameter | undefined): boolean {
  if (!parameter) return false;
  return tableTypes.has(parameter.type) || matchListKind(parameter) !== undefined;
}

function isFirstWord({ before }: ValuePlace): boolean {
  return /^\s*[^\s,]*$/.test(before);
}

function choices(place: ValuePlace, { values, suggestedValues }: Parameter): CompletionItem[] {
  return wordItems(place, [...(values ?? []), ...(suggestedValues ?? [])]);
}

/** Words to choose from, in their order. */
function wordItems(place: ValuePlace, words: readonly string[], typed = /[^\s,]*$/): CompletionItem[] {
  const length = typed.exec(place.before)?.[0].length ?? 0;
  const replace = wordAround(place.text, place.offset, length);
  return words.map((label, index) => ({
    label,
    kind: 'value',
    replace,
    sortText: String(index).padStart(3, '0'),
  }));
}

const units: readonly (readonly [unit: string, meaning: Localized])[] = [
  ['s', { en: 'seconds', ja: '秒' }],
  ['m', { en: 'minutes', ja: '分' }],
  ['h', { en: 'hours', ja: '時間' }],
  ['d', { en: 'days', ja: '日' }],
  ['w', { en: 'weeks', ja: '週' }],
];

/** A number with each unit behind it. */
function unitItems({ before, text, offset, help }: ValuePlace): CompletionItem[] {
  const [digits] = /(?<=^\s*)\d+$/.exec(before) ?? [];
  if (digits === undefined) return [];
  const replace = wordAround(text, offset, digits.length);
  return units.map(([unit, meaning], index) => ({
    label: digits + unit,
    kind: 'value',
    detail: localize(meaning, help.language),
    replace,
    sortText: String(index),
  }));
}

/** A list of access restrictions: what the word before wants comes first. */
function inRestrictions(place: ValuePlace, parameter: Parameter | undefined): CompletionItem[] {
  const typed = /[^\s,]*$/.exec(place.before)?.[0] ?? '';
  const last = splitBracedList(place.before.slice(0, place.before.length - typed.length)).at(-1);
  const stage = parameter && stageOf(parameter.name);
  if (parameter && stage === undefined) return [...choices(place, parameter), ...tableItems(place, ':')];
  switch (last && restrictionNamed(last.text)?.args) {
    case 'maptype':
      return tableItems(place, ':');
    case 'policy-server':
      return policyItems(place);
    case 'rbl-domain':
    case 'seconds':
      return [];
    default:
      return [...restrictionItems(place, stage), ...classItems(place), ...tableItems(place, ':')];
  }
}

/** Names that the user may make restriction classes of: those that Postfix does not know. */
function ownNames({ configuration, text, offset, before }: ValuePlace): CompletionItem[] {
  const replace = wordAround(text, offset, /[^\s,]*$/.exec(before)?.[0].length ?? 0);
  return [...configuration.settings.keys()]
    .filter((each) => parameterNamed(each) === undefined)
    .map((label) => ({ label, kind: 'userParameter', replace }));
}
