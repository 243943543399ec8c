import { entriesOf } from '../../rules/tables/context.ts';
import { foldKey } from '../../tables/indexedTable.ts';
import { keySearch } from '../../tables/keySearch.ts';
import { addressKeys } from '../../tables/searchKeys.ts';
import { serves, type TableFile } from '../../tables/tableFile.ts';
import type { Span } from '../../text/span.ts';
import type { FileId, Location } from '../types.ts';
import { placeAt, type TablePlace } from './locate.ts';

/**
 * Where an offset of a table leads: a transport to its service in master.cf, an address on the right side to its
 * own entry, a left side to the places of main.cf and master.cf that name the table.
 */
export function tableDefinition(file: TableFile, id: FileId, offset: number): Location[] {
  const place = placeAt(file, offset);
  if (!place) return [];
  if (place.side === 'key') return file.uses.map(({ location }) => location);
  return serviceLocation(file, place, offset) ?? addressLocation(file, id, place, offset);
}

/** The entries of this table that lead to the key at an offset, and the places that name the table. */
export function tableReferences(
  file: TableFile,
  id: FileId,
  offset: number,
  includeDeclaration: boolean,
): Location[] {
  const place = placeAt(file, offset);
  if (!place) return [];
  const name = place.side === 'key' ? place.key.text : wordAt(place, offset)?.text;
  if (name === undefined) return [];
  const folded = foldKey(name);
  const own = file.kind === 'table' ? mentions(file, folded, includeDeclaration) : [];
  const uses = place.side === 'key' ? file.uses.map(({ location }) => location) : [];
  return [...own.map((span) => ({ file: id, span })), ...uses];
}

function mentions(file: Extract<TableFile, { kind: 'table' }>, folded: string, withKeys: boolean): Span[] {
  const spans: Span[] = [];
  for (const { key, value } of entriesOf(file)) {
    if (withKeys && foldKey(key.text) === folded) spans.push(key.span);
    if (!foldKey(value.text).includes(folded)) continue;
    for (const word of wordsOf(value)) if (foldKey(word.text) === folded) spans.push(word.span);
  }
  return spans;
}

function serviceLocation(file: TableFile, place: TablePlace, offset: number): Location[] | undefined {
  const { configuration } = file;
  if (!configuration?.master || !serves(file, 'transport', 'sender-transport')) return undefined;
  const [name = ''] = place.value.text.split(':');
  if (offset > place.value.span.start + name.length) return undefined;
  const service = configuration.services.find(({ entry }) => entry.fields.service.text === name);
  return service && [{ file: configuration.master.file, span: service.entry.fields.service.span }];
}

/** The entry that an address of a table of virtual aliases is found under in its turn, `@domain` perhaps. */
function addressLocation(file: TableFile, id: FileId, place: TablePlace, offset: number): Location[] {
  const word = file.kind === 'table' ? wordAt(place, offset) : undefined;
  if (file.kind !== 'table' || !word) return [];
  const isSearched = file.configuration && serves(file, 'virtual-alias');
  const search = isSearched ? keySearch(file.configuration) : undefined;
  const keys = search ? addressKeys(word.text, search).map(({ key }) => key) : [word.text];
  const entry = keys.map((key) => file.table.find(key)).find((found) => found !== undefined);
  return entry ? [{ file: id, span: entry.key.span }] : [];
}

interface Word {
  readonly text: string;
  readonly span: Span;
}

function wordAt({ value }: TablePlace, offset: number): Word | undefined {
  return wordsOf(value).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The items of a value on one line, between commas and blanks. */
function wordsOf({ text, span }: Word): Word[] {
  if (span.end - span.start !== text.length) return [];
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: word, index }) => ({
    text: word,
    span: { start: span.start + index, end: span.start + index + word.length },
  }));
}
