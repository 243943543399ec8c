import { type AliasesModel, readAliases } from '../../core/aliases/model.ts';
import { aliasesCompletion } from '../../core/features/aliases/completion.ts';
import { aliasesDefinition } from '../../core/features/aliases/definition.ts';
import { aliasesDiagnostics } from '../../core/features/aliases/diagnostics.ts';
import { aliasesDocumentHighlight } from '../../core/features/aliases/documentHighlight.ts';
import { aliasesFolding } from '../../core/features/aliases/folding.ts';
import { aliasesHover } from '../../core/features/aliases/hover.ts';
import { aliasesReferences } from '../../core/features/aliases/references.ts';
import { aliasesSymbols } from '../../core/features/aliases/symbols.ts';
import { oncePerVersion } from '../documents.ts';
import type { Workspace } from '../workspace.ts';
import type { Features } from './features.ts';

/** An alias file. */
export function aliasesFeatures({ session }: Workspace): Features {
  const read = oncePerVersion((document): AliasesModel => readAliases(document.getText()));
  return {
    diagnostics: (document) => aliasesDiagnostics(read(document), session.language()),
    hover: ({ document, offset }) => aliasesHover(read(document), offset, session.language()),
    definition: ({ document, offset }) => aliasesDefinition(read(document), document.uri, offset),
    references: ({ document, offset }, includeDeclaration) =>
      aliasesReferences(read(document), document.uri, offset, includeDeclaration),
    highlights: ({ document, offset }) => aliasesDocumentHighlight(read(document), offset),
    completion: ({ document, offset }) => aliasesCompletion(read(document), offset, session.language()),
    symbols: (document) => aliasesSymbols(read(document)),
    folding: (document) => aliasesFolding(read(document)),
  };
}
