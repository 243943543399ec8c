/** What is said about the way of a mail, on the picture and beside it. */
import { type Language, type Localized, localize } from '../l10n.ts';
import { type BoxName, boxes } from './boxes.ts';
import type { Way, WayEnd } from './way.ts';

/** The way of mail for an address. */
export interface ShownWay {
  /** As it was asked for. */
  readonly address: string;
  readonly way: Way;
}

const words = {
  title: { en: 'The way of mail for {address}', ja: '{address} 宛てのメールの経路' },
  delivery: { en: '{recipient}: {hop}', ja: '{recipient}: {hop}' },
  noService: {
    en: '{recipient}: {hop} is no service of master.cf: the mail is deferred',
    ja: '{recipient}: {hop} というサービスが master.cf にないため、配送は延期されます',
  },
  refused: { en: 'smtpd refuses the recipient', ja: 'smtpd が宛先を拒否します' },
  expansionFailed: {
    en: 'cleanup refuses the mail: its aliases expand beyond a limit',
    ja: 'エイリアスの展開が上限を超えるため、cleanup が受け付けません',
  },
  returned: { en: 'Returned to the sender', ja: '送信者に返されます' },
  depends: { en: 'Depends on {table} ({parameter})', ja: '{table} ({parameter}) によります' },
  shortRefused: { en: 'refused', ja: '拒否' },
  shortDepends: { en: 'depends on a table', ja: 'テーブルによる' },
  several: { en: '{count} deliveries', ja: '配送 {count} 件' },
  passed: { en: 'on the way', ja: '経路上' },
  maybe: { en: 'perhaps on the way', ja: '経路上の可能性あり' },
} as const satisfies Readonly<Record<string, Localized>>;

export function wayTitle({ address }: ShownWay, language: Language): string {
  return localize(words.title, language, { address: address || '<>' });
}

/** Transport and next hop as transport(5) writes them. */
function hopOf({ transport, nexthop }: { transport: string; nexthop: string }): string {
  return `${transport}:${nexthop}`;
}

/** What becomes of a copy, and the boxes that it passes, in words. */
export function endText(end: WayEnd, language: Language): { what: string; through: string } {
  const through = end.boxes.map((name) => localize(boxes[name].title, language)).join(' → ');
  return { what: whatOf(end, language), through };
}

function whatOf({ why }: WayEnd, language: Language): string {
  switch (why.kind) {
    case 'delivery':
    case 'no-service': {
      const { delivery } = why;
      const values = { recipient: delivery.recipient, hop: hopOf(delivery) };
      return localize(why.kind === 'delivery' ? words.delivery : words.noService, language, values);
    }
    case 'refused':
      return localize(words.refused, language);
    case 'expansion-failed':
      return localize(words.expansionFailed, language);
    case 'returned':
      return localize(words.returned, language);
    case 'depends': {
      const { table, parameter } = why.reason;
      return localize(words.depends, language, { table, parameter });
    }
  }
}

/** What a box says of the way: at its ends instead of its note, and to a screen reader in any case. */
export function boxLabel(
  way: Way,
  name: BoxName,
  language: Language,
): { readonly note?: string; readonly spoken?: string } {
  const mark = way.boxes.get(name);
  if (!mark) return {};
  const spoken = ` (${localize(words[mark], language)})`;
  const notes = [...new Set(way.ends.filter(({ at }) => at === name).map((end) => shortText(end, language)))];
  const [only] = notes;
  if (only === undefined) return { spoken };
  return {
    spoken,
    note: notes.length === 1 ? only : localize(words.several, language, { count: notes.length }),
  };
}

function shortText({ why }: WayEnd, language: Language): string {
  switch (why.kind) {
    case 'delivery':
    case 'no-service':
      return hopOf(why.delivery);
    case 'refused':
    case 'expansion-failed':
      return localize(words.shortRefused, language);
    case 'returned':
      return localize(words.returned, language);
    case 'depends':
      return localize(words.shortDepends, language);
  }
}
