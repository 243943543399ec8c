import type { TextDocument } from 'vscode-languageserver-textdocument';
import { tableCompletion } from '../../core/features/tables/completion.ts';
import { tableDefinition, tableReferences } from '../../core/features/tables/definition.ts';
import { tableDiagnostics } from '../../core/features/tables/diagnostics.ts';
import { tableFixes } from '../../core/features/tables/fixes.ts';
import { tableFolding } from '../../core/features/tables/folding.ts';
import { formatTable } from '../../core/features/tables/formatting.ts';
import { tableHover } from '../../core/features/tables/hover.ts';
import { tableSemanticTokens } from '../../core/features/tables/semanticTokens.ts';
import { tableSymbols } from '../../core/features/tables/symbols.ts';
import type { TableFile } from '../../core/tables/tableFile.ts';
import type { TableKind } from '../../core/tables/uses.ts';
import type { Workspace } from '../workspace.ts';
import { withRoute } from './addressHover.ts';
import type { Features } from './features.ts';

/** A file that a lookup table is made from. A long one has no features until it has been read. */
export function tableFeatures(workspace: Workspace, kind: TableKind): Features {
  const { session, tables, help } = workspace;
  const about = <Result>(document: TextDocument, none: Result, ask: (file: TableFile) => Result): Result => {
    const file = tables.read(document, kind);
    return file ? ask(file) : none;
  };
  return {
    diagnostics: (document) => about(document, [], (file) => tableDiagnostics(file, session.language())),
    hover(place) {
      const { document, offset } = place;
      const hover = about(document, undefined, (file) => tableHover(file, offset, help(document.uri)));
      return withRoute(workspace, place, hover);
    },
    definition: ({ document, offset }) =>
      about(document, [], (file) => tableDefinition(file, document.uri, offset)),
    references: ({ document, offset }, includeDeclaration) =>
      about(document, [], (file) => tableReferences(file, document.uri, offset, includeDeclaration)),
    completion: ({ document, offset }) =>
      about(document, [], (file) => tableCompletion(file, offset, help(document.uri))),
    symbols: (document) => about(document, [], tableSymbols),
    folding: (document) => about(document, [], tableFolding),
    formatting: (document, range) => about(document, [], (file) => formatTable(file, range)),
    semanticTokens: (document) => about(document, [], tableSemanticTokens),
    fixes: (document, problem) =>
      about(document, [], (file) => tableFixes(file, document.uri, problem, session.language())),
  };
}
