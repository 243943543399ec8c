import type { Configuration } from '../config/configuration.ts';
import { shorten } from '../features/config/markdown.ts';
import { parameterValue } from '../features/config/parameterValue.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../l10n.ts';
import { type AddressClass, addressClasses } from './addressClasses.ts';
import { type BoxName, boxes, boxNames } from './boxes.ts';
import { codeHtml, escapeHtml, type LinkTo, proseHtml } from './html.ts';
import { mailFlowSvg, partId } from './mailFlow.ts';
import { parts } from './parts.ts';
import { relayAdvice, relayCases, relayParameters } from './relaying.ts';
import { endText, type ShownWay, wayTitle } from './wayText.ts';

export const guideTitle: Localized = { en: 'Mail flow', ja: 'メールの流れ' };

const words = {
  intro: {
    en: 'Postfix is many small programs that pass mail along through queues. Choose one to see what configures it.',
    ja: 'Postfix は、キューを通してメールを受け渡す小さなプログラムの集まりです。図の中から選ぶと、それを設定するパラメータを表示します。',
  },
  valuesOf: { en: 'Values below are those of {file}', ja: '以下の値は {file} のものです' },
  noFile: {
    en: 'No main.cf is open: the defaults of Postfix {version} are shown.',
    ja: 'main.cf が開かれていないので、Postfix {version} の既定値を表示しています。',
  },
  process: { en: 'process', ja: 'プロセス' },
  queue: { en: 'queue', ja: 'キュー' },
  outside: { en: 'outside of master', ja: 'master の外' },
  ends: { en: 'Where the mail ends', ja: 'メールの行き着く先' },
  wayIntro: {
    en: 'The picture shows mail that comes in by SMTP. What is dashed depends on a table that no file shows.',
    ja: '図は SMTP で届いたメールの経路です。破線の部分は、ファイルから読めないテーブルによって変わります。',
  },
  mail: { en: 'mail goes this way', ja: 'メールの流れ' },
  asks: { en: 'asks and gets an answer', ja: '問い合わせと答え' },
  classes: { en: 'Where does mail for an address go?', ja: 'このアドレス宛てのメールはどこへ行くか' },
  classesIntro: {
    en: 'For every recipient, Postfix looks for the domain in its lists, in this order. The first list that has it decides the address class. Put a domain into one list only.',
    ja: 'Postfix は、受信者ごとに、ドメインが一覧にあるかどうかを次の順に調べ、最初に見つかった一覧でアドレスクラスが決まります。一つのドメインは、一つの一覧にだけ書きます。',
  },
  arrives: { en: 'A mail for {recipient} arrives:', ja: '{recipient} 宛てのメールが届くと:' },
  relaying: { en: 'Who may relay?', ja: '誰が中継してよいか' },
  client: { en: 'Client', ja: 'クライアント' },
  recipient: { en: 'Recipient', ja: '受信者' },
  decidedBy: { en: 'Decided by', ja: '判断する制限' },
  answer: { en: 'Answer', ja: '結果' },
  parts: { en: 'What configures each part', ja: '各部分を設定するパラメータ' },
  back: { en: 'Back to the picture', ja: '図に戻る' },
  yours: { en: 'Value', ja: '値' },
  parameter: { en: 'Parameter', ja: 'パラメータ' },
  default: { en: 'default', ja: '既定値' },
  empty: { en: 'empty', ja: '空' },
} as const satisfies Readonly<Record<string, Localized>>;

/** Values longer than this are cut; their links lead to the whole. */
const shownValue = 160;

/** What the guide is written from. */
export interface GuideInput {
  readonly configuration: Configuration;
  readonly language: Language;
  /** The file whose values are shown, as readers know it; undefined where the defaults are shown. */
  readonly file?: string;
  /** The address behind a parameter's name, for readers who can follow it. */
  readonly linkTo?: (name: string) => string;
  /** The way of a mail to show on the picture. */
  readonly way?: ShownWay;
}

interface Writer extends Omit<GuideInput, 'linkTo'> {
  readonly linkTo: LinkTo;
  say(text: Localized, values?: MessageArguments): string;
  prose(text: Localized): string;
}

/** The guide to the way of mail through Postfix as the body of an HTML page, without scripts and styles. */
export function guidePage(input: GuideInput): string {
  const writer = writerFor(input);
  return [
    input.way ? wayOpening(writer, input.way) : opening(writer),
    picture(writer),
    ...(input.way ? [waySection(writer, input.way)] : []),
    classSection(writer),
    relaySection(writer),
    partSection(writer),
  ].join('\n');
}

function writerFor({ linkTo: given, ...input }: GuideInput): Writer {
  const { names } = input.configuration.examination;
  const linkTo: LinkTo = (name) => (names.has(name) ? given?.(name) : undefined);
  return {
    ...input,
    linkTo,
    say: (text, values) => escapeHtml(localize(text, input.language, values)),
    prose: (text) => proseHtml(localize(text, input.language), linkTo),
  };
}

function opening({ say }: Writer): string {
  const sections = [
    ['classes', words.classes],
    ['relaying', words.relaying],
    ['parts', words.parts],
  ] as const;
  const links = sections.map(([id, title]) => `<a href="#${id}">${say(title)}</a>`).join(' ');
  return `<header><h1>${say(guideTitle)}</h1><p>${say(words.intro)}</p><nav>${links}</nav></header>`;
}

function wayOpening({ say, language }: Writer, way: ShownWay): string {
  return `<header><h1>${escapeHtml(wayTitle(way, language))}</h1><p>${say(words.wayIntro)}</p></header>`;
}

/** The way in words, for who does not see the picture, and with what does not fit into it. */
function waySection({ say, language }: Writer, { way }: ShownWay): string {
  const ends = way.ends.map((end) => {
    const { what, through } = endText(end, language);
    return `<li>${escapeHtml(what)}<br><span class="through">${escapeHtml(through)}</span></li>`;
  });
  return `<section id="way"><h2>${say(words.ends)}</h2><ol class="ends">${ends.join('')}</ol></section>`;
}

function picture({ say, language, file, configuration, way }: Writer): string {
  const { major, minor } = configuration.version;
  const source =
    file === undefined ? say(words.noFile, { version: `${major}.${minor}` }) : say(words.valuesOf, { file });
  const keys = (['process', 'queue', 'outside'] as const).map(
    (kind) => `<li><span class="box ${kind}"></span>${say(words[kind])}</li>`,
  );
  const lines = (['mail', 'asks'] as const).map(
    (kind) =>
      `<li><svg class="key" viewBox="0 0 28 8" aria-hidden="true"><path class="arrow ${kind}" d="M0 4H28" marker-end="url(#arrow-head)"/></svg>${say(words[kind])}</li>`,
  );
  return `<figure id="picture">${mailFlowSvg(language, way)}<ul class="legend">${[...keys, ...lines].join('')}</ul></figure><p class="source">${source}</p>`;
}

function classSection(writer: Writer): string {
  const { say } = writer;
  const all = addressClasses.map((each, index) => classArticle(writer, each, index + 1)).join('\n');
  return `<section id="classes"><h2>${say(words.classes)}</h2><p>${say(words.classesIntro)}</p>${all}</section>`;
}

function classArticle(writer: Writer, { id, ...about }: AddressClass, number: number): string {
  const { say, prose, language, linkTo } = writer;
  const recipient = codeHtml(about.recipient, linkTo);
  const arrives = escapeHtml(localize(words.arrives, language)).replace('{recipient}', () => recipient);
  const steps = about.steps.map((step) => `<li>${prose(step)}</li>`).join('');
  return `<article id="class-${id}"><h3>${number}. ${say(about.title)}</h3>
<p>${prose(about.rule)}</p>
<pre><code>${escapeHtml(about.settings)}</code></pre>
<p>${arrives}</p><ol>${steps}</ol><p>${prose(about.note)}</p>${valueTable(writer, about.parameters)}</article>`;
}

function relaySection(writer: Writer): string {
  const { say, prose, linkTo } = writer;
  const heads = [words.client, words.recipient, words.decidedBy, words.answer];
  const rows = relayCases.map(
    ({ client, recipient, decidedBy, answer, isAccepted }) =>
      `<tr><td>${prose(client)}</td><td>${prose(recipient)}</td><td>${codeHtml(decidedBy, linkTo)}</td><td class="${isAccepted ? 'accepted' : 'refused'}">${prose(answer)}</td></tr>`,
  );
  const table = `<table class="cases"><thead><tr>${heads.map((head) => `<th scope="col">${say(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const advice = relayAdvice.map((text) => `<p>${prose(text)}</p>`).join('');
  return `<section id="relaying"><h2>${say(words.relaying)}</h2>${table}${advice}${valueTable(writer, relayParameters)}</section>`;
}

function partSection(writer: Writer): string {
  const { say } = writer;
  const all = boxNames.map((name) => partArticle(writer, name)).join('\n');
  return `<section id="parts"><h2>${say(words.parts)}</h2>${all}</section>`;
}

function partArticle(writer: Writer, name: BoxName): string {
  const { say, prose } = writer;
  const back = `<a class="back" href="#picture" title="${say(words.back)}" aria-label="${say(words.back)}">↑</a>`;
  const { text, parameters } = parts[name];
  return `<article id="${partId(name)}"><h3>${say(boxes[name].title)} ${back}</h3><p>${prose(text)}</p>${valueTable(writer, parameters)}</article>`;
}

/** Parameters that this release does not know are left out. */
function valueTable(writer: Writer, names: readonly string[]): string {
  const { say } = writer;
  const rows = names.map((name) => valueRow(writer, name)).join('');
  return `<table class="values"><thead><tr><th scope="col">${say(words.parameter)}</th><th scope="col">${say(words.yours)}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function valueRow(writer: Writer, name: string): string {
  const { configuration, say, prose, linkTo } = writer;
  const found = parameterValue(configuration, name);
  if (!found) return '';
  const { value, expanded, isDefault, computed } = found;
  const shown = computed ? prose(computed) : valueHtml(writer, value);
  const result =
    expanded === undefined ? '' : ` <span class="expanded">→ ${valueHtml(writer, expanded)}</span>`;
  const origin = isDefault ? ` <span class="default">${say(words.default)}</span>` : '';
  return `<tr><td>${codeHtml(name, linkTo)}</td><td>${shown}${result}${origin}</td></tr>`;
}

function valueHtml({ say }: Writer, value: string): string {
  if (value === '') return `<span class="empty">${say(words.empty)}</span>`;
  return `<code>${escapeHtml(shorten(value.replace(/\s+/g, ' '), shownValue))}</code>`;
}
