import types from '../../data/tableTypes.json' with { type: 'json' };
import { closingBrace } from '../../syntax/braces.ts';
import { isSince, type PostfixVersion } from '../version.ts';
import { type FaultOf, type FaultReasons, isUnknown } from './fault.ts';
import { type Item, partOf, splitBracedList } from './items.ts';

export type TableFault = FaultOf<'bad-table'> | FaultOf<'unknown-table-type'>;

/** What is known of a type of lookup table; `core/data/tableTypes.json` holds one a line. */
interface TableType {
  readonly name: string;
  readonly since: string;
  /** What its name may hold in braces: other tables, pairs, rules, results, a text; or a table without them. */
  readonly braces?: string;
  readonly inlineSince?: string;
  /** The only names that it takes. */
  readonly names?: readonly string[];
}

const all: readonly TableType[] = types;
const byName = new Map(all.map((type) => [type.name, type]));

/** The types of lookup tables that `version` has, whatever it was built with. */
export function tableTypes(version: PostfixVersion): string[] {
  return all.filter(({ since }) => isSince(version, since)).map(({ name }) => name);
}

/** Whether some release of Postfix has tables of this type. */
export function isKnownTableType(type: string): boolean {
  return byName.has(type);
}

/** Deeper nesting of tables is not looked into. */
const deepest = 50;

/** Whether an item of a list names a table (MATCH_DICTIONARY in match_list.c). */
export function looksLikeTable(text: string): boolean {
  return !text.startsWith('[') && text.includes(':');
}

/** What dict_open(3) and the table types behind it would say of `type:name`. */
export function checkTable(item: Item, version: PostfixVersion, depth = 0): TableFault[] {
  const { text } = item;
  const colon = text.indexOf(':');
  const type = colon === -1 ? text : text.slice(0, colon);
  if (isUnknown(type)) return [];
  if (colon === -1) return [fault(item, 'missing-type')];
  const typeFault = checkTableType(partOf(item, 0, colon), version);
  if (typeFault) return [typeFault];
  const name = partOf(item, colon + 1, text.length);
  if (name.text === '') return [fault(item, 'missing-name')];
  const known = byName.get(type);
  if (!known || isUnknown(name.text)) return [];
  return checkName(known, name, version, depth);
}

/** A word that must be a type of table. */
export function checkTableType(item: Item, version: PostfixVersion): TableFault | undefined {
  const { text: type, start, end } = item;
  const known = byName.get(type);
  if (known && isSince(version, known.since)) return undefined;
  const where = end > start ? { start, end } : { start, end: end + 1 };
  const code = 'unknown-table-type' as const;
  if (!known) return { ...where, code, reason: 'unknown', args: { type } };
  return { ...where, code, reason: 'later-release', args: { type, since: known.since } };
}

function checkName(type: TableType, name: Item, version: PostfixVersion, depth: number): TableFault[] {
  if (depth > deepest) return [];
  switch (type.braces) {
    case 'table':
      return checkTable(name, version, depth + 1);
    case 'tables':
      return checkBraced(type, name, (inner) => checkInnerTables(inner, version, depth));
    case 'pairs':
      return checkBraced(type, name, checkPairs);
    case 'results':
      return checkBraced(type, name, () => []);
    case 'text':
      return name.text.startsWith('{') ? checkBraced(type, name, () => []) : [];
    case 'rules':
      return name.text.startsWith('{') ? checkRules(type, name, version) : [];
  }
  const isFine = !type.names || type.names.includes(name.text);
  return isFine ? [] : [fault(name, 'name-not-among', { type: type.name, names: type.names.join(', ') })];
}

/** Types whose braces may be empty. */
const mayBeEmpty = new Set(['text', 'rules']);

/** Takes the braces off, or says why that fails. */
function checkBraced(
  { name: type, braces = '' }: TableType,
  name: Item,
  checkInner: (inner: Item) => TableFault[],
): TableFault[] {
  const { text } = name;
  const args = { type };
  if (!text.startsWith('{')) return [fault(name, 'braces-needed', args)];
  const close = closingBrace(text);
  if (close === -1) return [fault(name, 'unbalanced-braces', args)];
  if (close < text.length - 1) return [fault(partOf(name, close + 1, text.length), 'text-after-brace', args)];
  const inner = partOf(name, 1, close);
  if (!mayBeEmpty.has(braces) && splitBracedList(inner.text).length === 0)
    return [fault(name, 'empty', args)];
  return checkInner(inner);
}

function checkInnerTables(inner: Item, version: PostfixVersion, depth: number): TableFault[] {
  return splitBracedList(inner.text, inner.start).flatMap((item) => checkTable(item, version, depth + 1));
}

/** `key=value` or `{ key = value }` of inline tables (split_qnameval(3)); keys may be quoted. */
function checkPairs(inner: Item): TableFault[] {
  return splitBracedList(inner.text, inner.start).flatMap((item): TableFault[] => {
    if (isUnknown(item.text)) return [];
    const close = closingBrace(item.text);
    if (item.text.startsWith('{') && close !== item.text.length - 1) return [fault(item, 'text-after-brace')];
    const pair = close === -1 ? item.text : item.text.slice(1, close);
    return /^\s*(?:"(?:[^"\\]|\\.)*"|[^\s="\\]|\\.)*\s*=/s.test(pair) ? [] : [fault(item, 'pair-needed')];
  });
}

/** Rules that stand in the value itself: each in braces, which a look-up table file would not need. */
function checkRules(type: TableType, name: Item, version: PostfixVersion): TableFault[] {
  const { name: typeName, inlineSince = '' } = type;
  if (!isSince(version, inlineSince)) {
    return [fault(name, 'inline-too-old', { type: typeName, since: inlineSince })];
  }
  return checkBraced(type, name, (inner) =>
    splitBracedList(inner.text, inner.start).flatMap((item): TableFault[] => {
      const isBraced = closingBrace(item.text) === item.text.length - 1;
      return isBraced || isUnknown(item.text) ? [] : [fault(item, 'rule-needs-braces')];
    }),
  );
}

function fault(
  { start, end }: Item,
  reason: FaultReasons['bad-table'],
  args?: NonNullable<TableFault['args']>,
): TableFault {
  return { code: 'bad-table', reason, start, end, ...(args && { args }) };
}
