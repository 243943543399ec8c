import type { SourceText } from '../config/configuration.ts';
import type { TableReference } from '../config/tableReferences.ts';
import { splitBracedList } from '../config/values/items.ts';
import { isKnownTableType } from '../config/values/table.ts';
import { closingBrace } from '../syntax/braces.ts';
import { lookUpAddress, readCidrRules } from './cidrTable.ts';
import { openPipe, openUnion } from './composedTable.ts';
import { foldKey, readIndexedTable } from './indexedTable.ts';
import type {
  Answer,
  DependsReason,
  LookupTable,
  TableWorld,
  UnreadableFile,
  UnreadableTable,
} from './lookupTable.ts';
import { compilePatterns, lookUpPattern } from './patternTable.ts';

/** Types whose source postmap(1) reads; texthash is read without it, in the same way. */
const indexedTypes = new Set(['hash', 'btree', 'lmdb', 'cdb', 'dbm', 'sdbm', 'texthash']);

/** What the other types depend on. */
const outsideTypes: Readonly<Record<string, DependsReason>> = {
  environ: 'host',
  fail: 'refuses',
  internal: 'host',
  ldap: 'remote',
  memcache: 'remote',
  mongodb: 'remote',
  mysql: 'remote',
  netinfo: 'host',
  nis: 'remote',
  nisplus: 'remote',
  pgsql: 'remote',
  socketmap: 'remote',
  sqlite: 'remote',
  tcp: 'remote',
  unix: 'host',
};

/** Tables nested deeper are refused. */
const deepest = 50;

/** Whether tables of this type are files of `key value` lines that postmap(1) or texthash reads. */
export function isIndexedType(type: string): boolean {
  return indexedTypes.has(type);
}

/** Opens the table `type:name` for lookups. Tables that stand for others are looked through. */
export function openTable(reference: TableReference, world: TableWorld): LookupTable | UnreadableTable {
  return openAt(reference, world, 0);
}

/** `type:name` as a reference; undefined for a text without a type. */
export function tableReference(text: string): TableReference | undefined {
  const colon = text.indexOf(':');
  return colon < 1 ? undefined : { type: text.slice(0, colon), name: text.slice(colon + 1) };
}

function openAt(reference: TableReference, world: TableWorld, depth: number): LookupTable | UnreadableTable {
  const { type, name } = reference;
  if (depth > deepest) return unreadable(reference, 'too-deep');
  if (isIndexedType(type)) return openIndexed(reference, world);
  const outside = Object.hasOwn(outsideTypes, type) ? outsideTypes[type] : undefined;
  if (outside) return table(reference, false, () => ({ kind: 'depends', reason: outside, table: reference }));
  switch (type) {
    case 'pcre':
    case 'regexp':
      return openPatterns(reference, type, world);
    case 'cidr':
      return openCidr(reference, world);
    case 'inline':
      return openInline(reference);
    case 'static':
      return openStatic(reference);
    case 'randmap':
      return openRandom(reference);
    case 'pipemap':
    case 'unionmap':
      return openComposed(reference, type, world, depth);
    case 'proxy':
    case 'debug': {
      const inner = tableReference(name);
      return inner ? openAt(inner, world, depth + 1) : unreadable(reference, 'syntax');
    }
  }
  return unreadable(reference, isKnownTableType(type) ? 'syntax' : 'unknown-type');
}

function openIndexed(reference: TableReference, world: TableWorld): LookupTable | UnreadableTable {
  const source = world.read(reference.name);
  if ('unreadable' in source) return unreadableFile(reference, source);
  const entries = readIndexedTable(source.text);
  return table(reference, false, (key) => {
    const entry = entries.find(key);
    if (!entry) return undefined;
    const { start } = entry.key.span;
    const place = { file: source.file, span: { start, end: entry.value.span.end } };
    return { kind: 'found', key: entry.key.text, value: entry.value.text, place };
  });
}

function openPatterns(
  reference: TableReference,
  dialect: 'pcre' | 'regexp',
  world: TableWorld,
): LookupTable | UnreadableTable {
  const source = readRules(reference, world);
  if (!('text' in source)) return source;
  const patterns = compilePatterns(source.text, dialect, world.expressions);
  const isInline = reference.name.startsWith('{');
  return table(reference, true, (key) =>
    withoutPlace(lookUpPattern(patterns, source, key, reference), isInline),
  );
}

function openCidr(reference: TableReference, world: TableWorld): LookupTable | UnreadableTable {
  const source = readRules(reference, world);
  if (!('text' in source)) return source;
  const rules = readCidrRules(source.text);
  const isInline = reference.name.startsWith('{');
  return table(reference, true, (key) => withoutPlace(lookUpAddress(rules, source.file, key), isInline));
}

/** Rules in braces have no place in a file of their own. */
function withoutPlace(answer: Answer, isInline: boolean): Answer {
  if (!answer || !isInline) return answer;
  const { place: _, ...others } = answer;
  return others;
}

/** The text of a table of rules: a file, or `{ {rule}, … }` in its place (dict_stream_open(3)). */
function readRules(reference: TableReference, world: TableWorld): SourceText | UnreadableTable {
  const { name } = reference;
  if (!name.startsWith('{')) {
    const source = world.read(name);
    return 'unreadable' in source ? unreadableFile(reference, source) : source;
  }
  const rules = bracedItems(name)?.map((item) => unbraced(item));
  if (!rules?.every((rule) => rule !== undefined)) return unreadable(reference, 'syntax');
  return { file: '', text: rules.map((rule) => `${rule}\n`).join('') };
}

function openInline(reference: TableReference): LookupTable | UnreadableTable {
  const entries = new Map<string, { key: string; value: string }>();
  for (const item of bracedItems(reference.name) ?? []) {
    const pair = splitPair((item.startsWith('{') ? unbraced(item) : item) ?? '');
    if (!pair) return unreadable(reference, 'syntax');
    entries.set(foldKey(pair.key), pair);
  }
  if (entries.size === 0) return unreadable(reference, 'syntax');
  return table(reference, false, (key) => {
    const entry = entries.get(foldKey(key));
    return entry && { kind: 'found', ...entry };
  });
}

/** `key = value`; parts of the key may be in quotes, which belong to it (split_qnameval(3)). */
function splitPair(text: string): { key: string; value: string } | undefined {
  const [all, key] = /^\s*((?:"(?:[^"\\]|\\.)*"|[^\s="\\]|\\.)+)\s*=/s.exec(text) ?? [];
  if (all === undefined || key === undefined) return undefined;
  return { key, value: text.slice(all.length).trim() };
}

function openStatic(reference: TableReference): LookupTable | UnreadableTable {
  const { name } = reference;
  const value = name.startsWith('{') ? unbraced(name) : name;
  if (value === undefined) return unreadable(reference, 'syntax');
  return table(reference, false, () => ({ kind: 'found', value }));
}

function openRandom(reference: TableReference): LookupTable | UnreadableTable {
  const values = bracedItems(reference.name);
  if (!values || values.length === 0) return unreadable(reference, 'syntax');
  const [value = ''] = values;
  const isSure = values.every((other) => other === value);
  return table(reference, true, () =>
    isSure ? { kind: 'found', value } : { kind: 'depends', reason: 'random', table: reference },
  );
}

function openComposed(
  reference: TableReference,
  type: 'pipemap' | 'unionmap',
  world: TableWorld,
  depth: number,
): LookupTable | UnreadableTable {
  const parts: LookupTable[] = [];
  for (const item of bracedItems(reference.name) ?? []) {
    const inner = tableReference(item);
    if (!inner) return unreadable(reference, 'syntax');
    const part = openAt(inner, world, depth + 1);
    if ('kind' in part) return part;
    parts.push(part);
  }
  const [first] = parts;
  if (!first) return unreadable(reference, 'syntax');
  const lookUp = type === 'pipemap' ? openPipe(parts) : openUnion(parts);
  return table(reference, first.isPattern, lookUp);
}

/** The items of `{a, b}`; undefined where the braces do not match. */
function bracedItems(name: string): string[] | undefined {
  if (closingBrace(name) !== name.length - 1) return undefined;
  return splitBracedList(name.slice(1, -1)).map(({ text }) => text);
}

/** `{ text }` without its braces and the blanks inside them. */
function unbraced(text: string): string | undefined {
  return closingBrace(text) === text.length - 1 ? text.slice(1, -1).trim() : undefined;
}

function table(reference: TableReference, isPattern: boolean, lookUp: (key: string) => Answer): LookupTable {
  return { reference, isPattern, lookUp };
}

function unreadable(reference: TableReference, reason: UnreadableTable['reason']): UnreadableTable {
  return { kind: 'unreadable', reference, reason };
}

function unreadableFile(reference: TableReference, { unreadable: code }: UnreadableFile): UnreadableTable {
  return { kind: 'unreadable', reference, reason: 'file', code, path: reference.name };
}
