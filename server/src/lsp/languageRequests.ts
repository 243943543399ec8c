/** The requests of the Language Server Protocol: each finds its document's features and converts. */
import type { CompletionItem, Connection, TextDocumentPositionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem as PlainCompletionItem } from '../core/features/types.ts';
import { routeCallHierarchy } from './callHierarchy.ts';
import {
  toCompletionItem,
  toFoldingRanges,
  toHighlight,
  toHover,
  toLink,
  toLocations,
  toSymbol,
} from './convert.ts';
import type { Documents } from './documents.ts';
import { routeEdits } from './editRequests.ts';
import type { Features, Place } from './features/features.ts';
import { routeLenses } from './lensRequests.ts';
import { routePresentation } from './presentationRequests.ts';
import { routeReading } from './readingRequests.ts';
import { guarded } from './router.ts';
import type { Workspace } from './workspace.ts';
import { routeWorkspaceSymbols } from './workspaceSymbols.ts';

type FeaturesOf = (document: TextDocument) => Features | undefined;

/** Routes every language request to the features of its document. */
export function routeLanguageRequests(
  connection: Connection,
  workspace: Workspace,
  featuresOf: FeaturesOf,
): void {
  const about = askDocuments(workspace.documents, featuresOf);
  const at: AskAt = ({ textDocument, position }, none, ask) =>
    about(textDocument.uri, none, (features, document) =>
      ask(features, { document, offset: document.offsetAt(position) }),
    );
  routePositions(connection, workspace, at);
  routeDocuments(connection, about);
  routePresentation(connection, about, at);
  routeLenses(connection, workspace, about);
  routeReading(connection, about, at);
  routeWorkspaceSymbols(connection, workspace, featuresOf);
  routeEdits(connection, workspace, about, at);
  routeCallHierarchy(connection, workspace, at);
  routeCompletion(connection, at, workspace.session.can.takeSnippets);
}

/** What `ask` makes of a document and its features; `none` where the document is not ours. */
export type AskDocument = <Result>(
  uri: string,
  none: Result,
  ask: (features: Features, document: TextDocument) => Result,
) => Result;

/** The same for a cursor in a document. */
export type AskAt = <Result>(
  params: TextDocumentPositionParams,
  none: Result,
  ask: (features: Features, place: Place) => Result,
) => Result;

function askDocuments({ open }: Documents, featuresOf: FeaturesOf): AskDocument {
  return (uri, none, ask) => {
    const document = open.get(uri);
    const features = document && featuresOf(document);
    return document && features ? ask(features, document) : none;
  };
}

function routePositions(connection: Connection, { find }: Workspace, at: AskAt): void {
  connection.onHover(
    guarded(connection, 'hover', null, (params) =>
      at(params, null, (features, place) => {
        const hover = features.hover?.(place);
        return hover ? toHover(place.document, hover) : null;
      }),
    ),
  );
  connection.onDefinition(
    guarded(connection, 'definition', [], (params) =>
      at(params, [], (features, place) => toLocations(find, features.definition?.(place) ?? [])),
    ),
  );
  connection.onTypeDefinition(
    guarded(connection, 'typeDefinition', [], (params) =>
      at(params, [], (features, place) =>
        toLocations(find, (features.typeDefinition ?? features.definition)?.(place) ?? []),
      ),
    ),
  );
  connection.onDeclaration(
    guarded(connection, 'declaration', [], (params) =>
      at(params, [], (features, place) =>
        toLocations(find, (features.declaration ?? features.definition)?.(place) ?? []),
      ),
    ),
  );
  connection.onReferences(
    guarded(connection, 'references', [], (params) =>
      at(params, [], (features, place) =>
        toLocations(find, features.references?.(place, params.context.includeDeclaration) ?? []),
      ),
    ),
  );
  connection.onDocumentHighlight(
    guarded(connection, 'documentHighlight', [], (params) =>
      at(params, [], (features, place) =>
        (features.highlights?.(place) ?? []).map((highlight) => toHighlight(place.document, highlight)),
      ),
    ),
  );
}

function routeDocuments(connection: Connection, about: AskDocument): void {
  connection.onDocumentSymbol(
    guarded(connection, 'documentSymbol', [], ({ textDocument }) =>
      about(textDocument.uri, [], (features, document) =>
        (features.symbols?.(document) ?? []).map((symbol) => toSymbol(document, symbol)),
      ),
    ),
  );
  connection.onFoldingRanges(
    guarded(connection, 'foldingRange', [], ({ textDocument }) =>
      about(textDocument.uri, [], (features, document) =>
        toFoldingRanges(document, features.folding?.(document) ?? []),
      ),
    ),
  );
  connection.onDocumentLinks(
    guarded(connection, 'documentLink', [], ({ textDocument }) =>
      about(textDocument.uri, [], (features, document) =>
        (features.links?.(document) ?? []).map((link) => toLink(document, link)),
      ),
    ),
  );
}

/** Documentation is made when an item is looked at: the latest list is kept for that. */
function routeCompletion(connection: Connection, at: AskAt, takesSnippets: boolean): void {
  let latest: readonly PlainCompletionItem[] = [];
  let list = 0;

  connection.onCompletion(
    guarded(connection, 'completion', [], (params) =>
      at(params, [], (features, place) => {
        latest = features.completion?.(place) ?? [];
        list++;
        return latest.map((item, index) =>
          toCompletionItem(place.document, item, { list, index }, takesSnippets),
        );
      }),
    ),
  );

  const documented = (item: CompletionItem): CompletionItem => {
    const index: unknown = item.data?.list === list ? item.data.index : undefined;
    const value = typeof index === 'number' ? latest[index]?.documentation?.() : undefined;
    return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
  };
  connection.onCompletionResolve((item, token) =>
    guarded(connection, 'completionResolve', item, documented)(item, token),
  );
}
