import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import { restrictionNamed } from '../../config/values/restrictions.ts';
import { isSince } from '../../config/version.ts';
import tableTypes from '../../data/tableTypes.json' with { type: 'json' };
import { fileSpan } from '../../syntax/logicalLines.ts';
import type { Assignment } from '../../syntax/mainCf.ts';
import type { SemanticToken, TokenModifier } from '../types.ts';

type Meaning = Pick<SemanticToken, 'type' | 'modifiers'>;

/** `type:` of a table, an absolute path, or a word; `$names` are found by others. */
const pattern =
  /(?<![\w$/])([a-z]+)(?=:[^\s,])|(?<![\w.}/-])(\/[^\s,{}$()]+)|(?<![\w$.@/-])([A-Za-z0-9][\w.-]*)/g;

const knownTypes: ReadonlySet<string> = new Set(tableTypes.map(({ name }) => name));

/** Types of parameters whose values name services of master.cf. */
const serviceTypes: ReadonlySet<string> = new Set(['transport', 'service-name', 'nexthop-list']);

/** The words of a value that mean something: table types, restrictions, paths, services. */
export function wordTokens(configuration: Configuration, entry: Assignment): SemanticToken[] {
  const type = parameterNamed(entry.name)?.type ?? '';
  const tokens: SemanticToken[] = [];
  for (const match of entry.value.matchAll(pattern)) {
    const [text, table, path, word] = match;
    const meaning = meaningOf(configuration, type, { table, path, word: word ?? table });
    if (!meaning) continue;
    const from = entry.valueAt + match.index;
    tokens.push({ span: fileSpan(entry.line, from, from + text.length), ...meaning });
  }
  return tokens;
}

interface Word {
  readonly table: string | undefined;
  readonly path: string | undefined;
  readonly word: string | undefined;
}

function meaningOf(
  configuration: Configuration,
  type: string,
  { table, path, word }: Word,
): Meaning | undefined {
  if (path !== undefined) return { type: 'path', modifiers: [] };
  if (word !== undefined && serviceTypes.has(type)) return serviceMeaning(configuration, word);
  if (table !== undefined) return knownTypes.has(table) ? { type: 'tableType', modifiers: [] } : undefined;
  if (word === undefined || (type !== 'restriction-list' && type !== '')) return undefined;
  return restrictionMeaning(configuration, word, type);
}

function serviceMeaning({ services }: Configuration, word: string): Meaning | undefined {
  const isService = services.some(({ entry }) => entry.fields.service.text === word);
  return isService ? { type: 'service', modifiers: [] } : undefined;
}

/** In names of the user's the words of restrictions count as well: restriction classes are such. */
function restrictionMeaning(
  { examination, version }: Configuration,
  word: string,
  type: string,
): Meaning | undefined {
  const restriction = restrictionNamed(word);
  if (restriction) {
    const since = restriction.deprecatedSince;
    const modifiers = verdictOf(restriction.name);
    if (since !== undefined && isSince(version, since)) modifiers.push('deprecated');
    return { type: 'restriction', modifiers };
  }
  const isClass = type === 'restriction-list' && examination.names.get(word)?.origin === 'user';
  return isClass ? { type: 'ownName', modifiers: [] } : undefined;
}

function verdictOf(name: string): TokenModifier[] {
  if (name.startsWith('permit')) return ['permit'];
  return /^(?:reject|defer)/.test(name) ? ['reject'] : [];
}
