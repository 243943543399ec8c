import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type AliasesModel, readAliases } from '../../core/aliases/model.ts';
import { passwdOf, usersIn } from '../../core/aliases/users.ts';
import { aliasesCompletion } from '../../core/features/aliases/completion.ts';
import { aliasesDefinition } from '../../core/features/aliases/definition.ts';
import { aliasesDiagnostics } from '../../core/features/aliases/diagnostics.ts';
import { aliasesDocumentHighlight } from '../../core/features/aliases/documentHighlight.ts';
import { aliasesFixes, aliasesSafeFixes } from '../../core/features/aliases/fixes.ts';
import { aliasesFolding } from '../../core/features/aliases/folding.ts';
import { formatAliases } from '../../core/features/aliases/formatting.ts';
import { aliasesHover } from '../../core/features/aliases/hover.ts';
import { includedFiles } from '../../core/features/aliases/links.ts';
import { formatAliasesOnNewline } from '../../core/features/aliases/onNewline.ts';
import { aliasesReferences } from '../../core/features/aliases/references.ts';
import { aliasesRename, aliasesRenameStart } from '../../core/features/aliases/rename.ts';
import { aliasesSelection } from '../../core/features/aliases/selection.ts';
import { aliasesSemanticTokens } from '../../core/features/aliases/semanticTokens.ts';
import { aliasesSymbols } from '../../core/features/aliases/symbols.ts';
import { maskTemplate } from '../../core/template/mask.ts';
import { oncePerVersion, pathOf } from '../documents.ts';
import { fileLinks } from '../fileLinks.ts';
import type { Workspace } from '../workspace.ts';
import { withRoute } from './addressHover.ts';
import type { Features } from './features.ts';

/** An alias file. */
export function aliasesFeatures(workspace: Workspace): Features {
  const { session, documents } = workspace;
  const read = oncePerVersion(
    (document): AliasesModel => readAliases(maskTemplate(document.uri, document.getText())),
  );
  const usersOf = ({ uri }: TextDocument): ReadonlySet<string> | undefined => {
    const passwd = passwdOf(pathOf(uri) ?? '');
    const file = passwd === undefined ? undefined : documents.disk.read(passwd);
    return file?.state === 'read' ? usersIn(file.text) : undefined;
  };
  const diagnostics = (document: TextDocument) =>
    aliasesDiagnostics(read(document), session.language(), usersOf(document));
  return {
    diagnostics,
    hover: (place) =>
      withRoute(workspace, place, aliasesHover(read(place.document), place.offset, session.language())),
    definition: ({ document, offset }) => aliasesDefinition(read(document), document.uri, offset),
    references: ({ document, offset }, includeDeclaration) =>
      aliasesReferences(read(document), document.uri, offset, includeDeclaration),
    highlights: ({ document, offset }) => aliasesDocumentHighlight(read(document), offset),
    completion: ({ document, offset }) => aliasesCompletion(read(document), offset, session.language()),
    selection: ({ document, offset }) => aliasesSelection(read(document), offset),
    symbols: (document) => aliasesSymbols(read(document)),
    folding: (document) => aliasesFolding(read(document)),
    links: (document) => fileLinks(document.uri, includedFiles(read(document))),
    fixes: (document, problem) =>
      aliasesFixes(read(document), document.uri, problem, session.language(), usersOf(document)),
    safeFixes: (document) => aliasesSafeFixes(read(document), document.uri, diagnostics(document)),
    renameStart: ({ document, offset }) => aliasesRenameStart(read(document), offset),
    rename: ({ document, offset }, newName) => aliasesRename(read(document), document.uri, offset, newName),
    formatting: (document, range) => formatAliases(read(document), range),
    formattingOnNewline: ({ document, offset }) => formatAliasesOnNewline(read(document), offset),
    semanticTokens: (document) => aliasesSemanticTokens(read(document)),
  };
}
