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
  for (const { word, end } of wordsOutsideBraces(text)) {
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

/** The words between commas and blanks outside braces (mystrtokq(3)), with the places of their ends. */
function wordsOutsideBraces(text: string): { word: string; end: number }[] {
  const words: { word: string; end: number }[] = [];
  let start = -1;
  let level = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text.charAt(at);
    const isEnd = at === text.length || (level === 0 && separators.includes(char));
    if (isEnd) {
      if (start !== -1) words.push({ word: text.slice(start, at), end: at });
      start = -1;
      continue;
    }
    if (start === -1) start = at;
    if (char === '{') level++;
    else if (char === '}' && level > 0) level--;
  }
  return words;
}

/** The text inside braces, in extpar(3)'s way: what follows the closing one is dropped. */
function unbrace(text: string, complaints: string[]): string {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') level++;
    else if (text[at] === '}' && --level === 0) {
      if (at < text.length - 1) complaints.push(`syntax error after '}' in "${text}"`);
      return text.slice(1, at);
    }
  }
  complaints.push(`missing '}' in "${text}"`);
  return text.slice(1);
}
