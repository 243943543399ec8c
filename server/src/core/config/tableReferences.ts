import { closingBrace, splitOutsideBraces } from '../syntax/braces.ts';

/** A `type:name` in the text of a value. */
export interface TableReference {
  readonly type: string;
  readonly name: string;
}

/** What postconf(1) finds when it looks for tables in a value, and its complaints about braces. */
export interface TableReferences {
  readonly tables: readonly TableReference[];
  readonly complaints: readonly string[];
  /** A word that begins with `#`, and the text behind it: releases from 3.8 on read no further. */
  readonly comment?: string;
}

const separators = ', \t\r\n';

/** Nobody nests tables deeper; postconf(1) itself would recurse without end. */
const deepest = 100;

interface Found {
  readonly tables: TableReference[];
  readonly complaints: string[];
  readonly stopsAtComment: boolean;
  comment?: string;
}

/**
 * Looks for `type:name` in an expanded value as naively as postconf(1) does: at any place of the list,
 * inside braces too, `proxy:` skipped. `stopsAtComment`: a word with `#` in front ends the list.
 */
export function findTables(value: string, stopsAtComment: boolean): TableReferences {
  const found: Found = { tables: [], complaints: [], stopsAtComment };
  findIn(value, found, 0);
  return found;
}

function findIn(text: string, found: Found, depth: number): void {
  if (depth > deepest) return;
  for (const { start, end } of splitOutsideBraces(text, separators)) {
    const word = text.slice(start, end);
    if (found.stopsAtComment && word.startsWith('#')) {
      found.comment ??= `${word} ${text.slice(end + 1, end + 21)}...`;
      return;
    }
    if (word.startsWith('{')) {
      findIn(unbrace(word, found.complaints), found, depth + 1);
      continue;
    }
    const table = splitTable(word);
    if (!table) continue;
    if (table.name.startsWith('{')) findIn(unbrace(table.name, found.complaints), found, depth + 1);
    else found.tables.push(table);
  }
}

function splitTable(word: string): TableReference | undefined {
  const colon = word.indexOf(':');
  if (colon === -1) return undefined;
  const [type, name] = [word.slice(0, colon), word.slice(colon + 1)];
  return type === 'proxy' ? splitTable(name) : { type, name };
}

/** The text inside braces, in extpar(3)'s way: what follows the closing one is dropped. */
function unbrace(text: string, complaints: string[]): string {
  const close = closingBrace(text);
  if (close === -1) {
    complaints.push(`missing '}' in "${text}"`);
    return text.slice(1);
  }
  if (close < text.length - 1) complaints.push(`syntax error after '}' in "${text}"`);
  return text.slice(1, close);
}
