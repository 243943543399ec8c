import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import { type Expansion, expand } from '../../config/expand.ts';
import { type ExpansionStep, explainExpansion, type Reason } from '../../config/explain.ts';
import { normalizeSpace } from '../../config/report.ts';
import type { Service } from '../../config/settings.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../../l10n.ts';
import { type MacroText, parseMacros } from '../../syntax/macro.ts';
import { indexLines } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import { type Definition, definitionOf } from './definition.ts';
import { serviceNamed } from './effectiveDocument.ts';
import type { Subject } from './explanationSubject.ts';
import { itemsPerLine } from './listItems.ts';
import { shorten } from './markdown.ts';

/** A piece of the document that leads to where a name is set. */
export interface ExplanationLink {
  readonly span: Span;
  readonly definition: Definition;
}

/** How a value comes about, as a document in the form of a main.cf. */
export interface Explanation {
  readonly text: string;
  readonly links: readonly ExplanationLink[];
}

const words = {
  heading: {
    en: '# How the value of {name} comes about, step by step.',
    ja: '# {name} の値の展開を 1 段階ずつ示します。',
  },
  service: {
    en: '# In the service {service} of master.cf.',
    ja: '# master.cf のサービス {service} での値です。',
  },
  place: { en: '{file}, line {line}', ja: '{file} {line} 行目' },
  default: { en: 'default of Postfix {version}', ja: 'Postfix {version} の既定値' },
  itself: { en: 'set by Postfix itself', ja: 'Postfix 自身による設定' },
  value: { en: '{expression} is {result}', ja: '{expression} は {result}' },
  noValue: {
    en: '{expression} has no value: nothing sets it',
    ja: '{expression} には値がありません (どこにも設定がありません)',
  },
  isSet: {
    en: '{name} has a value, so {expression} is {result}',
    ja: '{name} に値があるので、{expression} は {result}',
  },
  isEmpty: {
    en: '{name} has no value, so {expression} is {result}',
    ja: '{name} に値がないので、{expression} は {result}',
  },
  holds: {
    en: '"{left}" {operator} "{right}" holds, so {expression} is {result}',
    ja: '"{left}" {operator} "{right}" が成り立つので、{expression} は {result}',
  },
  fails: {
    en: '"{left}" {operator} "{right}" does not hold, so {expression} is {result}',
    ja: '"{left}" {operator} "{right}" が成り立たないので、{expression} は {result}',
  },
  empty: { en: 'empty', ja: '空' },
  plain: { en: '# There is nothing in it to expand.', ja: '# 展開するものはありません。' },
  later: {
    en: '# Postfix does not expand it when it reads main.cf, but whenever it uses it.',
    ja: '# Postfix は、main.cf を読むときではなく、この値を使うたびに展開します。',
  },
  stopped: { en: '# Here Postfix gives up: {reason}', ja: '# Postfix はここで展開をやめます: {reason}' },
  way: { en: '# The way there: {path}', ja: '# ここまでの経路: {path}' },
  cut: { en: '# There are more steps than are shown.', ja: '# これより後の段階は省略しました。' },
} as const satisfies Readonly<Record<string, Localized>>;

/** A document while it is being written. */
interface Page {
  readonly configuration: Configuration;
  readonly subject: Subject;
  readonly service: Service | undefined;
  readonly language: Language;
  text: string;
  readonly links: ExplanationLink[];
}

/** Explains the value of a parameter; undefined for a name that this release does not know. */
export function explain(
  configuration: Configuration,
  subject: Subject,
  language: Language,
): Explanation | undefined {
  const service = subject.service === undefined ? undefined : serviceNamed(configuration, subject.service);
  const value = valueToExplain(configuration, subject.name, service);
  if (!value) return undefined;
  const page: Page = { configuration, subject, service, language, text: '', links: [] };
  writeHead(page);
  writeSteps(page, value);
  return { text: page.text, links: page.links };
}

function valueToExplain(
  { examination }: Configuration,
  name: string,
  service: Service | undefined,
): MacroText | undefined {
  const setting =
    service?.readOnly.get(name) ?? service?.settings?.get(name) ?? examination.settings.get(name);
  if (setting) return setting.macros();
  const known = examination.names.get(name);
  const value = known && defaultOf(examination.defaults, known);
  return value && parseMacros(value.kind === 'value' ? value.value : '');
}

function writeHead(page: Page): void {
  const { name, service } = page.subject;
  write(page, 'heading', { name });
  if (service !== undefined) write(page, 'service', { service });
  page.text += '\n# ';
  if (!writePlace(page, name)) page.text += say(page, 'itself');
  page.text += ':\n';
}

function writeSteps(page: Page, value: MacroText): void {
  const { name } = page.subject;
  const { examination } = page.configuration;
  const lookup = examination.lookup(page.service);
  const { start, steps, stoppedAt, isCut } = explainExpansion(value, lookup, name);
  writeValue(page, start);
  if (examination.names.get(name)?.parameter?.rawString) {
    write(page, 'later');
    return;
  }
  for (const step of steps) writeStep(page, step);
  if (stoppedAt) writeFailure(page, expand(value, lookup, name), stoppedAt);
  else if (isCut) write(page, 'cut');
  else if (steps.length === 0) write(page, 'plain');
}

function writeFailure(page: Page, { problems }: Expansion, path: readonly string[]): void {
  page.text += '\n';
  write(page, 'stopped', { reason: problems[0]?.words ?? '' });
  if (path.length > 1) write(page, 'way', { path: path.join(' → ') });
}

function say(page: Page, key: keyof typeof words, values?: MessageArguments): string {
  return localize(words[key], page.language, values);
}

function write(page: Page, key: keyof typeof words, values?: MessageArguments): void {
  page.text += `${say(page, key, values)}\n`;
}

function writeStep(page: Page, { expression, reason, value }: ExpansionStep): void {
  page.text += `\n# ${reasonOf(page, short(expression), reason)}`;
  if (reason.kind === 'value' || reason.kind === 'condition') {
    page.text += ' (';
    const isWritten = writePlace(page, reason.name);
    page.text = isWritten ? `${page.text})` : page.text.slice(0, -' ('.length);
  }
  page.text += ':\n';
  writeValue(page, value);
}

function reasonOf(page: Page, expression: string, reason: Reason): string {
  if (reason.kind === 'no-value') return say(page, 'noValue', { expression });
  const text = reason.kind === 'value' ? reason.value : reason.result;
  const result = text === '' ? say(page, 'empty') : short(text);
  switch (reason.kind) {
    case 'value':
      return say(page, 'value', { expression, result });
    case 'condition':
      return say(page, reason.isSet ? 'isSet' : 'isEmpty', { expression, result, name: reason.name });
    case 'comparison': {
      const { holds, operator } = reason;
      const sides = { left: short(reason.left), operator, right: short(reason.right) };
      return say(page, holds ? 'holds' : 'fails', { expression, result, ...sides });
    }
  }
}

/** Fit for a comment; the line below it shows all. */
function short(text: string): string {
  return shorten(normalizeSpace(text), 80);
}

/** Writes where a name gets its value, as a link; false where no file nor default has it. */
function writePlace(page: Page, name: string): boolean {
  const isOwn = page.service?.readOnly.has(name);
  const definition = isOwn ? undefined : definitionOf(page.configuration, name, page.service);
  if (!definition) return false;
  const start = page.text.length;
  page.text += placeOf(page, definition);
  page.links.push({ span: { start, end: page.text.length }, definition });
  return true;
}

function placeOf(page: Page, definition: Definition): string {
  const { main, master, version } = page.configuration;
  if (definition.kind === 'default') {
    return say(page, 'default', { version: `${version.major}.${version.minor}` });
  }
  const { file, span } = definition.location;
  const isMain = file === main.file;
  const line = indexLines((isMain ? main.text : master?.text) ?? '').positionAt(span.start).line + 1;
  return say(page, 'place', { file: file.replace(/^.*\//, ''), line });
}

/** A list that is wider than this is written one item a line: the document stands beside another. */
const widest = 60;

function writeValue(page: Page, value: string): void {
  const start = `${page.subject.name} =`;
  const text = normalizeSpace(value);
  const items = start.length + text.length < widest ? [] : itemsPerLine(text);
  page.text +=
    items.length > 1 ? `${[start, ...items].join('\n    ')}\n` : `${`${start} ${text}`.trimEnd()}\n`;
}
