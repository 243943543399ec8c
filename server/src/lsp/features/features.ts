import type { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
} from '../../core/features/types.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Span } from '../../core/text/span.ts';

/** A cursor in a document. */
export interface Place {
  readonly document: TextDocument;
  readonly offset: number;
}

/** A piece of text that leads to a line (0-based) of another document. */
export interface Link {
  readonly span: Span;
  readonly target: string;
  readonly line: number;
}

/** A place to highlight: `write` where something is defined, `read` where it is used. */
export interface Highlight {
  readonly span: Span;
  readonly kind?: 'read' | 'write';
}

/** What is offered for one kind of document, in plain data; what is absent is not offered. */
export interface Features {
  readonly diagnostics?: (document: TextDocument) => readonly Diagnostic[];
  readonly hover?: (place: Place) => Hover | undefined;
  readonly definition?: (place: Place) => readonly Location[];
  /** Everything that sets what `definition` finds, the one that counts first. */
  readonly declaration?: (place: Place) => readonly Location[];
  readonly references?: (place: Place, includeDeclaration: boolean) => readonly Location[];
  readonly highlights?: (place: Place) => readonly Highlight[];
  readonly completion?: (place: Place) => readonly CompletionItem[];
  readonly symbols?: (document: TextDocument) => readonly DocumentSymbol[];
  readonly folding?: (document: TextDocument) => readonly FoldingRange[];
  readonly links?: (document: TextDocument) => readonly Link[];
}
