import type { Connection, SymbolInformation } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { matchesQuery } from '../core/features/symbolQuery.ts';
import type { DocumentSymbol } from '../core/features/types.ts';
import { symbolKinds, toRange } from './convert.ts';
import type { Features } from './features/features.ts';
import { guardedSteps } from './router.ts';
import type { Workspace } from './workspace.ts';

/** More answers help nobody; who types on gets others. */
const mostAnswers = 1000;

/** Routes the search for symbols in all configuration and alias files of the workspace, and those that are open. */
export function routeWorkspaceSymbols(
  connection: Connection,
  { files }: Workspace,
  featuresOf: (document: TextDocument) => Features | undefined,
): void {
  connection.onWorkspaceSymbol(
    guardedSteps(connection, 'workspaceSymbol', [], async ({ query }, pause) => {
      const found: SymbolInformation[] = [];
      for (const document of await files.all()) {
        await pause();
        found.push(...symbolsIn(document, featuresOf(document), query));
        if (found.length >= mostAnswers) break;
      }
      return found.slice(0, mostAnswers);
    }),
  );
}

function symbolsIn(
  document: TextDocument,
  features: Features | undefined,
  query: string,
): SymbolInformation[] {
  const wanted = (symbols: readonly DocumentSymbol[], container?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, selection, children = [] }) => {
      const own = {
        name,
        kind: symbolKinds[kind],
        location: { uri: document.uri, range: toRange(document, selection) },
        ...(container !== undefined && { containerName: container }),
      };
      return [...(matchesQuery(name, query) ? [own] : []), ...wanted(children, name)];
    });
  return wanted(features?.symbols?.(document) ?? []);
}
