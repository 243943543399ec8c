import ipaddr from 'ipaddr.js';
import { type Language, type Localized, localize, type MessageArguments } from '../../l10n.ts';
import { actionNamed, actionPurposeOf, isReplyOrNumber, splitAction } from '../../tables/actions.ts';
import { exampleKeys } from '../../tables/keySearch.ts';
import { readNetwork } from '../../tables/network.ts';
import { purposeTexts } from '../../tables/purposes.ts';
import type { PatternFile, TableFile } from '../../tables/tableFile.ts';
import type { TableUse } from '../../tables/uses.ts';
import { code } from '../config/markdown.ts';
import type { Help } from '../config/parameterHover.ts';
import type { Hover } from '../types.ts';
import { placeAt, type TablePlace } from './locate.ts';

const texts = {
  usedBy: { en: 'Used by', ja: '使用箇所' },
  order: { en: 'Asked for, in this order', ja: '検索されるキーの順' },
  orderWhole: {
    en: 'Asked for the whole address, name or line alone, not for parts of it.',
    ja: 'アドレスや名前、行の全体だけが検索され、その一部では検索されません。',
  },
  unused: {
    en: 'Neither main.cf nor master.cf of this folder names this table.',
    ja: 'このフォルダの main.cf にも master.cf にも、このテーブルは書かれていません。',
  },
  ignored: {
    en: 'Ignored: line {line} has this key first.',
    ja: '無視されます: {line} 行目に同じキーがあります。',
  },
  range: { en: '{first} to {last}: {count} addresses', ja: '{first} から {last} まで、{count} アドレス' },
  negated: { en: 'all addresses of this family but these', ja: '同じ種類のアドレスのうち、これ以外のすべて' },
  posix: { en: 'POSIX extended expression', ja: 'POSIX 拡張正規表現' },
  perl: { en: 'Perl-compatible expression', ja: 'Perl 互換正規表現' },
  anyCase: { en: 'upper and lower case are the same', ja: '大文字と小文字を区別しません' },
  exactCase: { en: 'upper and lower case differ', ja: '大文字と小文字を区別します' },
  unlessMatch: {
    en: 'holds where the expression does **not** match',
    ja: '一致**しない**ときに成り立ちます',
  },
  groups: { en: 'groups: {count}', ja: 'グループ: {count} 個' },
} satisfies Record<string, Localized>;

type Say = (text: Localized, values?: MessageArguments) => string;

/** What the key or the value at an offset of a table means to those who ask the table. */
export function tableHover(file: TableFile, offset: number, help: Help): Hover | undefined {
  const place = placeAt(file, offset);
  if (!place) return undefined;
  const say: Say = (text, values) => localize(text, help.language, values);
  const { span } = place[place.side];
  if (file.kind === 'client')
    return { span, markdown: `**${code(place.key.text)}**\n\n${usesText(file, say)}` };
  const action = place.side === 'value' ? actionHover(file, place, offset, help) : undefined;
  if (action) return action;
  const parts = [
    `**${code(place.key.text)}** → ${code(place.value.text)}`,
    ...noteOn(file, place, say),
    ...meaningOf(file, help.language),
    ...orderOf(file, say),
    usesText(file, say),
  ];
  return { span, markdown: parts.join('\n\n') };
}

function actionHover(file: TableFile, { value }: TablePlace, offset: number, help: Help): Hover | undefined {
  const purpose = actionPurposeOf(file);
  if (!purpose) return undefined;
  const { word } = splitAction(value.text);
  const span = { start: value.span.start, end: Math.min(value.span.start + word.length, value.span.end) };
  if (offset > span.end) return undefined;
  const name = /^[45]\d\d$/.test(word) ? `${word.charAt(0)}NN` : word.toUpperCase();
  const kind = actionNamed(purpose, word) || isReplyOrNumber(word) ? 'action' : 'restriction';
  const entry = help.documentation.entry(kind, kind === 'action' ? name : word, help.language);
  return entry && { span, markdown: `**${code(word)}**\n\n${entry.markdown}` };
}

function meaningOf({ uses }: TableFile, language: Language): string[] {
  const purposes = new Set(uses.map(({ purpose }) => purpose));
  return [...purposes].map((purpose) => purposeTexts[purpose][language]);
}

/** The keys that Postfix tries; tables of patterns are not asked for parts of an address. */
function orderOf({ kind, uses, configuration }: TableFile, say: Say): string[] {
  const orders = configuration ? uses.map((use) => exampleKeys(use, configuration)) : [];
  const several = orders.filter((keys) => keys.length > 1);
  if (several.length === 0) return [];
  if (kind !== 'table') return [say(texts.orderWhole)];
  const lists = new Set(several.map((keys) => keys.map(code).join(', ')));
  return [...lists].map((list) => `${say(texts.order)}: ${list}`);
}

function usesText({ uses, configuration }: TableFile, say: Say): string {
  if (uses.length === 0) return configuration ? say(texts.unused) : '';
  return `${say(texts.usedBy)}: ${[...new Set(uses.map(useText))].join(', ')}`;
}

function useText({ parameter, restriction, type, location }: TableUse): string {
  const name = location.file.slice(location.file.lastIndexOf('/') + 1);
  const where = restriction === undefined ? parameter : `${parameter}, ${restriction}`;
  return `${code(where)} (${type}, ${name})`;
}

function noteOn(file: TableFile, place: TablePlace, say: Say): string[] {
  switch (file.kind) {
    case 'table': {
      const first = file.table.find(place.key.text);
      const isFirst = !first || first.line.firstLine === place.line.firstLine;
      return isFirst ? [] : [say(texts.ignored, { line: first.line.firstLine + 1 })];
    }
    case 'pattern':
      return [patternNote(file, place, say)];
    case 'cidr':
      return networkNote(place, say);
    case 'client':
      return [];
  }
}

function patternNote({ patterns }: PatternFile, place: TablePlace, say: Say): string {
  const { tree, rules } = patterns;
  const index = tree.statements.findIndex(({ line }) => line.firstLine === place.line.firstLine);
  const statement = tree.statements[index];
  if (statement?.kind !== 'match') return '';
  const { pattern } = statement;
  const rule = rules[index];
  const groups = rule?.kind === 'match' ? rule.tests[0]?.expression?.groups : undefined;
  const notes = [
    say(tree.dialect === 'pcre' ? texts.perl : texts.posix),
    say(pattern.flags.text.includes('i') ? texts.exactCase : texts.anyCase),
    ...(pattern.isNegated ? [say(texts.unlessMatch)] : []),
    ...(groups ? [say(texts.groups, { count: groups })] : []),
  ];
  return notes.join('; ');
}

function networkNote({ key, line }: TablePlace, say: Say): string[] {
  const network = readNetwork(key.text);
  if ('reason' in network) return [];
  const { bytes, bits } = network;
  const last = bytes.map((byte, index) => byte | (0xff >> Math.min(Math.max(bits - index * 8, 0), 8)));
  const values = {
    first: ipaddr.fromByteArray([...bytes]).toString(),
    last: ipaddr.fromByteArray(last).toString(),
    count: (2n ** BigInt(bytes.length * 8 - bits)).toLocaleString('en'),
  };
  const isNegated = ((/^[!\s]*/.exec(line.text)?.[0].match(/!/g) ?? []).length & 1) === 1;
  return [say(texts.range, values), ...(isNegated ? [say(texts.negated)] : [])];
}
