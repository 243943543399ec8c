import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { ReplyMeaning } from '../../logProtocol/meaning.ts';
import { classTexts, detailTexts, subjectTexts } from './statusCodes.ts';
import { contentWordings } from './wordings/content.ts';
import { networkWordings } from './wordings/network.ts';
import { policyWordings } from './wordings/policy.ts';
import { recipientWordings } from './wordings/recipients.ts';
import { reputationWordings } from './wordings/reputation.ts';
import type { Wording } from './wordings/wording.ts';

/** Wordings so general that they count only where no other fits. */
const vague: ReadonlySet<string> = new Set(['spam-content', 'local-resource', 'service-unavailable']);

const known = [
  ...networkWordings,
  ...policyWordings,
  ...recipientWordings,
  ...reputationWordings,
  ...contentWordings,
];

function rank({ id, provider }: Wording): number {
  if (provider !== undefined) return 0;
  return vague.has(id) ? 2 : 1;
}

/** All wordings; the first that fits counts: a provider's own come first, vague ones last. */
export const wordings: readonly Wording[] = [...known].sort((one, other) => rank(one) - rank(other));

/** A reply as a log quotes it, its enhanced status code where there is one, and the outcome that followed. */
export interface Reply {
  readonly reply: string;
  readonly dsn: string | null;
  readonly status: string;
}

/** What a reply says in plain words; null for mail that was taken, where there is no more to say. */
export function meaningOf({ reply, dsn, status }: Reply, language: Language): ReplyMeaning | null {
  if (status === 'sent' || status === 'deliverable') return null;
  const code = codeOf(reply, dsn);
  const read = code === undefined ? undefined : codeText(code, language);
  const wording = wordings.find(({ test }) => test.test(reply));
  if (wording === undefined) return read === undefined ? null : codeMeaning(read, language);
  return {
    title: localize(wording.title, language),
    text: localize(wording.text, language),
    advice: wording.advice.map((advice) => localize(advice, language)),
    code: read ?? null,
    provider: wording.provider ?? null,
  };
}

/** The other side's code stands in its reply; the log's own is often a more general one. */
function codeOf(reply: string, dsn: string | null): string | undefined {
  return /\b[245]\d\d[ -]#?([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1] ?? dsn ?? undefined;
}

type ReadCode = NonNullable<ReplyMeaning['code']>;

const codeForm: Localized = { en: '{kind}: {detail}', ja: '{kind}: {detail}' };

/** An enhanced status code, read as RFC 3463 and the registry have it; undefined for other texts. */
export function codeText(code: string, language: Language): ReadCode | undefined {
  const [, kind = '', subject = '', detail = ''] = /^(\d)\.(\d{1,3})\.(\d{1,3})$/.exec(code) ?? [];
  const classText = classTexts[kind];
  const about = detailTexts[`${subject}.${detail}`] ?? subjectTexts[subject];
  if (classText === undefined || about === undefined) return undefined;
  return { code, text: localize(codeForm, language, { kind: classText, detail: about }) };
}

const general: Readonly<Record<string, Localized>> = {
  4: {
    en: 'The other side refused for now. Postfix keeps the mail and tries again.',
    ja: '相手が一時的に断りました。Postfix はメールを保持し、再送します。',
  },
  5: {
    en: 'The other side refused for good. Postfix returns the mail to its sender.',
    ja: '相手が恒久的に断りました。Postfix はメールを送信者に返します。',
  },
};

function codeMeaning(code: ReadCode, language: Language): ReplyMeaning {
  const text = general[code.code[0] ?? ''];
  return {
    title: code.text,
    text: text === undefined ? '' : localize(text, language),
    advice: [],
    code,
    provider: null,
  };
}
