/** The only place that knows both the plain data of the features and the types of the protocol. */
import {
  CompletionItemKind,
  CompletionItemTag,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  FoldingRangeKind,
  InsertTextFormat,
  type CompletionItem as LspCompletionItem,
  type Diagnostic as LspDiagnostic,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange as LspFoldingRange,
  type Hover as LspHover,
  type InlayHint as LspInlayHint,
  type Location as LspLocation,
  SymbolKind as LspSymbolKind,
  type TextEdit as LspTextEdit,
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CompletionItem,
  CompletionKind,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SemanticToken,
  SymbolKind,
  TextEdit,
  TokenType,
} from '../core/features/types.ts';
import { tokenModifiers, tokenTypes } from '../core/features/types.ts';
import type { Diagnostic, RelatedInformation, Severity } from '../core/rules/rule.ts';
import { indexLines } from '../core/text/lineIndex.ts';
import type { Span } from '../core/text/span.ts';
import type { Highlight, Link } from './features/features.ts';

/** Finds the document that a location of another file refers to. */
export type FindDocument = (uri: string) => TextDocument | undefined;

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toHover(document: TextDocument, hover: Hover): LspHover {
  return { contents: { kind: 'markdown', value: hover.markdown }, range: toRange(document, hover.span) };
}

/** The locations whose files can be found. */
export function toLocations(find: FindDocument, locations: readonly Location[]): LspLocation[] {
  return locations.flatMap(({ file, span }) => {
    const document = find(file);
    return document ? [{ uri: document.uri, range: toRange(document, span) }] : [];
  });
}

const highlightKinds = { read: DocumentHighlightKind.Read, write: DocumentHighlightKind.Write };

export function toHighlight(document: TextDocument, { span, kind }: Highlight): DocumentHighlight {
  return { range: toRange(document, span), ...(kind && { kind: highlightKinds[kind] }) };
}

export function toLink(document: TextDocument, { span, target, line }: Link): DocumentLink {
  return { range: toRange(document, span), target: line === undefined ? target : addressOf(target, line) };
}

/** An address that opens `uri` at `line` (0-based), in the form that editors understand. */
export function addressOf(uri: string, line: number): string {
  return `${uri}#L${line + 1}`;
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const diagnosticTags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated };

export function toDiagnostic(
  find: FindDocument,
  document: TextDocument,
  diagnostic: Diagnostic,
): LspDiagnostic {
  const related = diagnostic.related.flatMap((information) => toRelated(find, document, information));
  return {
    range: toRange(document, diagnostic.span),
    severity: severities[diagnostic.severity],
    code: diagnostic.code,
    source: 'Postfix Lens',
    message: diagnostic.message,
    ...(related.length > 0 && { relatedInformation: related }),
    ...(diagnostic.tag && { tags: [diagnosticTags[diagnostic.tag]] }),
  };
}

function toRelated(
  find: FindDocument,
  document: TextDocument,
  { file, span, message }: RelatedInformation,
): DiagnosticRelatedInformation[] {
  const target = file === undefined || file === document.uri ? document : find(file);
  return target ? [{ location: { uri: target.uri, range: toRange(target, span) }, message }] : [];
}

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  parameter: CompletionItemKind.Property,
  userParameter: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
  restriction: CompletionItemKind.Function,
  tableType: CompletionItemKind.Interface,
  service: CompletionItemKind.Module,
  alias: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
};

/** `data` comes back when the item is resolved; its documentation is computed then. */
export function toCompletionItem(
  document: TextDocument,
  item: CompletionItem,
  data: unknown,
  takesSnippets: boolean,
): LspCompletionItem {
  const snippet = takesSnippets ? item.snippet : undefined;
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    textEdit: { range: toRange(document, item.replace), newText: snippet ?? item.insertText ?? item.label },
    data,
    ...(snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.sortText !== undefined && { sortText: item.sortText }),
    ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
  };
}

export const symbolKinds: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  parameter: LspSymbolKind.Property,
  service: LspSymbolKind.Module,
  alias: LspSymbolKind.Key,
  entry: LspSymbolKind.Key,
  thread: LspSymbolKind.Event,
  section: LspSymbolKind.Namespace,
};

export function toSymbol(document: TextDocument, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    // The protocol forbids an empty name.
    name: symbol.name === '' ? '?' : symbol.name,
    kind: symbolKinds[symbol.kind],
    range: toRange(document, symbol.span),
    selectionRange: toRange(document, symbol.selection),
    ...(symbol.detail !== undefined && { detail: symbol.detail }),
    ...(symbol.children && { children: symbol.children.map((child) => toSymbol(document, child)) }),
  };
}

/**
 * The types of tokens by the names that the protocol gives them, where it has one, so that any theme of any
 * client colours them.
 */
const tokenTypeNames: Readonly<Record<TokenType, string>> = {
  parameter: 'property',
  ownName: 'variable',
  tableType: 'type',
  restriction: 'function',
  path: 'string',
  service: 'namespace',
  alias: 'variable',
  user: 'enumMember',
  address: 'string',
  command: 'macro',
};

/** What the numbers in semantic tokens stand for. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...new Set(tokenTypes.map((type) => tokenTypeNames[type]))],
  tokenModifiers: [...tokenModifiers],
};

function tokenNumber(type: TokenType): number {
  return semanticTokensLegend.tokenTypes.indexOf(tokenTypeNames[type]);
}

export function toSemanticTokens(document: TextDocument, tokens: readonly SemanticToken[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, type, modifiers } of tokens) {
    const { line, character } = document.positionAt(span.start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, character, span.end - span.start, tokenNumber(type), bits);
  }
  return builder.build();
}

export function toTextEdit(document: TextDocument, { span, newText }: TextEdit): LspTextEdit {
  return { range: toRange(document, span), newText };
}

export function toInlayHint(document: TextDocument, { offset, label }: InlayHint): LspInlayHint {
  return { position: document.positionAt(offset), label, paddingLeft: true };
}

/** Folding ranges count lines as Postfix does, by `\n`; editors end a line at a lone `\r` too. */
export function toFoldingRanges(document: TextDocument, ranges: readonly FoldingRange[]): LspFoldingRange[] {
  const editorLine = lineMap(document);
  return ranges.map(({ startLine, endLine, kind }) => ({
    startLine: editorLine(startLine),
    endLine: editorLine(endLine),
    ...(kind && { kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region }),
  }));
}

function lineMap(document: TextDocument): (line: number) => number {
  const text = document.getText();
  if (!/\r(?!\n)/.test(text)) return (line) => line;
  const lines = indexLines(text);
  return (line) => document.positionAt(lines.lineStart(line)).line;
}
