import type { Hover } from '../../core/features/types.ts';
import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { Span } from '../../core/text/span.ts';
import { parseLine } from '../line.ts';
import { meaningOf } from '../replies/meaningOf.ts';
import { type StoryDelivery, storyLinks, type ThreadStory, threadStory } from '../story.ts';
import { linkTexts } from './linkTexts.ts';
import { type LogView, lineSpan, lineText, queueIdSpan, threadAt } from './logView.ts';
import { stateTexts } from './stateTexts.ts';
import { linesText, senderText } from './summary.ts';

const texts = {
  from: { en: 'From', ja: '送信者' },
  to: { en: 'To', ja: '受信者' },
  client: { en: 'Client', ja: 'クライアント' },
  login: { en: 'login', ja: 'ログイン名' },
  size: { en: 'Size', ja: 'サイズ' },
  sizeValue: { en: '{size} bytes', ja: '{size} バイト' },
  attempts: { en: '{count} attempts', ja: '{count} 回試行' },
  original: { en: 'for', ja: '元の宛先' },
  more: { en: '… and {count} more recipients', ja: '… ほか {count} 件の受信者' },
  span: { en: '{lines}, {first} to {last}', ja: '{lines}、{first} から {last} まで' },
  untilActive: { en: 'arrival to active queue', ja: '到着からアクティブキューまで' },
  inActive: { en: 'in the active queue', ja: 'アクティブキュー内' },
  connecting: { en: 'connecting', ja: '接続' },
  sending: { en: 'sending', ja: '送信' },
} satisfies Record<string, Localized>;

/** A hover lists this many recipients: it has to fit on a screen. */
const mostRecipients = 8;

/** The address of a line (0-based) of the log. */
export type AddressOf = (line: number) => string;

/**
 * The story of the message that the line at `offset` belongs to; about its queue ID, or else its line. `addressOf` makes
 * the links to other messages.
 */
export function messageHover(
  view: LogView,
  offset: number,
  language: Language,
  addressOf: AddressOf,
): Hover | undefined {
  const thread = threadAt(view, offset);
  if (thread < 0) return undefined;
  const { line } = view.lines.positionAt(offset);
  const id = queueIdSpan(view, thread, line);
  const onId = id !== undefined && id.start <= offset && offset <= id.end;
  return threadHover(view, thread, onId ? id : lineSpan(view, line), language, addressOf);
}

/** The story of a message, shown at `span`. */
export function threadHover(
  view: LogView,
  thread: number,
  span: Span,
  language: Language,
  addressOf: AddressOf,
): Hover {
  const story = threadStory(view.index, thread, { line: (line) => lineText(view, line) });
  const blocks = [
    `**${code(story.id)}** — **${story.state}**, ${localize(stateTexts[story.state], language)}`,
    headText(story, language),
    recipientsText(lastAttempts(story.deliveries), language),
    linksText(view, thread, language, addressOf),
    spanText(view, thread, language),
  ];
  return { span, markdown: blocks.filter((block) => block !== '').join('\n\n') };
}

function headText({ from, client, saslUsername, size }: ThreadStory, language: Language): string {
  const login = saslUsername === null ? '' : ` (${localize(texts.login, language)} ${code(saslUsername)})`;
  const rows: [Localized, string][] = [
    [texts.from, from === null ? '' : code(senderText(from))],
    [texts.client, client === null ? '' : code(client) + login],
    [texts.size, size === null ? '' : localize(texts.sizeValue, language, { size: withCommas(size) })],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${localize(label, language)}: ${value}`)
    .join('  \n');
}

interface Recipient {
  readonly last: StoryDelivery;
  /** How often delivery was tried. */
  readonly count: number;
}

/** Each recipient's last attempt, in the order of their first ones. */
function lastAttempts(deliveries: readonly StoryDelivery[]): Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const last of deliveries) {
    const key = `${last.to}\n${last.origTo ?? ''}`;
    recipients.set(key, { last, count: (recipients.get(key)?.count ?? 0) + 1 });
  }
  return [...recipients.values()];
}

function recipientsText(recipients: readonly Recipient[], language: Language): string {
  const shown = recipients.slice(0, mostRecipients).map(({ last, count }) => {
    const original =
      last.origTo === null ? '' : ` (${localize(texts.original, language)} ${code(last.origTo)})`;
    const times = count > 1 ? `, ${localize(texts.attempts, language, { count })}` : '';
    const head = `${localize(texts.to, language)}: ${code(last.to)}${original} → ${code(last.relay)}`;
    const outcome = `**${last.status}** ${last.dsn ?? ''}, ${last.delay} s${times} ${code(last.text)}`;
    return [`- ${head}`, outcome, meaningText(last, language), delaysText(last.delays, language)]
      .filter((part) => part !== '')
      .join('  \n  ');
  });
  const rest = recipients.length - shown.length;
  if (rest > 0) shown.push(`- ${localize(texts.more, language, { count: rest })}`);
  return shown.join('\n');
}

/** What a failed attempt's reply means, in one line. */
function meaningText({ text, dsn, status }: StoryDelivery, language: Language): string {
  const meaning = meaningOf({ reply: text, dsn, status }, language);
  return meaning === null ? '' : `${meaning.title}: ${meaning.text}`;
}

/** The four parts of `delays=a/b/c/d`, postconf(5) delay_logging_resolution_limit; those of no time are left out. */
function delaysText(delays: StoryDelivery['delays'], language: Language): string {
  const names = [texts.untilActive, texts.inActive, texts.connecting, texts.sending];
  return names
    .map((name, at) => ({ name, delay: delays?.[at] ?? 0 }))
    .filter(({ delay }) => delay > 0)
    .map(({ name, delay }) => `${localize(name, language)} ${delay} s`)
    .join(' · ');
}

/** Linked messages; those that the log holds lead to their first line. */
function linksText(view: LogView, thread: number, language: Language, addressOf: AddressOf): string {
  const { index } = view;
  const line = (text: Localized, id: string, other: number) => {
    const name = other < 0 ? code(id) : `[${code(id)}](${addressOf(index.firstLine(other))})`;
    return `${localize(text, language)}: ${name}`;
  };
  const source = { line: (number: number) => lineText(view, number) };
  return [
    ...index
      .linksTo(thread)
      .map((link) => line(linkTexts[link.kind].in, index.queueId(link.thread), link.thread)),
    ...storyLinks(index, thread, source).map((link) => line(linkTexts[link.kind].out, link.id, link.thread)),
  ].join('  \n');
}

function spanText(view: LogView, thread: number, language: Language): string {
  const stampOf = (line: number) => parseLine(lineText(view, line)).time?.text ?? '?';
  return localize(texts.span, language, {
    lines: linesText(view.index.lineTotal(thread), language),
    first: stampOf(view.index.firstLine(thread)),
    last: stampOf(view.index.lastLine(thread)),
  });
}

function withCommas(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `text` as Markdown code, whatever backticks it has; nothing for nothing. */
function code(text: string): string {
  if (text === '') return '';
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
