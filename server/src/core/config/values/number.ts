import type { Parameter } from '../parameters.ts';
import type { FaultOf } from './fault.ts';

/** What strtol(3) makes of a text: the number and how much of the text it took. */
interface ScannedNumber {
  readonly value: bigint;
  readonly rest: string;
}

/** More digits than any number of Postfix has; longer ones are not turned into numbers. */
const mostDigits = 40;

/** Reads a decimal number the way strtol(3) does; without digits it is 0 and takes nothing. */
function scanNumber(text: string): ScannedNumber {
  const match = /^[ \t-\r]*([-+]?)0*([0-9]*)/.exec(text);
  const [taken = '', sign = '', digits = ''] = match ?? [];
  if (!/[0-9]$/.test(taken)) return { value: 0n, rest: text };
  const size = BigInt(digits.slice(0, mostDigits) || '0');
  return { value: sign === '-' ? -size : size, rest: text.slice(taken.length) };
}

const intMax = 2n ** 31n - 1n;
const longMax = 2n ** 63n - 1n;

/** Parameters that are held as `long` in mail_conf_long(3); all other numbers are `int`. */
const longParameters = new Set([
  'message_size_limit',
  'mailbox_size_limit',
  'virtual_mailbox_limit',
  'lmdb_map_size',
]);

/** The complaint of mail_conf_int(3) and its like about a number. */
export function checkInteger(text: string, parameter: Parameter): FaultOf<'bad-integer'> | undefined {
  const { value, rest } = scanNumber(text);
  const fault = { code: 'bad-integer' as const, start: 0, end: text.length };
  if (text === '' || rest !== '') return { ...fault, reason: 'not-a-number' };
  const most = longParameters.has(parameter.name) ? longMax : intMax;
  if (value > most || value < -most - 1n) return { ...fault, reason: 'too-large-to-hold' };
  const { min, max } = parameter;
  if (min && value < min) return { ...fault, reason: 'too-small', args: { min } };
  if (max && value > max) return { ...fault, reason: 'too-large', args: { max } };
  return undefined;
}

/** Seconds in each unit of time. */
const unitSeconds: Readonly<Record<string, bigint>> = { s: 1n, m: 60n, h: 3600n, d: 86_400n, w: 604_800n };

/** The complaint of mail_conf_time(3) about a time; text behind the unit's letter is ignored there too. */
export function checkTime(text: string, parameter: Parameter): FaultOf<'bad-time'> | undefined {
  const { value, rest } = scanNumber(text);
  const fault = { code: 'bad-time' as const, start: 0, end: text.length };
  const letter = rest === '' ? (parameter.timeUnit ?? 's') : rest.charAt(0);
  const unit = unitSeconds[letter];
  if (text === '' || value < 0n) return { ...fault, reason: 'not-a-time' };
  if (value > intMax) return { ...fault, reason: 'too-large-to-hold' };
  if (unit === undefined) {
    const hasNumber = rest !== text;
    return { ...fault, reason: hasNumber ? 'no-unit-like-this' : 'not-a-time', args: { unit: rest } };
  }
  // conv_time(3) refuses from the last whole unit on that an int would still hold; seconds have no limit.
  if (unit > 1n && value >= intMax / unit) return { ...fault, reason: 'too-large-to-hold' };
  const seconds = value * unit;
  const { min, max } = parameter;
  if (min && seconds < min) return { ...fault, reason: 'too-small', args: { min } };
  if (max && seconds > max) return { ...fault, reason: 'too-large', args: { max } };
  return undefined;
}

/** The complaint of mail_conf_bool(3) about anything but yes and no. */
export function checkBoolean(text: string): FaultOf<'bad-boolean'> | undefined {
  if (/^(?:yes|no)$/i.test(text)) return undefined;
  return { code: 'bad-boolean', reason: 'not-a-boolean', start: 0, end: text.length };
}
