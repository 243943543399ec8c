import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { StoryRecipient } from '../../logProtocol/story.ts';
import type { LogStory } from '../view/messageStory.ts';
import type { Masker } from './maskAddresses.ts';

const texts = {
  message: { en: 'Message {id}', ja: 'メール {id}' },
  state: { en: 'State', ja: '状態' },
  from: { en: 'From', ja: '送信者' },
  client: { en: 'Client', ja: 'クライアント' },
  size: { en: 'Size', ja: 'サイズ' },
  to: { en: 'To', ja: '受信者' },
  attempts: { en: '{count} attempts', ja: '{count} 回試行' },
  meaning: { en: 'Meaning', ja: '意味' },
  lines: { en: 'Log lines', ja: 'ログの行' },
  masked: {
    en: 'Addresses and names of hosts are replaced.',
    ja: 'アドレスとホスト名は置き換えてあります。',
  },
} satisfies Record<string, Localized>;

/** The head of a report: what was done to its texts. */
export function reportHead(language: Language): string {
  return `${localize(texts.masked, language)}\n\n`;
}

/** A message as Markdown to post where others help, with everything masked that tells who it is about. */
export function storyReport(story: LogStory, mask: Masker, language: Language): string {
  const say = (text: Localized, values = {}): string => localize(text, language, values);
  const rows: [Localized, string][] = [
    [texts.state, `${story.state} (${story.stateText})`],
    [texts.from, story.from === null ? '' : mask(story.from) || '<>'],
    [texts.client, mask(story.client ?? '')],
    [texts.size, story.size === null ? '' : String(story.size)],
  ];
  const fields = rows.filter(([, value]) => value !== '').map(([name, value]) => `- ${say(name)}: ${value}`);
  const recipients = story.recipients.map((recipient) => recipientLine(recipient, mask, say));
  const lines = story.lines.map(({ text }) => mask(text));
  return [
    `## ${say(texts.message, { id: story.queueId })}\n`,
    ...fields,
    ...recipients,
    `\n${say(texts.lines)}:\n`,
    '```',
    ...lines,
    '```\n\n',
  ].join('\n');
}

type Say = (text: Localized, values?: Readonly<Record<string, string | number>>) => string;

function recipientLine({ to, attempts, meaning }: StoryRecipient, mask: Masker, say: Say): string {
  const last = attempts.at(-1);
  const times = attempts.length > 1 ? `, ${say(texts.attempts, { count: attempts.length })}` : '';
  const outcome = `${last?.statusText ?? ''} ${last?.dsn ?? ''}${times}`;
  const told = meaning === null ? '' : `\n  ${say(texts.meaning)}: ${meaning.title}. ${meaning.text}`;
  return `- ${say(texts.to)}: ${mask(to)} → ${mask(last?.relay ?? '')}: ${outcome}${told}`;
}
