import { logFolding } from '../../maillog/features/folding.ts';
import { messageHover } from '../../maillog/features/hover.ts';
import { logDefinition, logHighlights, logReferences } from '../../maillog/features/navigation.ts';
import { logSymbols } from '../../maillog/features/summary.ts';
import type { Workspace } from '../workspace.ts';
import type { Features } from './features.ts';

/** A mail log, by message. */
export function maillogFeatures({ logs, session }: Workspace): Features {
  return {
    hover: ({ document, offset }) => messageHover(logs.view(document), offset, session.language()),
    definition: ({ document, offset }) => logDefinition(logs.view(document), document.uri, offset),
    references: ({ document, offset }) => logReferences(logs.view(document), document.uri, offset),
    highlights: ({ document, offset }) =>
      logHighlights(logs.view(document), offset).map((span) => ({ span })),
    symbols: (document) => logSymbols(logs.view(document)),
    folding: (document) => logFolding(logs.view(document)),
  };
}
