import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { RenameResult, RenameStart } from '../../core/features/rename.ts';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentSymbol,
  FileEdit,
  FoldingRange,
  Hover,
  InlayHint,
  LensContent,
  Location,
  PlacedCode,
  SemanticToken,
  SignatureHelp,
  TextEdit,
} from '../../core/features/types.ts';
import type { Diagnostic } from '../../core/rules/rule.ts';
import type { Span } from '../../core/text/span.ts';
import type { SettingLink } from '../../logProtocol/meaning.ts';

/** A cursor in a document. */
export interface Place {
  readonly document: TextDocument;
  readonly offset: number;
}

/** A piece of text that leads to another document, perhaps to a line (0-based) of it. */
export interface Link {
  readonly span: Span;
  readonly target: string;
  readonly line?: number;
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
  /** What a thing is in Postfix, before this configuration says anything of it. */
  readonly typeDefinition?: (place: Place) => readonly Location[];
  readonly references?: (place: Place, includeDeclaration: boolean) => readonly Location[];
  readonly highlights?: (place: Place) => readonly Highlight[];
  readonly completion?: (place: Place) => readonly CompletionItem[];
  readonly signature?: (place: Place) => SignatureHelp | undefined;
  /** What a selection at a place grows through, the smallest span first. */
  readonly selection?: (place: Place) => readonly Span[];
  readonly symbols?: (document: TextDocument) => readonly DocumentSymbol[];
  readonly folding?: (document: TextDocument) => readonly FoldingRange[];
  /** The edits that bring a document, or the lines that a part of it touches, into order. */
  readonly formatting?: (document: TextDocument, range?: Span) => readonly TextEdit[];
  /** What the line break that was typed before the cursor leads to. */
  readonly formattingOnNewline?: (place: Place) => readonly TextEdit[];
  readonly inlayHints?: (document: TextDocument, range: Span) => readonly InlayHint[];
  readonly lenses?: (document: TextDocument) => readonly CodeLens[];
  readonly lensContent?: (document: TextDocument, lens: CodeLens) => LensContent | undefined;
  /** In the order of the text. */
  readonly semanticTokens?: (document: TextDocument) => readonly SemanticToken[];
  readonly links?: (document: TextDocument) => readonly Link[];
  /** The ways out of a problem, best first. */
  readonly fixes?: (document: TextDocument, problem: PlacedCode) => readonly CodeAction[];
  /** What may be changed without asking. */
  readonly safeFixes?: (document: TextDocument) => readonly FileEdit[];
  /** Settings of the configuration behind a selection, where they can be opened. */
  readonly settings?: (document: TextDocument, span: Span) => readonly SettingLink[];
  /** What can be done with a selection, though nothing is wrong with it. */
  readonly refactorings?: (document: TextDocument, span: Span) => readonly CodeAction[];
  readonly renameStart?: (place: Place) => RenameStart;
  readonly rename?: (place: Place, newName: string) => RenameResult;
}
