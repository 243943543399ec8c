/** The requests about the look of a document: formatting, colours, and hints between its text. */
import type { Connection, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../core/text/span.ts';
import { toInlayHint, toSemanticTokens, toTextEdit } from './convert.ts';
import type { AskAt, AskDocument } from './languageRequests.ts';
import { guarded } from './router.ts';

/** Routes formatting, semantic tokens and inlay hints to the features of their documents. */
export function routePresentation(connection: Connection, about: AskDocument, at: AskAt): void {
  routeFormatting(connection, about, at);
  connection.languages.semanticTokens.on(
    guarded(connection, 'semanticTokens', { data: [] }, ({ textDocument }) =>
      about(textDocument.uri, { data: [] }, (features, document) =>
        toSemanticTokens(document, features.semanticTokens?.(document) ?? []),
      ),
    ),
  );
  connection.languages.inlayHint.on(
    guarded(connection, 'inlayHint', [], ({ textDocument, range }) =>
      about(textDocument.uri, [], (features, document) =>
        (features.inlayHints?.(document, spanOf(document, range)) ?? []).map((hint) =>
          toInlayHint(document, hint),
        ),
      ),
    ),
  );
}

function routeFormatting(connection: Connection, about: AskDocument, at: AskAt): void {
  connection.onDocumentFormatting(
    guarded(connection, 'formatting', [], ({ textDocument }) =>
      about(textDocument.uri, [], (features, document) =>
        (features.formatting?.(document) ?? []).map((edit) => toTextEdit(document, edit)),
      ),
    ),
  );
  connection.onDocumentRangeFormatting(
    guarded(connection, 'rangeFormatting', [], ({ textDocument, range }) =>
      about(textDocument.uri, [], (features, document) =>
        (features.formatting?.(document, spanOf(document, range)) ?? []).map((edit) =>
          toTextEdit(document, edit),
        ),
      ),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    guarded(connection, 'onTypeFormatting', [], (params) =>
      at(params, [], (features, place) =>
        (features.formattingOnNewline?.(place) ?? []).map((edit) => toTextEdit(place.document, edit)),
      ),
    ),
  );
}

function spanOf(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
