import type { Parameter } from '../parameters.ts';
import type { PostfixVersion } from '../version.ts';
import { type Fault, isUnknown } from './fault.ts';
import { type Item, splitBracedList } from './items.ts';
import { checkTable, checkTableType } from './table.ts';
import { uncommented } from './text.ts';

/** Lists whose items need not be `type:name`: newaliases(1) has a default type, proxymap(8) skips the rest. */
const looseLists = new Set(['alias_database', 'proxy_read_maps', 'proxy_write_maps']);

/** What maps_create(3) would say of a list of tables. */
export function checkMapList(text: string, parameter: Parameter, version: PostfixVersion): Fault[] {
  if (looseLists.has(parameter.name)) return [];
  const words = new Set(parameter.type === 'enum-maplist' ? parameter.values : []);
  const items = uncommented(splitBracedList(text)).filter((item) => !words.has(item.text));
  const faults: Fault[] = [];
  items.forEach((item, index) => {
    const next = items[index + 1];
    const previous = items[index - 1];
    if (isBlankAfterColon(item, next, text)) {
      faults.push({ code: 'bad-table', reason: 'blank-after-colon', start: item.start, end: item.end });
    } else if (!(previous && isBlankAfterColon(previous, item, text))) {
      faults.push(...checkTable(item, version));
    }
  });
  return faults;
}

/** `hash: /etc/aliases` is two items for Postfix, each of them useless. */
function isBlankAfterColon(item: Item, next: Item | undefined, text: string): boolean {
  if (!next || !/^[\w-]+:$/.test(item.text) || !/^[/{]/.test(next.text)) return false;
  return !text.slice(item.end, next.start).includes(',');
}

/** A value that is one table. */
export function checkMap(text: string, version: PostfixVersion): Fault[] {
  if (text === '') return [];
  return checkTable({ text, start: 0, end: text.length }, version);
}

/** A value that is a type of table. */
export function checkMapType(text: string, version: PostfixVersion): Fault[] {
  if (text === '' || isUnknown(text)) return [];
  const fault = checkTableType({ text, start: 0, end: text.length }, version);
  return fault ? [fault] : [];
}
