import type { Localized } from '../../core/l10n.ts';
import { type FilterKey, filterKeys, type TextSpan } from '../../logProtocol/filter.ts';
import { threadStates } from '../../logProtocol/list.ts';
import { parseTimeText, type TimeContext } from './timeText.ts';

/** What a value has to be like: equal to a text, with wildcards, or with a text in it. */
export type TextPattern =
  | { readonly how: 'equal'; readonly text: string }
  | { readonly how: 'glob'; readonly text: string }
  | { readonly how: 'within'; readonly text: string };

/** A term as it applies. */
export type Condition =
  | { readonly key: TextKey | null; readonly pattern: TextPattern }
  | { readonly key: 'status'; readonly statuses: readonly string[] }
  | { readonly key: 'since' | 'until'; readonly seconds: number }
  | { readonly key: 'size' | 'delay'; readonly compare: Comparison; readonly amount: number };

export type TextKey = Exclude<FilterKey, 'status' | 'since' | 'until' | 'size' | 'delay'>;
export type Comparison = '<' | '<=' | '>' | '>=';

/** A term of a filter text. Spans reach from its sign to the end of its value. */
export interface Term extends TextSpan {
  readonly key: FilterKey | null;
  /** Without quotes. */
  readonly value: string;
  /** Where the value starts, its quote included. */
  readonly valueStart: number;
  readonly negated: boolean;
  /** Undefined where the value is faulty or still missing. */
  readonly condition?: Condition;
  readonly fault?: Localized;
}

/** Outcomes of single recipients beside the states of messages. */
export const attemptStatuses = ['deliverable', 'undeliverable'] as const;

/** What `status:` may be. */
export const statusNames: readonly string[] = [...threadStates, ...attemptStatuses];

/** Takes a filter text apart; any text gives terms. Times count in the zone and up to the end of the log. */
export function parseFilter(text: string, times: TimeContext): Term[] {
  return splitTerms(text).map((raw) => readTerm(raw, times));
}

interface RawTerm extends TextSpan {
  readonly negated: boolean;
  readonly key: FilterKey | null;
  readonly value: string;
  readonly valueStart: number;
  readonly open: boolean;
}

const termForm = /(-?)(?:([a-z]+):)?((?:"[^"]*"?|[^\s"])*)/iy;

function splitTerms(text: string): RawTerm[] {
  const terms: RawTerm[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const term = readRaw(text, at);
    terms.push(term);
    at = Math.max(term.end, at + 1);
  }
  return terms;
}

function readRaw(text: string, start: number): RawTerm {
  termForm.lastIndex = start;
  const [whole = '', sign = '', word, rest = ''] = termForm.exec(text) ?? [];
  const key = filterKeys.find((known) => known === word?.toLowerCase()) ?? null;
  const value = key === null && word !== undefined ? `${word}:${rest}` : rest;
  const end = start + whole.length;
  return {
    start,
    end,
    negated: sign === '-' && (key !== null || value !== ''),
    key,
    value: value.replaceAll('"', ''),
    valueStart: end - value.length,
    open: (value.split('"').length - 1) % 2 === 1,
  };
}

function readTerm({ open, ...raw }: RawTerm, times: TimeContext): Term {
  if (open) return { ...raw, fault: faults.open };
  if (raw.value === '') return { ...raw, fault: faults.empty };
  const condition = readCondition(raw.key, raw.value, times);
  return 'key' in condition ? { ...raw, condition } : { ...raw, fault: condition };
}

function readCondition(key: FilterKey | null, value: string, times: TimeContext): Condition | Localized {
  switch (key) {
    case 'status':
      return readStatuses(value);
    case 'since':
    case 'until': {
      const seconds = parseTimeText(value, times, key === 'until');
      return seconds === undefined ? faults.time : { key, seconds };
    }
    case 'size':
      return readAmount(key, value, sizeUnits) ?? faults.size;
    case 'delay':
      return readAmount(key, value, delayUnits) ?? faults.delay;
    default:
      return { key, pattern: patternOf(value) };
  }
}

function readStatuses(value: string): Condition | Localized {
  const statuses = value.toLowerCase().split(',');
  return statuses.every((name) => statusNames.includes(name)) ? { key: 'status', statuses } : faults.status;
}

const sizeUnits: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const delayUnits: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** `>1M`, `<=20k`; without a sign "at least". */
function readAmount(
  key: 'size' | 'delay',
  value: string,
  units: Readonly<Record<string, number>>,
): Condition | undefined {
  const match = /^(<=|>=|<|>)?(\d+(?:\.\d+)?)([a-z]?)$/i.exec(value);
  const unit = units[match?.[3]?.toLowerCase() ?? ''];
  if (match === null || unit === undefined) return undefined;
  const compare = signs.find((sign) => sign === match[1]) ?? '>=';
  return { key, compare, amount: Number(match[2]) * unit };
}

const signs: readonly Comparison[] = ['<=', '>=', '<', '>'];

/** `<value>` is the whole value, one with `*` or `?` a pattern of the whole value, any other a part of it. */
export function patternOf(value: string): TextPattern {
  const whole = /^<(.*)>$/.exec(value)?.[1];
  if (whole !== undefined) return { how: 'equal', text: whole };
  return /[*?]/.test(value) ? { how: 'glob', text: value } : { how: 'within', text: value };
}

/** A filter text that means exactly this value of a key. There is no way to write a double quote: `?` stands for it. */
export function filterTextOf(key: FilterKey, value: string): string {
  const whole = value.includes('"') ? value.replaceAll('"', '?') : `<${value}>`;
  return `${key}:${/\s/.test(whole) ? `"${whole}"` : whole}`;
}

const faults = {
  open: { en: 'The closing quote is missing.', ja: '閉じる引用符がありません。' },
  empty: { en: 'A value is missing.', ja: '値がありません。' },
  time: {
    en: 'Not a time. Write 2026-03-24 03:05 in quotes, 03:05, "Mar 24 03:05", or -2h for two hours before the end.',
    ja: '時刻として読めません。"2026-03-24 03:05"、03:05、"Mar 24 03:05" のように書くか、末尾から 2 時間前なら -2h と書きます。',
  },
  status: {
    en: `Not a status. There are ${statusNames.join(', ')}.`,
    ja: `状態の名前ではありません。使えるのは ${statusNames.join('、')} です。`,
  },
  size: {
    en: 'Not a size. Write >1M, <20k, >=500.',
    ja: 'サイズとして読めません。>1M、<20k、>=500 のように書きます。',
  },
  delay: {
    en: 'Not a time span. Write >60, <5m, >=2h.',
    ja: '時間の長さとして読めません。>60、<5m、>=2h のように書きます。',
  },
} satisfies Record<string, Localized>;
