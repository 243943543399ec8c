import { type Language, type Localized, localize } from '../../core/l10n.ts';
import {
  type CompleteFilterParams,
  type FilterCompletion,
  type FilterKey,
  type FilterProposal,
  filterKeys,
} from '../../logProtocol/filter.ts';
import { logLimits } from '../../logProtocol/requests.ts';
import { Field } from '../threads.ts';
import type { FilterSources } from './filterTests.ts';
import { parseFilter, statusNames, type Term } from './filterText.ts';
import { patternTest } from './textMatches.ts';
import type { NumberedTexts } from './textOrder.ts';
import type { TimeContext } from './timeText.ts';
import { largestOf } from './topLists.ts';
import { wallTimeText } from './wallTime.ts';

/** What can be written at a place of a filter text: keys, then the values that the log has, most frequent first. */
export function completeFilter(
  sources: FilterSources,
  { text, offset }: CompleteFilterParams,
  times: TimeContext,
  zoneAt: (seconds: number) => number,
  language: Language,
): FilterCompletion {
  const term = parseFilter(text, times).find(({ start, end }) => start < offset && offset <= end);
  if (term === undefined) return { replace: { start: offset, end: offset }, proposals: keys('', language) };
  if (term.key !== null && offset >= term.valueStart) {
    const typed = text.slice(term.valueStart, offset).replaceAll('"', '');
    const proposals = values(sources, term.key, typed, times, zoneAt, language);
    return { replace: { start: term.valueStart, end: term.end }, proposals };
  }
  const start = term.start + (term.negated ? 1 : 0);
  return { replace: { start, end: wordEnd(term) }, proposals: keys(text.slice(start, offset), language) };
}

/** Where a key is replaced its value stays. */
function wordEnd({ key, valueStart, end }: Term): number {
  return key === null ? end : valueStart;
}

function keys(typed: string, language: Language): FilterProposal[] {
  return filterKeys
    .filter((key) => key.startsWith(typed.toLowerCase()))
    .map((key) => ({
      text: `${key}:`,
      label: `${key}:`,
      detail: localize(keyTexts[key], language),
      kind: 'key',
    }));
}

function values(
  { index, columns, failures }: FilterSources,
  key: FilterKey,
  typed: string,
  times: TimeContext,
  zoneAt: (seconds: number) => number,
  language: Language,
): FilterProposal[] {
  const { threads, addresses, relays, clients, envelope, deliveries } = index.tables;
  const byThread = (texts: NumberedTexts, numberOf: (thread: number) => number): FilterProposal[] =>
    frequent(texts, columns.length, numberOf, typed);
  const byDelivery = (texts: NumberedTexts, numberOf: (delivery: number) => number): FilterProposal[] =>
    frequent(texts, deliveries.length, numberOf, typed);
  switch (key) {
    case 'from':
      return byThread(addresses, (thread) => threads.get(thread, Field.sender));
    case 'user':
      return byThread(addresses, (thread) => threads.get(thread, Field.saslUser));
    case 'client':
      return byThread(clients, (thread) => threads.get(thread, Field.client));
    case 'host':
      return byThread(envelope.hosts, (thread) => threads.host(thread));
    case 'to':
      return byDelivery(addresses, deliveries.recipient);
    case 'relay':
      return byDelivery(relays, deliveries.relay);
    case 'reason':
      return frequent(failures.reasons, failures.length, failures.reason, typed);
    case 'status':
      return statuses(typed);
    case 'since':
    case 'until':
      return moments(index.tables.totals.firstSeconds, times.end, zoneAt, language);
    case 'size':
      return ['>1M', '>10M', '<10k'].map(plain);
    case 'delay':
      return ['>60', '>10m', '>1h'].map(plain);
    case 'id':
    case 'linked':
      return [];
  }
}

function plain(text: string): FilterProposal {
  return { text, label: text, detail: '', kind: 'value' };
}

/** The texts with what was typed in them that occur most often. */
function frequent(
  texts: NumberedTexts,
  length: number,
  numberOf: (entry: number) => number,
  typed: string,
): FilterProposal[] {
  const counts = new Uint32Array(texts.size);
  for (let entry = 0; entry < length; entry++) {
    const number = numberOf(entry);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  const test = patternTest({ how: 'within', text: typed });
  if (typed !== '') {
    for (let number = 0; number < counts.length; number++) {
      if (counts[number] !== 0 && !test(texts.text(number))) counts[number] = 0;
    }
  }
  return largestOf(counts, logLimits.completions).map((number) => {
    const label = texts.text(number);
    return { text: quoted(label), label, detail: String(counts[number]), kind: 'value' };
  });
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value.replaceAll('"', '?')}"` : value.replaceAll('"', '?');
}

function statuses(typed: string): FilterProposal[] {
  const comma = typed.lastIndexOf(',') + 1;
  const before = typed.slice(0, comma);
  return statusNames
    .filter((name) => name.startsWith(typed.slice(comma).toLowerCase()))
    .map((name) => ({ text: `${before}${name}`, label: name, detail: '', kind: 'value' }));
}

const momentTexts = {
  first: { en: 'first line of the log', ja: 'ログの最初の行' },
  hour: { en: 'one hour before the end of the log', ja: 'ログの末尾の 1 時間前' },
  day: { en: 'one day before the end of the log', ja: 'ログの末尾の 1 日前' },
  last: { en: 'last line of the log', ja: 'ログの最後の行' },
} satisfies Record<string, Localized>;

function moments(
  first: number,
  last: number,
  zoneAt: (seconds: number) => number,
  language: Language,
): FilterProposal[] {
  const value = (text: string, detail: Localized): FilterProposal => ({
    text: quoted(text),
    label: text,
    detail: localize(detail, language),
    kind: 'value',
  });
  const found = [value('-1h', momentTexts.hour), value('-1d', momentTexts.day)];
  if (first < 0) return found;
  return [
    ...found,
    value(wallTimeText(first, zoneAt(first)), momentTexts.first),
    value(wallTimeText(last, zoneAt(last)), momentTexts.last),
  ];
}

const keyTexts: Readonly<Record<FilterKey, Localized>> = {
  from: { en: 'sender; from:<> is mail without one', ja: '送信者。from:<> は送信者のないメール' },
  to: { en: 'recipient of any attempt', ja: 'いずれかの配送試行の受信者' },
  status: { en: 'what became of the message, or of a recipient', ja: 'メッセージまたは受信者ごとの結果' },
  relay: { en: 'where it was delivered to', ja: '配送先のリレー' },
  client: { en: 'where it came from', ja: '送ってきたクライアント' },
  user: { en: 'SASL login name', ja: 'SASL のログイン名' },
  id: { en: 'queue ID', ja: 'キュー ID' },
  linked: {
    en: 'queue ID, with all messages linked to it',
    ja: 'キュー ID と、それに関連するすべてのメッセージ',
  },
  since: { en: 'with a line at or after a time', ja: 'この時刻以後の行があるもの' },
  until: { en: 'begun at or before a time', ja: 'この時刻以前に始まったもの' },
  size: { en: 'size in bytes: >1M, <20k', ja: 'サイズ（バイト）: >1M、<20k' },
  delay: { en: 'time to the last attempt: >60, >2h', ja: '最後の配送試行までの時間: >60、>2h' },
  host: { en: 'host that wrote the log', ja: 'ログを書いたホスト' },
  reason: { en: 'why an attempt failed', ja: '配送試行が失敗した理由' },
};
