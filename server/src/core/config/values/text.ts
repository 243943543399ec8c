import { parseCompatLevel } from '../compatLevel.ts';
import type { Parameter } from '../parameters.ts';
import { type FaultOf, isUnknown } from './fault.ts';
import { type Item, splitList } from './items.ts';

const encoder = new TextEncoder();

/** The complaint of mail_conf_str(3) about a text's length, which counts bytes. */
export function checkLength(text: string, parameter: Parameter): FaultOf<'bad-length'> | undefined {
  const { minLength, maxLength } = parameter;
  if (!minLength && !maxLength) return undefined;
  const length = encoder.encode(text).length;
  const fault = { code: 'bad-length' as const, start: 0, end: text.length };
  if (minLength && length < minLength) {
    return { ...fault, reason: length === 0 ? 'empty' : 'too-short', args: { min: minLength } };
  }
  if (maxLength && length > maxLength) return { ...fault, reason: 'too-long', args: { max: maxLength } };
  return undefined;
}

/** A value that must be one of a few words. */
export function checkEnum(text: string, parameter: Parameter): FaultOf<'bad-enum'>[] {
  if (text === '' || isAmong(text, parameter)) return [];
  const items = splitList(text);
  const areAllKnown = items.length > 1 && items.every((item) => isAmong(item.text, parameter));
  const reason = areAllKnown ? 'one-only' : 'not-among';
  return [{ code: 'bad-enum', reason, start: 0, end: text.length, args: { values: valuesOf(parameter) } }];
}

/** A list in which each item must be one of a few words. */
export function checkEnumList(text: string, parameter: Parameter): FaultOf<'bad-enum'>[] {
  return uncommented(splitList(text)).flatMap((item) =>
    isUnknown(item.text) || isAmong(item.text, parameter) ? [] : [notAmong(item, parameter)],
  );
}

/** A list of TLS protocols: `!SSLv3`, `>=TLSv1.2`, `<=0304`; tls_proto_mask_lims in tls_misc.c. */
export function checkProtocolList(text: string, parameter: Parameter): FaultOf<'bad-enum'>[] {
  return uncommented(splitList(text, 0, ':')).flatMap((item): FaultOf<'bad-enum'>[] => {
    const [, operator = '', name = ''] = /^([<>]=|!|)(.*)$/s.exec(item.text) ?? [];
    if (isUnknown(item.text)) return [];
    const isBound = operator !== '' && operator !== '!';
    if (isBound && name === '') {
      return [{ code: 'bad-enum', reason: 'detached-operator', start: item.start, end: item.end }];
    }
    const isKnown = isAmong(name, parameter) || (isBound && /^(?:0x)?[0-9a-f]{1,7}$/i.test(name));
    return isKnown ? [] : [notAmong(item, parameter)];
  });
}

/** compatibility_level: `major.minor.patch`, the last two optional. */
export function checkCompatibilityLevel(text: string): FaultOf<'bad-compatibility-level'>[] {
  if (parseCompatLevel(text) !== undefined) return [];
  return [{ code: 'bad-compatibility-level', reason: 'not-a-level', start: 0, end: text.length }];
}

/** A TCP port: a number, or a name that services(5) may know. */
export function checkPort(text: string): FaultOf<'bad-port'>[] {
  const fault = { code: 'bad-port' as const, start: 0, end: text.length };
  if (text === '') return [{ ...fault, reason: 'missing' }];
  if (!/^[0-9]+$/.test(text)) return [];
  const port = Number(text);
  return port > 0 && port < 65_536 ? [] : [{ ...fault, reason: 'out-of-range' }];
}

function notAmong({ start, end, text }: Item, parameter: Parameter): FaultOf<'bad-enum'> {
  const args = { values: valuesOf(parameter), item: text };
  return { code: 'bad-enum', reason: 'not-among', start, end, args };
}

function isAmong(text: string, parameter: Parameter): boolean {
  if (parameter.acceptsHexMask && /^0x[0-9a-f]{1,16}$/i.test(text)) return true;
  const { values, folded } = acceptedBy(parameter);
  return folded ? values.has(text.toLowerCase()) : values.has(text);
}

interface AcceptedWords {
  readonly values: ReadonlySet<string>;
  /** They are in lower case: a value may be in any. */
  readonly folded: boolean;
}

const accepted = new WeakMap<Parameter, AcceptedWords>();

function acceptedBy(parameter: Parameter): AcceptedWords {
  const known = accepted.get(parameter);
  if (known) return known;
  const folded = parameter.valuesIgnoreCase === true;
  const words = [...(parameter.values ?? []), ...Object.keys(parameter.valueAliases ?? {})];
  const made = { values: new Set(folded ? words.map((word) => word.toLowerCase()) : words), folded };
  accepted.set(parameter, made);
  return made;
}

function valuesOf({ values = [] }: Parameter): string {
  return values.join(', ');
}

/** The items before one that looks like a comment, which is complained about by itself. */
export function uncommented(items: readonly Item[]): readonly Item[] {
  const mark = items.findIndex(({ text }) => text.startsWith('#'));
  return mark === -1 ? items : items.slice(0, mark);
}
