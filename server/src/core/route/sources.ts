import { readAliases } from '../aliases/model.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Localized } from '../l10n.ts';
import type { Depends, DependsReason, LookupTable, TableWorld } from '../tables/lookupTable.ts';
import { isIndexedType, openTable, tableReference } from '../tables/openTable.ts';
import { attempt } from './dependency.ts';
import type { ListSources } from './matchList.ts';
import type { OpenTable, OpenTables, TableAnswer } from './tables.ts';
import { valuesFor } from './values.ts';

/** Reads the tables and files of a configuration from `world`, each once. */
export function routeSources(configuration: Configuration, world: TableWorld): ListSources {
  const openAliases = remember((reference) => openAliasTable(reference, world));
  const aliasFiles = aliasReferences(configuration);
  return {
    openAliases,
    open: remember((reference) =>
      aliasFiles.has(withoutProxy(reference)) ? openAliases(reference) : openPlain(reference, world),
    ),
    readFile(path) {
      const source = world.read(path);
      return 'text' in source ? source.text : undefined;
    },
  };
}

function remember(open: OpenTables): OpenTables {
  const known = new Map<string, OpenTable>();
  return (reference) => {
    const table = known.get(reference) ?? open(reference);
    known.set(reference, table);
    return table;
  };
}

/** Tables whose source is an alias file: other parameters, local_recipient_maps say, may name them too. */
function aliasReferences(configuration: Configuration): ReadonlySet<string> {
  const values = valuesFor(configuration, 'local');
  const references = ['alias_maps', 'alias_database'].flatMap((name) => {
    const items = attempt(() => values.items(name));
    return 'found' in items ? items.found.map(({ text }) => withoutProxy(text)) : [];
  });
  return new Set(references);
}

function withoutProxy(reference: string): string {
  return reference.replace(/^(?:proxy:)+/, '');
}

/** Types that hold their keys as they are written. */
const caseKeepingTypes = new Set(['texthash', 'inline']);

function openPlain(text: string, world: TableWorld): OpenTable {
  const reference = tableReference(text);
  if (!reference) return closedTable({ en: 'it has no type', ja: '種類の指定がありません' });
  const table = openTable(reference, world);
  if ('kind' in table) return closedTable(unreadableWords[table.reason]);
  return {
    hasFixedKeys: !table.isPattern,
    keepsCase: caseKeepingTypes.has(table.reference.type),
    lookUp: (key) => answerOf(table, key),
  };
}

function answerOf(table: LookupTable, key: string): TableAnswer {
  const answer = table.lookUp(key);
  return answer?.kind === 'depends' ? { kind: 'depends', ...wordsFor(answer) } : answer;
}

function wordsFor({ reason, place }: Depends) {
  return { words: dependsWords[reason], ...(place && { place }) };
}

/** A table that answers nothing: whatever is looked up in it is not known. */
function closedTable(words: Localized): OpenTable {
  return { hasFixedKeys: true, keepsCase: false, lookUp: () => ({ kind: 'depends', words }) };
}

/** The source of an indexed table of aliases(5), which postalias(1) reads. */
function openAliasTable(text: string, world: TableWorld): OpenTable {
  const reference = tableReference(withoutProxy(text));
  if (!reference || !isIndexedType(reference.type)) return openPlain(text, world);
  const source = world.read(reference.name);
  if ('unreadable' in source) return closedTable(unreadableWords.file);
  const model = readAliases(source.text);
  return {
    hasFixedKeys: true,
    keepsCase: false,
    lookUp(key) {
      const alias = model.byName.get(key);
      if (!alias) return undefined;
      const { value, span } = alias.entry;
      return { kind: 'found', key: alias.name, value, place: { file: source.file, span } };
    },
  };
}

const unreadableWords: Readonly<Record<'file' | 'unknown-type' | 'syntax' | 'too-deep', Localized>> = {
  file: { en: 'its file cannot be read', ja: 'ファイルを読めません' },
  'unknown-type': { en: 'its type is not known', ja: '種類が不明です' },
  syntax: { en: 'it is not written as its type needs it', ja: '書き方がテーブルの種類に合いません' },
  'too-deep': { en: 'it holds too many tables within each other', ja: 'テーブルの入れ子が深すぎます' },
};

const dependsWords: Readonly<Record<DependsReason, Localized>> = {
  remote: { en: 'a server or a database answers', ja: 'サーバやデータベースに問い合わせるテーブルです' },
  host: {
    en: 'the machine that Postfix runs on answers',
    ja: 'Postfix が動いているマシン自身が答えるテーブルです',
  },
  random: { en: 'it answers at random', ja: '結果が無作為に選ばれます' },
  expression: {
    en: 'an expression could not be matched to the end',
    ja: '正規表現を最後まで照合できませんでした',
  },
  unreadable: { en: 'its file cannot be read', ja: 'ファイルを読めません' },
  refuses: { en: 'every lookup in it fails', ja: '検索が必ず失敗するテーブルです' },
};
