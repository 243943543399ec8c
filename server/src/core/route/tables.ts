import { foldName } from '../aliases/foldName.ts';
import type { Item } from '../config/values/items.ts';
import type { Location } from '../features/types.ts';
import type { Localized } from '../l10n.ts';
import { once } from '../once.ts';
import { Dependency } from './dependency.ts';
import type { Values } from './values.ts';

/** What a table answers; undefined where it has nothing for a key. */
export type TableAnswer =
  | { readonly kind: 'found'; readonly value: string; readonly key?: string; readonly place?: Location }
  | { readonly kind: 'depends'; readonly words: Localized; readonly place?: Location }
  | undefined;

/** A lookup table that a parameter names. */
export interface OpenTable {
  /** It holds keys, not patterns: only such tables are asked for parts of an address. */
  readonly hasFixedKeys: boolean;
  /** Its keys are as they are written unless the program that opens it has them folded (DICT_FLAG_FOLD_FIX). */
  readonly keepsCase: boolean;
  lookUp(key: string): TableAnswer;
}

/** Opens `type:name`; a table that cannot be opened depends for every key. */
export type OpenTables = (reference: string) => OpenTable;

/** A table that has answered. */
export interface TableHit {
  readonly value: string;
  /** The table as it is named, such as `hash:/etc/postfix/virtual`. */
  readonly table: string;
  /** What was looked up, and the key as the table has it. */
  readonly key: string;
  readonly writtenKey?: string;
  readonly parameter: string;
  /** The line of the table; where that is not known, the table's place in the configuration. */
  readonly place?: Location;
}

/** The tables that a parameter names, in the order in which they are asked (maps(3)). */
export interface TableList {
  readonly isEmpty: boolean;
  /** Asks one table after the other; `partial` keys are kept from tables of patterns. Throws a Dependency. */
  find(key: string, partial?: boolean): TableHit | undefined;
}

/** Opens the tables of a parameter; they are read when they are first asked. */
export function tableList(values: Values, parameter: string, open: OpenTables): TableList {
  const items = values.items(parameter);
  const tables = items.map((item) => ({ item, table: once(() => open(item.text)) }));
  return {
    isEmpty: tables.length === 0,
    find(key, partial = false) {
      if (key === '') return undefined;
      for (const { item, table } of tables) {
        if (partial && !table().hasFixedKeys) continue;
        const hit = askTable(table(), key, { values, parameter, item });
        if (hit?.value === '') throw emptyResult(hit);
        if (hit) return hit;
      }
      return undefined;
    },
  };
}

/** Where a table stands in the configuration. */
export interface TablePlace {
  readonly values: Values;
  readonly parameter: string;
  readonly item: Item;
}

/** Asks one table; throws a Dependency where only the running system knows. */
export function askTable(
  table: OpenTable,
  key: string,
  { values, parameter, item }: TablePlace,
): TableHit | undefined {
  const answer = table.lookUp(table.hasFixedKeys ? foldName(key) : key);
  if (!answer) return undefined;
  const place = answer.place ?? values.place(parameter, item);
  const where = place && { place };
  if (answer.kind === 'depends') {
    throw new Dependency({ parameter, table: item.text, words: answer.words, ...where });
  }
  const { value, key: writtenKey } = answer;
  return {
    value,
    table: item.text,
    key,
    ...(writtenKey !== undefined && { writtenKey }),
    parameter,
    ...where,
  };
}

/** maps_find(3) takes an empty result for a failure. */
function emptyResult({ parameter, table, place }: TableHit): Dependency {
  return new Dependency({
    parameter,
    table,
    words: {
      en: 'it answers with an empty text, which Postfix takes for a failed lookup',
      ja: '検索結果が空です。Postfix はこれを検索の失敗とみなします',
    },
    ...(place && { place }),
  });
}
