import type { Configuration } from '../config/configuration.ts';
import { type MainCf, parseMainCf } from '../syntax/mainCf.ts';
import { type CidrRules, readCidrRules } from './cidrTable.ts';
import type { ExpressionLibrary } from './expressions.ts';
import { type IndexedTable, readIndexedTable } from './indexedTable.ts';
import { type CompiledPatterns, compilePatterns } from './patternTable.ts';
import type { TableKind, TableUse } from './uses.ts';

/** A file that a table is made from, read, with what main.cf and master.cf want of it. */
export type TableFile = IndexedFile | PatternFile | CidrFile | ClientFile;

/** What is known of a table file besides its text. */
export interface TableSetting {
  /** Where it is named; empty where nobody names it. */
  readonly uses: readonly TableUse[];
  /** The configuration of the folder. */
  readonly configuration?: Configuration;
  /** Indices that postmap(1) should have made of it. */
  readonly indices?: readonly TableIndex[];
  readonly expressions?: ExpressionLibrary;
  /** So many entries of an indexed table are looked at one by one; all where absent. */
  readonly lookedAt?: number;
}

/** The index of a table of one type, beside its source. */
export interface TableIndex {
  readonly type: string;
  readonly path: string;
  readonly state: 'current' | 'stale' | 'missing';
}

interface Common extends TableSetting {
  readonly text: string;
}

/** The source of an indexed table. */
export interface IndexedFile extends Common {
  readonly kind: 'table';
  readonly table: IndexedTable;
}

/** A table of expressions. */
export interface PatternFile extends Common {
  readonly kind: 'pattern';
  readonly patterns: CompiledPatterns;
}

/** A table of networks. */
export interface CidrFile extends Common {
  readonly kind: 'cidr';
  readonly rules: CidrRules;
}

/** How to ask a database or server. */
export interface ClientFile extends Common {
  readonly kind: 'client';
  readonly tree: MainCf;
  /** `ldap`, `mysql` and so on, where it is known. */
  readonly type?: string;
}

/** Reads a table file of a known kind; any text gives one. `name` is its file name, which may tell its type. */
export function readTableFile(text: string, kind: TableKind, setting: TableSetting, name = ''): TableFile {
  switch (kind) {
    case 'table':
      return indexedFile(readIndexedTable(text), setting);
    case 'pattern': {
      const isPosix = setting.uses.some(({ type }) => type === 'regexp') || /regexp/.test(name);
      const dialect = isPosix ? 'regexp' : 'pcre';
      return { ...setting, kind, text, patterns: compilePatterns(text, dialect, setting.expressions) };
    }
    case 'cidr':
      return { ...setting, kind, text, rules: readCidrRules(text) };
    case 'client': {
      const type = setting.uses[0]?.type ?? /ldap|mysql|pgsql|sqlite|memcache|mongodb/.exec(name)?.[0];
      return { ...setting, kind, text, tree: parseMainCf(text), ...(type !== undefined && { type }) };
    }
  }
}

/** An indexed table that has been read already. */
export function indexedFile(table: IndexedTable, setting: TableSetting): IndexedFile {
  return { ...setting, kind: 'table', text: table.lines.text, table };
}

/** Whether a table serves one of `purposes`. */
export function serves({ uses }: TableSetting, ...purposes: readonly TableUse['purpose'][]): boolean {
  return uses.some(({ purpose }) => purposes.includes(purpose));
}
