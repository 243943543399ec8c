import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import { expand } from '../../config/expand.ts';
import type { KnownName } from '../../config/names.ts';
import { isRemoved, type Parameter, parameterNamed } from '../../config/parameters.ts';
import type { Service, Setting } from '../../config/settings.ts';
import type { Documentation, Entry } from '../../docs/documentation.ts';
import { harvestComments } from '../../docs/harvest.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../../l10n.ts';
import { parseMacros } from '../../syntax/macro.ts';
import { indexLines } from '../../text/lineIndex.ts';
import { firstBlocks, withLinks } from './documentationText.ts';
import { code, shorten, verbatim } from './markdown.ts';
import { typeName } from './typeNames.ts';

/** What a hover may draw on besides the configuration. */
export interface Help {
  readonly language: Language;
  readonly documentation: Documentation;
  /** For readers who can follow them; without it a hover has no links of ours and is never cut. */
  readonly links?: HelpLinks;
}

/** The addresses to which a text may lead. */
export interface HelpLinks {
  /** Where a parameter is set, or its default. */
  readonly definition: (name: string) => string;
  /** The whole text about a parameter, for a hover that shows only its beginning. */
  readonly wholeText?: (name: string) => string;
}

const words = {
  userDefined: { en: 'your own parameter', ja: '独自に定義したパラメータ' },
  serviceDefined: { en: 'from a service of master.cf', ja: 'master.cf のサービスから作られるパラメータ' },
  unknown: { en: 'not a parameter of Postfix {version}', ja: 'Postfix {version} にはないパラメータ' },
  setHere: { en: 'Set here (line {line})', ja: '設定値 ({line} 行目)' },
  notEffective: {
    en: 'This line has no effect: line {line} sets it again.',
    ja: 'この行は効果がありません。{line} 行目で設定し直されています。',
  },
  notSet: { en: 'Not set here', ja: '未設定' },
  expandsTo: { en: 'Expands to', ja: '展開結果' },
  cannotExpand: { en: 'cannot be expanded', ja: '展開できません' },
  empty: { en: 'empty', ja: '空' },
  default: { en: 'Default', ja: '既定値' },
  type: { en: 'Type', ja: '型' },
  since: { en: 'Since', ja: '導入' },
  always: { en: 'from the beginning', ja: '当初から' },
  deprecated: { en: 'Deprecated since {version}', ja: '{version} で非推奨' },
  removed: { en: 'Removed in {version}', ja: '{version} で廃止' },
  useInstead: { en: 'use {name} instead', ja: '代わりに {name} を使います' },
  readOnly: {
    en: 'Postfix sets it; a value in main.cf is ignored.',
    ja: 'Postfix 自身が設定します。main.cf の値は無視されます。',
  },
  perService: { en: 'Set for services in master.cf', ja: 'master.cf でのサービスごとの設定' },
  comments: { en: 'Comments in this main.cf', ja: 'この main.cf のコメント' },
  translated: { en: 'Your translated main.cf', ja: '翻訳版 main.cf' },
  related: { en: 'See also', ja: '関連' },
  readOn: { en: 'Read on', ja: '続きを読む' },
  manual: { en: 'Manual: postconf(5)', ja: 'マニュアル: postconf(5)' },
} as const satisfies Readonly<Record<string, Localized>>;

type TextKey = keyof typeof words;

/** Values longer than this are cut in a hover; the definition shows all. */
const shownValue = 300;

/** About as many characters of documentation as a screen has room for beside the facts. */
const shownText: Readonly<Record<Language, number>> = { en: 900, ja: 450 };

/** As many lines of a file's own comments. */
const shownComments = 12;

/** How Postfix comes by the defaults that no text can tell. */
const computedDefaults: Readonly<Record<string, Localized>> = {
  myhostname: {
    en: "the machine's host name, completed by `mydomain` where it has no dot",
    ja: 'マシンのホスト名 (ドットがなければ `mydomain` を補ったもの)',
  },
  mydomain: {
    en: '`myhostname` without its first part, or `localdomain`',
    ja: '`myhostname` から最初の部分を除いたもの、なければ `localdomain`',
  },
  mynetworks: {
    en: 'the networks of this machine, by `mynetworks_style` and `inet_interfaces`',
    ja: '`mynetworks_style` と `inet_interfaces` に従って得た、このマシンのネットワーク',
  },
  config_directory: {
    en: 'the folder of this main.cf, as the program was told',
    ja: 'プログラムに指定された、この main.cf のディレクトリ',
  },
  process_name: { en: 'the name of the running program', ja: '動作中のプログラムの名前' },
  process_id: { en: 'the process ID of the running program', ja: '動作中のプログラムのプロセス ID' },
  service_name: { en: 'the name of the service in master.cf', ja: 'master.cf でのサービス名' },
  mail_version: { en: 'the installed release', ja: 'インストールされている版' },
  mail_release_date: { en: 'the date of the installed release', ja: 'インストールされている版の公開日' },
};

/** How a default that depends on the machine comes about; undefined for the others. */
export function computedDefault(name: string): Localized | undefined {
  return computedDefaults[name];
}

/** A hover while it is being written. */
interface Page {
  readonly configuration: Configuration;
  readonly help: Help;
  readonly name: string;
  readonly parameter: Parameter | undefined;
  readonly known: KnownName | undefined;
  readonly entry: Entry | undefined;
}

function say({ help }: Page, key: TextKey, values?: MessageArguments): string {
  return localize(words[key], help.language, values);
}

/**
 * The hover of a parameter, as Markdown: its essence, what it is here, then the documentation. `at` is the
 * setting under the cursor, to say when another one counts.
 */
export function parameterHover(configuration: Configuration, name: string, help: Help, at?: Setting): string {
  const page = openPage(configuration, name, help);
  const essence = page.entry ? ` — ${linked(page, page.entry.essence)}` : '';
  return join([`**${name}**${subtitle(page)}${essence}`, facts(page, at), ...story(page)]);
}

/** Everything that there is to say of a parameter, as a document of its own in Markdown. */
export function parameterPage(configuration: Configuration, name: string, help: Help): string {
  const page = openPage(configuration, name, help);
  const essence = page.entry ? linked(page, page.entry.essence) : '';
  return `${join([`# ${name}${subtitle(page)}`, essence, facts(page), ...story(page)])}\n`;
}

function openPage(configuration: Configuration, name: string, help: Help): Page {
  const parameter = parameterNamed(name);
  const known = configuration.examination.names.get(name);
  const entry = help.documentation.entry('parameter', name, help.language);
  return { configuration, help, name, parameter, known, entry };
}

function join(sections: readonly string[]): string {
  return sections.filter((section) => section !== '').join('\n\n');
}

/** The texts behind the facts, and where else to look; cut where the reader can ask for the rest. */
function story(page: Page): string[] {
  const whole = texts(page, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  if (!page.help.links?.wholeText) return [...whole, footer(page, false)];
  const shown = texts(page, shownText[page.help.language], shownComments);
  const isCut = shown.some((text, index) => text !== whole[index]);
  return [...shown, footer(page, isCut)];
}

function bodyOf({ markdown, essence }: Entry): string {
  return markdown.slice(essence.length).trim();
}

/** The text with links behind the names of other parameters. */
function linked({ configuration, help, name }: Page, markdown: string): string {
  return withLinks(configuration, help, markdown, name);
}

function subtitle(page: Page): string {
  const { known, configuration } = page;
  if (known?.parameter) return '';
  if (known?.origin === 'service') return ` (${say(page, 'serviceDefined')})`;
  if (known?.origin === 'user') return ` (${say(page, 'userDefined')})`;
  const { major, minor } = configuration.version;
  return ` (${say(page, 'unknown', { version: `${major}.${minor}` })})`;
}

function facts(page: Page, at?: Setting): string {
  const lines = [
    ...settingFacts(page, at),
    ...defaultFacts(page),
    ...serviceFacts(page),
    ...parameterFacts(page),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function settingFacts(page: Page, at?: Setting): string[] {
  const { configuration, name, parameter } = page;
  const setting = configuration.settings.get(name);
  if (!setting?.assignment) return parameter ? [say(page, 'notSet')] : [];
  const line = indexLines(configuration.main.text).positionAt(setting.assignment.nameSpan.start).line + 1;
  const lines = [`${say(page, 'setHere', { line })}: ${valueOrEmpty(page, setting.value)}`];
  if (setting.value.includes('$')) lines.push(`${say(page, 'expandsTo')}: ${expanded(page, setting)}`);
  const isOther = at?.assignment && at.assignment.line.firstLine !== setting.assignment.line.firstLine;
  return isOther ? [say(page, 'notEffective', { line }), ...lines] : lines;
}

function valueOrEmpty(page: Page, value: string): string {
  return value === '' ? say(page, 'empty') : code(shorten(value, shownValue));
}

function expanded(page: Page, setting: Setting, service?: Service): string {
  const { text, failed } = page.configuration.examination.expand(setting, service);
  return failed ? say(page, 'cannotExpand') : valueOrEmpty(page, text.trim());
}

function defaultFacts(page: Page): string[] {
  const { known, help, name } = page;
  const { examination } = page.configuration;
  if (!known || known.origin === 'user') return [];
  const title = say(page, 'default');
  const value = defaultOf(examination.defaults, known);
  const computed = computedDefaults[name];
  if (computed) return [`${title}: ${localize(computed, help.language)}`];
  if (value.kind !== 'value') return [];
  const line = `${title}: ${valueOrEmpty(page, value.value)}`;
  if (!value.value.includes('$') || known.parameter?.rawString) return [line];
  const { text, failed } = expand(parseMacros(value.value), examination.lookup(), name);
  return failed ? [line] : [`${line} → ${valueOrEmpty(page, text.trim())}`];
}

/** Services that give the parameter a value of their own; more than a handful help nobody in a hover. */
function serviceFacts(page: Page): string[] {
  const { configuration, name } = page;
  const own = configuration.services.flatMap(({ nameSpace, settings }) => {
    const setting = settings?.get(name);
    return setting ? [`${code(nameSpace)} ${valueOrEmpty(page, setting.value)}`] : [];
  });
  if (own.length === 0) return [];
  const more = own.length > 5 ? ', …' : '';
  return [`${say(page, 'perService')}: ${own.slice(0, 5).join(', ')}${more}`];
}

function parameterFacts(page: Page): string[] {
  const { parameter, help } = page;
  if (!parameter) return [];
  const { values, since, type } = parameter;
  const choices = values && values.length > 0 ? ` (${values.map(code).join(', ')})` : '';
  const lines = [`${say(page, 'type')}: ${localize(typeName(type), help.language)}${choices}`];
  lines.push(`${say(page, 'since')}: ${since === '' ? say(page, 'always') : `Postfix ${since}`}`);
  const end = endFact(page, parameter);
  if (end !== undefined) lines.push(end);
  if (parameter.readOnly) lines.push(say(page, 'readOnly'));
  return lines;
}

function endFact(page: Page, parameter: Parameter): string | undefined {
  const { removedIn, deprecatedSince, replacedBy } = parameter;
  const isGone = removedIn !== undefined && isRemoved(parameter, page.configuration.version);
  const version = isGone ? removedIn : deprecatedSince;
  if (version === undefined) return undefined;
  const instead = replacedBy ? ` — ${say(page, 'useInstead', { name: code(replacedBy) })}` : '';
  return `**${say(page, isGone ? 'removed' : 'deprecated', { version: `Postfix ${version}` })}**${instead}`;
}

/**
 * The documentation, the user's translated main.cf, and the comments of this file; of the former two the
 * first `length` characters, of the comments the first `lines`.
 */
function texts(page: Page, length: number, lines: number): string[] {
  const { configuration, entry, help, name } = page;
  const { names } = configuration.examination;
  const own = harvestComments(configuration.main.text, (word) => names.has(word)).get(name);
  const translated = help.documentation.translated(name);
  return [
    entry ? linked(page, firstBlocks(bodyOf(entry), length)) : '',
    translated ? titled(page, 'translated', firstBlocks(translated.markdown, length)) : '',
    own && own.lines.length > 0 ? titled(page, 'comments', verbatim(own.lines.slice(0, lines))) : '',
  ];
}

function titled(page: Page, title: TextKey, markdown: string): string {
  return `---\n\n*${say(page, title)}*\n\n${markdown}`;
}

function footer(page: Page, isCut: boolean): string {
  const wholeText = isCut ? page.help.links?.wholeText : undefined;
  const readOn = wholeText ? [`[${say(page, 'readOn')}](${wholeText(page.name)})`] : [];
  const items = [...readOn, ...references(page)];
  return items.length > 0 ? `---\n\n${items.join(' · ')}` : '';
}

function references(page: Page): string[] {
  const { parameter, name } = page;
  if (!parameter) return [];
  const related = (parameter.seeAlso ?? []).slice(0, 6).map(code).join(', ');
  const seeAlso = related ? [`${say(page, 'related')}: ${linked(page, related)}`] : [];
  return [...seeAlso, `[${say(page, 'manual')}](https://www.postfix.org/postconf.5.html#${name})`];
}
