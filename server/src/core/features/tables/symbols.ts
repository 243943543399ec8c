import { statementAt } from '../../tables/indexedTable.ts';
import type { CidrFile, ClientFile, IndexedFile, PatternFile, TableFile } from '../../tables/tableFile.ts';
import { cover, type Span } from '../../text/span.ts';
import type { DocumentSymbol } from '../types.ts';

/** A longer outline helps nobody. */
const mostSymbols = 5000;

/** A long value is cut in the outline. */
const detailLength = 80;

/** One symbol an entry, rule or setting, in order; rules inside a condition below it. */
export function tableSymbols(file: TableFile): DocumentSymbol[] {
  switch (file.kind) {
    case 'table':
      return entrySymbols(file);
    case 'pattern':
      return nested(patternSymbols(file), file.patterns.conditions.ends);
    case 'cidr':
      return nested(networkSymbols(file), file.rules.conditions.ends);
    case 'client':
      return settingSymbols(file);
  }
}

function entrySymbols({ table: { lines } }: IndexedFile): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (let index = 0; index < lines.count && symbols.length < mostSymbols; index++) {
    const statement = statementAt(lines, index);
    if (statement.kind !== 'entry') continue;
    const { key, value } = statement;
    symbols.push(symbol(key.text, value.text, cover(key.span, value.span), key.span));
  }
  return symbols;
}

interface RuleSymbol {
  readonly index: number;
  readonly symbol: DocumentSymbol;
}

function* patternSymbols({ patterns: { tree } }: PatternFile): Generator<RuleSymbol> {
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind === 'match') {
      const { pattern, result, span } = statement;
      yield { index, symbol: symbol(pattern.source.text, result.text, span, pattern.source.span) };
    } else if (statement.kind === 'if') {
      const { pattern, span } = statement;
      yield { index, symbol: { ...symbol('if', pattern.source.text, span, pattern.span), kind: 'section' } };
    }
  }
}

function* networkSymbols({ rules: { tree } }: CidrFile): Generator<RuleSymbol> {
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind === 'match') {
      const { network, result, span } = statement;
      yield { index, symbol: symbol(network.text, result.text, span, network.span) };
    } else if (statement.kind === 'if') {
      const { network, span } = statement;
      yield { index, symbol: { ...symbol('if', network.text, span, network.span), kind: 'section' } };
    }
  }
}

interface OpenSymbol {
  readonly end: number;
  readonly symbol: DocumentSymbol & { readonly children: DocumentSymbol[] };
}

/** Puts what stands between an `if` and its `endif` below the `if`. */
function nested(rules: Iterable<RuleSymbol>, ends: ReadonlyMap<number, number>): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: OpenSymbol[] = [];
  let count = 0;
  for (const { index, symbol: rule } of rules) {
    if (++count > mostSymbols) break;
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) < index) open.pop();
    const siblings = open.at(-1)?.symbol.children ?? top;
    const end = ends.get(index);
    const children: DocumentSymbol[] = [];
    const grown = end === undefined ? rule : { ...rule, children };
    siblings.push(grown);
    if (end !== undefined) open.push({ end, symbol: { ...rule, children } });
  }
  return top.map(withFullSpan);
}

/** A symbol spans what lies below it. */
function withFullSpan(rule: DocumentSymbol): DocumentSymbol {
  if (!rule.children) return rule;
  const children = rule.children.map(withFullSpan);
  const last = children.at(-1);
  return { ...rule, children, span: last ? cover(rule.span, last.span) : rule.span };
}

function settingSymbols({ tree }: ClientFile): DocumentSymbol[] {
  return tree.entries.flatMap((entry) =>
    entry.kind === 'assignment' ? [symbol(entry.name, entry.value, entry.line.span, entry.nameSpan)] : [],
  );
}

function symbol(name: string, value: string, span: Span, selection: Span): DocumentSymbol {
  const detail = value.length <= detailLength ? value : `${value.slice(0, detailLength - 1)}…`;
  return { name: name || '""', detail, kind: 'entry', span, selection };
}
