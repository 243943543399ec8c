import type { SourceText } from '../config/configuration.ts';
import type { TableReference } from '../config/tableReferences.ts';
import type { Location } from '../features/types.ts';
import type { ExpressionLibrary } from './expressions.ts';

/** Where tables come from. */
export interface TableWorld {
  /** The text of the file that a table's name leads to, as in the editor or on disk. */
  read(path: string): SourceText | UnreadableFile;
  /** Without it, tables of expressions depend on what their expressions say. */
  readonly expressions?: ExpressionLibrary;
}

export interface UnreadableFile {
  /** The system's code, such as `ENOENT` or `EACCES`. */
  readonly unreadable: string;
}

/** A table that keys can be looked up in. */
export interface LookupTable {
  readonly reference: TableReference;
  /**
   * Its keys are patterns or it answers every key the same way, so that Postfix asks with the whole address
   * alone, never with parts of it (DICT_FLAG_PATTERN).
   */
  readonly isPattern: boolean;
  lookUp(key: string): Answer;
}

/** What a table says to a key: undefined where it has nothing for it. */
export type Answer = Found | Depends | undefined;

export interface Found {
  readonly kind: 'found';
  readonly value: string;
  /** The key as it is written, in its case; absent where a pattern matched. */
  readonly key?: string;
  /** The entry or rule that says so; absent for tables that stand in main.cf itself. */
  readonly place?: Location;
}

/** The files do not tell: the answer depends on `table`. */
export interface Depends {
  readonly kind: 'depends';
  readonly reason: DependsReason;
  readonly table: TableReference;
  /** The rule that could not be decided. */
  readonly place?: Location;
  /** What the library of expressions said. */
  readonly words?: string;
}

/**
 * `remote`: a server or database answers. `host`: the machine that Postfix runs on. `random`: no two answers
 * are the same. `expression`: we could not match an expression to the end. `unreadable`: its file or syntax.
 * `refuses`: a lookup is an error in Postfix too.
 */
export type DependsReason = 'remote' | 'host' | 'random' | 'expression' | 'unreadable' | 'refuses';

/** Why a table cannot be opened. */
export interface UnreadableTable {
  readonly kind: 'unreadable';
  readonly reference: TableReference;
  /** `file`: see `code`; the others are about the text behind `type:`. */
  readonly reason: 'file' | 'unknown-type' | 'syntax' | 'too-deep';
  /** The system's code. */
  readonly code?: string;
  readonly path?: string;
}
