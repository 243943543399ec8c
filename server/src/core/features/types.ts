import type { Span } from '../text/span.ts';

/** Identifies a file: its URI where an editor is involved, its path on the command line. */
export type FileId = string;

/** A place in a file. */
export interface Location {
  readonly file: FileId;
  readonly span: Span;
}

/** What a hover shows, as Markdown, and the word that it is about. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export type CompletionKind =
  | 'parameter'
  | 'userParameter'
  | 'value'
  | 'restriction'
  | 'tableType'
  | 'service'
  | 'alias'
  | 'file';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label: type and default, say. */
  readonly detail?: string;
  /** Markdown; computed when the item is looked at. */
  readonly documentation?: () => string;
  /** What replaces `replace`; the label where absent. */
  readonly insertText?: string;
  readonly replace: Span;
  /** Items are shown in the order of this text. */
  readonly sortText?: string;
  readonly deprecated?: boolean;
}

export type SymbolKind = 'parameter' | 'service' | 'alias' | 'thread' | 'section';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly selection: Span;
  readonly children?: readonly DocumentSymbol[];
}

/** Lines to fold, 0-based, both included; the first stays visible. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: 'comment' | 'region';
}
