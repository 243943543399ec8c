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
  /** The same with `${1:placeholders}`, for editors that know snippets. */
  readonly snippet?: string;
  readonly replace: Span;
  /** Items are shown in the order of this text. */
  readonly sortText?: string;
  readonly deprecated?: boolean;
}

export type SymbolKind = 'parameter' | 'service' | 'alias' | 'entry' | 'thread' | 'section';

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

/** Replaces a span of a text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A few words that the editor shows at a place of the text without their being part of it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** What must be typed at a place, the parts in their order. */
export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly parts: readonly SignaturePart[];
}

export interface SignaturePart {
  /** Where the part stands in the label. */
  readonly label: Span;
  readonly documentation?: string;
}

/** One or several forms, which of them is being typed, and the index of the part at the cursor. */
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly active: number;
  readonly part: number;
}

/** `references`: how often a name is used; `overrides`: what takes its place elsewhere; `messages`: what became of a message. */
export type CodeLensKind = 'references' | 'overrides' | 'domains' | 'messages';

/** A line between the lines of the text, above a name; what it says is found out when it is shown. */
export interface CodeLens {
  readonly span: Span;
  readonly kind: CodeLensKind;
}

/** What a lens says, and the places that it leads to. */
export interface LensContent {
  readonly title: string;
  readonly locations: readonly Location[];
  /** What a click does instead, where the client knows our commands. */
  readonly command?: { readonly name: string; readonly args: readonly unknown[] };
}

/** Replaces a span of one of several files. */
export interface FileEdit extends TextEdit {
  readonly file: FileId;
}

export type CodeActionKind = 'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.rewrite';

/** A change that is offered at a place; its title is in the reader's language. */
export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  /** Per file in order and without overlaps. */
  readonly edits: readonly FileEdit[];
  /** The most sensible one of several for the same problem. */
  readonly isPreferred?: boolean;
  /** It may be done on saving, unasked. */
  readonly isSafe?: boolean;
}

/** A diagnostic, as far as a fix for it must know it. */
export interface PlacedCode {
  readonly code: string;
  readonly span: Span;
}

/** Everything that a word of a configuration may be; clients are told the list in this order. */
export const tokenTypes = [
  'parameter',
  'ownName',
  'tableType',
  'restriction',
  'path',
  'service',
  'alias',
  'user',
  'address',
  'command',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** `set` and `default` say which of the two a parameter's value is. */
export const tokenModifiers = [
  'definition',
  'set',
  'default',
  'unknown',
  'deprecated',
  'permit',
  'reject',
] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

/** A piece of one line and what it means. */
export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}
