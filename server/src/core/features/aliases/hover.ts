import { deliveriesOf, expand, expandAlias, type RecipientNode } from '../../aliases/expand.ts';
import type { LookupOptions } from '../../aliases/lookup.ts';
import type { Alias, AliasesModel } from '../../aliases/model.ts';
import { companionOf, ownerOf, roleOf } from '../../aliases/roles.ts';
import { type Language, type Localized, localize, type MessageArguments } from '../../l10n.ts';
import type { AliasItemKind } from '../../syntax/aliases.ts';
import type { Hover } from '../types.ts';
import { type Place, placeAt } from './locate.ts';

/** A tree longer than this is cut: the tooltip would not fit a screen. */
const shownNodes = 40;

const texts = {
  ignored: {
    en: 'Ignored: line {line} defines this name first.',
    ja: '無視されます: {line} 行目に同じ名前の定義があります。',
  },
  count: { en: '{count} final recipients', ja: '最終的な受信者 {count} 件' },
  owner: {
    en: 'Gets the delivery errors of the list `{list}`: local(8) makes `{name}` the envelope sender of its mail.',
    ja: 'リスト `{list}` の配送エラーの受け取り先です。local(8) はリスト宛てメールのエンベロープ送信者を `{name}` にします。',
  },
  request: {
    en: 'By custom the address for requests to the list `{list}`; to Postfix an ordinary alias.',
    ja: '慣例ではリスト `{list}` への申し込み先です。Postfix にとっては通常のエイリアスです。',
  },
  owned: {
    en: 'Delivery errors go to `{owner}`, which local(8) makes the envelope sender.',
    ja: '配送エラーは `{owner}` に届きます。local(8) がこれをエンベロープ送信者にします。',
  },
  line: { en: 'line {line}', ja: '{line} 行目' },
  more: { en: '… and {count} more', ja: '… ほか {count} 件' },
} satisfies Record<string, Localized>;

const kinds: Readonly<Record<AliasItemKind, Localized>> = {
  name: { en: 'local user', ja: 'ローカルユーザ' },
  address: { en: 'address', ja: 'アドレス' },
  file: { en: 'appended to a file', ja: 'ファイルに追記' },
  command: { en: 'piped to a command', ja: 'コマンドへパイプ' },
  include: { en: 'recipients listed in a file', ja: 'ファイルに書かれた受信者' },
  home: { en: 'bounces: an alias has no home folder', ja: 'バウンス: エイリアスにはホームがありません' },
};

const outcomes = {
  self: { en: 'the local user of this name', ja: '同名のローカルユーザ' },
  loop: { en: 'loop: mail bounces', ja: 'ループ: バウンスします' },
  'too-deep': { en: 'nested too deeply: mail bounces', ja: '入れ子が深すぎます: バウンスします' },
  repeated: { en: 'see above', ja: '上記と同じ' },
} satisfies Record<string, Localized>;

/** What the name or item at an offset means: the tree of its final recipients, its role and its companions. */
export function aliasesHover(
  aliases: AliasesModel,
  offset: number,
  language: Language,
  options?: LookupOptions,
): Hover | undefined {
  const place = placeAt(aliases, offset);
  if (!place) return undefined;
  const tree = treeOf(aliases, place, options);
  const say = (text: Localized, values?: MessageArguments) => localize(text, language, values);
  const parts = [
    ...headOf(place, tree, say),
    ...notesOn(aliases, place, tree, language, say),
    ...treeLines(aliases, tree, say),
  ];
  return { span: place.span, markdown: parts.join('\n\n') };
}

type Say = (text: Localized, values?: MessageArguments) => string;

function treeOf(aliases: AliasesModel, place: Place, options: LookupOptions | undefined): RecipientNode {
  if (place.kind === 'key') return expandAlias(aliases, place.alias, options);
  const { item } = place;
  if (item.kind === 'name') return expand(aliases, item.text, options, place.alias.name);
  return { text: item.text, kind: item.kind, item, outcome: 'final', children: [] };
}

function headOf(place: Place, tree: RecipientNode, say: Say): string[] {
  const detail = tree.outcome === 'expanded' ? '' : ` — ${meaningOf(tree, say)}`;
  const head = `**${code(tree.text)}**${detail}`;
  const earlier = place.kind === 'key' ? place.alias.overriddenBy : undefined;
  return earlier ? [head, say(texts.ignored, { line: lineOf(earlier) })] : [head];
}

function notesOn(
  aliases: AliasesModel,
  place: Place,
  tree: RecipientNode,
  language: Language,
  say: Say,
): string[] {
  const name = place.kind === 'key' ? place.alias.name : tree.alias?.name;
  if (name === undefined) return [];
  const role = roleOf(name);
  const companion = companionOf(aliases, name);
  const owner = ownerOf(aliases, name);
  return [
    ...(role ? [role.meaning[language]] : []),
    ...(companion ? [say(texts[companion.kind], { list: companion.list.name, name })] : []),
    ...(owner ? [say(texts.owned, { owner: owner.name })] : []),
  ];
}

function treeLines(aliases: AliasesModel, tree: RecipientNode, say: Say): string[] {
  if (tree.children.length === 0) return [];
  const lines: string[] = [];
  let hidden = 0;
  const visit = (node: RecipientNode, depth: number) => {
    if (lines.length < shownNodes) lines.push(`${'  '.repeat(depth)}- ${describe(node, say)}`);
    else hidden++;
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const child of tree.children) visit(child, 0);
  if (hidden > 0) lines.push(`- ${say(texts.more, { count: hidden })}`);
  const count = deliveriesOf(aliases, tree).length;
  return [`${say(texts.count, { count })}:`, lines.join('\n')];
}

function describe(node: RecipientNode, say: Say): string {
  const { text, outcome, alias } = node;
  if (outcome === 'expanded' && alias) return `${code(text)} (${say(texts.line, { line: lineOf(alias) })})`;
  return `${code(text)} — ${meaningOf(node, say)}`;
}

function meaningOf({ outcome, kind }: RecipientNode, say: Say): string {
  return outcome === 'expanded' || outcome === 'final' ? say(kinds[kind]) : say(outcomes[outcome]);
}

function lineOf({ entry }: Alias): number {
  return entry.line.firstLine + 1;
}

/** A code span that holds any text, backticks too. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 || text.trim() === '' ? ' ' : '';
  return `${fence}${padding}${text.replace(/\s+/g, ' ') || '""'}${padding}${fence}`;
}
