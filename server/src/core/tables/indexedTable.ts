import { foldName } from '../aliases/foldName.ts';
import { findLineStarts, type LineStarts, logicalLineAt } from '../syntax/lineStarts.ts';
import { parseTableLine, type TableEntry, type TableStatement } from '../syntax/table.ts';

/**
 * The source of an indexed table, ready for lookups. It holds the text, where its logical lines begin and a
 * hash over the keys; an entry is read again when it is asked for, so that a million lines take little memory.
 */
export interface IndexedTable {
  readonly lines: LineStarts;
  /** Lines that postmap(1) takes nothing from. */
  readonly malformed: readonly number[];
  /** Lines whose key an earlier line has; the first one counts in all types of tables. */
  readonly duplicates: readonly DuplicateEntry[];
  /** The entry that counts for `key`, in any case. */
  find(key: string): TableEntry | undefined;
}

/** Both are indices of logical lines. */
export interface DuplicateEntry {
  readonly line: number;
  readonly first: number;
}

/** A key as postmap(1) stores it and Postfix looks it up: without case (casefold(3)). */
export function foldKey(key: string): string {
  return foldName(key);
}

/** Reads the source of a table of type hash, btree, lmdb, cdb, dbm, sdbm or texthash; any text gives one. */
export function readIndexedTable(text: string): IndexedTable {
  const steps = readIndexedTableInSteps(text);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How many lines a step indexes: a millisecond or two. */
const linesPerStep = 2000;

/** The same, stopping every few thousand lines, so that other work can be done in between. */
export function* readIndexedTableInSteps(text: string): Generator<undefined, IndexedTable> {
  const lines = yield* findLineStarts(text);
  const keys = keyTable(lines.count);
  const isPlain = yield* isPlainText(text);
  const malformed: number[] = [];
  const duplicates: DuplicateEntry[] = [];
  for (let line = 0; line < lines.count; line++) {
    if (line % linesPerStep === 0) yield;
    const hash = quickHash(lines, line, isPlain) ?? hashOfEntry(lines, line);
    if (hash === undefined) {
      malformed.push(line);
      continue;
    }
    const first = keys.add(hash, line, (other) => keyAt(lines, other) === keyAt(lines, line));
    if (first !== undefined) duplicates.push({ line, first });
  }
  return {
    lines,
    malformed,
    duplicates,
    find(key) {
      const folded = foldKey(key);
      const line = keys.find(hashText(folded), (other) => keyAt(lines, other) === folded);
      const statement = line === undefined ? undefined : statementAt(lines, line);
      return statement?.kind === 'entry' ? statement : undefined;
    },
  };
}

/** How many characters a step of `isPlainText` looks at. */
const charactersPerStep = 500_000;

/** Whether a text holds nothing but printable ASCII, blanks, tabs and line breaks. */
function* isPlainText(text: string): Generator<undefined, boolean> {
  for (let at = 0; at < text.length; at += charactersPerStep) {
    if (/[^\t\n\r\x20-\x7e]/.test(text.slice(at, at + charactersPerStep))) return false;
    yield;
  }
  return true;
}

/** The statement on logical line `line`. */
export function statementAt(lines: LineStarts, line: number): TableStatement {
  return parseTableLine(logicalLineAt(lines, line));
}

function keyAt(lines: LineStarts, line: number): string | undefined {
  const statement = statementAt(lines, line);
  return statement.kind === 'entry' ? foldKey(statement.key.text) : undefined;
}

function hashOfEntry(lines: LineStarts, line: number): number | undefined {
  const key = keyAt(lines, line);
  return key === undefined ? undefined : hashText(key);
}

/** FNV-1a, 32 bits. */
const hashBasis = 0x811c9dc5;
const hashPrime = 0x01000193;

function hashText(text: string): number {
  let hash = hashBasis;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), hashPrime);
  return hash >>> 0;
}

/**
 * The hash of a line's key where that is plain: printable ASCII without quotes, and something behind it on the
 * same line. Undefined for all others, which are then read with care. `isPlain`: so is the whole text.
 */
function quickHash({ text, offsets }: LineStarts, line: number, isPlain: boolean): number | undefined {
  const start = offsets[line] ?? 0;
  let hash = hashBasis;
  let at = start;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) break;
    if (!isKeyCharacter(code)) return undefined;
    const isUpper = code >= 0x41 && code <= 0x5a;
    hash = Math.imul(hash ^ (isUpper ? code + 0x20 : code), hashPrime);
  }
  if (at === start || !(isPlain ? hasValue(text, at) : hasPlainValue(text, at))) return undefined;
  return hash >>> 0;
}

/** Printable ASCII but blanks, quotes and backslashes; false at the end of the text too. */
function isKeyCharacter(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== 0x22 && code !== 0x5c;
}

/** Whether something stands behind the blanks at `at`, on the same line. */
function hasValue(text: string, at: number): boolean {
  let here = at;
  while (text.charCodeAt(here) === 0x20 || text.charCodeAt(here) === 0x09) here++;
  return text.charCodeAt(here) > 0x20;
}

/** Whether only printable ASCII does, up to the end of the line. */
function hasPlainValue(text: string, at: number): boolean {
  for (let here = at; here < text.length; here++) {
    const code = text.charCodeAt(here);
    if (code === 0x0a) break;
    if (code >= 0x7f || (code < 0x20 && code !== 0x09)) return false;
  }
  return hasValue(text, at);
}

/** A hash table from keys to lines, in two arrays of numbers. */
interface KeyTable {
  /** Adds `line`, unless `isSame` knows an earlier line with the same key: that one is returned. */
  add(hash: number, line: number, isSame: (other: number) => boolean): number | undefined;
  find(hash: number, isSame: (other: number) => boolean): number | undefined;
}

function keyTable(count: number): KeyTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(count * 1.5, 16)));
  /** 0 is a free place; otherwise a line plus 1. */
  const slots = new Int32Array(size);
  const hashes = new Uint32Array(size);
  const seek = (hash: number, isSame: (other: number) => boolean): number => {
    let place = hash & (size - 1);
    for (;;) {
      const slot = slots[place] ?? 0;
      if (slot === 0 || (hashes[place] === hash && isSame(slot - 1))) return place;
      place = (place + 1) & (size - 1);
    }
  };
  return {
    add(hash, line, isSame) {
      const place = seek(hash, isSame);
      const slot = slots[place] ?? 0;
      if (slot !== 0) return slot - 1;
      slots[place] = line + 1;
      hashes[place] = hash;
      return undefined;
    },
    find(hash, isSame) {
      const slot = slots[seek(hash, isSame)] ?? 0;
      return slot === 0 ? undefined : slot - 1;
    },
  };
}
