import type { Configuration } from '../../core/config/configuration.ts';
import { lensContent, mainLenses, masterLenses } from '../../core/features/config/codeLenses.ts';
import { mainCompletion } from '../../core/features/config/completion.ts';
import {
  type Definition,
  mainDeclarations,
  mainDefinition,
  mainHighlights,
  mainReferences,
  mainTypeDefinition,
  masterDefinition,
  masterHighlights,
  masterReferences,
  masterTypeDefinition,
} from '../../core/features/config/definition.ts';
import { mainDiagnostics, masterDiagnostics } from '../../core/features/config/diagnostics.ts';
import { mainFolding, masterFolding } from '../../core/features/config/folding.ts';
import {
  type FormatOptions,
  formatMain,
  formatMainOnNewline,
} from '../../core/features/config/formatMain.ts';
import { formatMaster } from '../../core/features/config/formatMaster.ts';
import { mainHover, masterHover } from '../../core/features/config/hover.ts';
import { mainInlayHints, masterInlayHints } from '../../core/features/config/inlayHints.ts';
import { fileReferences } from '../../core/features/config/links.ts';
import { masterCompletion } from '../../core/features/config/masterCompletion.ts';
import { mainSelection, masterSelection } from '../../core/features/config/selection.ts';
import { mainSemanticTokens, masterSemanticTokens } from '../../core/features/config/semanticTokens.ts';
import { mainSignature, masterSignature } from '../../core/features/config/signatureHelp.ts';
import { mainSymbols, masterSymbols } from '../../core/features/config/symbols.ts';
import type { CodeLens, Location } from '../../core/features/types.ts';
import { fileLinks, linkedFile, neighbourFiles } from '../fileLinks.ts';
import { definitionPlaces } from '../parameters.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace.ts';
import { configEdits } from './configEdits.ts';
import type { Features, Place } from './features.ts';

/** A main.cf. */
export function mainFeatures(workspace: Workspace): Features {
  const { session, help, documents } = workspace;
  const { ofMain } = workspace.configurations;
  return {
    ...configEdits(workspace, 'main', ofMain),
    diagnostics: (document) =>
      mainDiagnostics(ofMain(document), session.language(), neighbourFiles(documents, document.uri)),
    hover: ({ document, offset }) => mainHover(ofMain(document), offset, help(document.uri)),
    definition: (place) => definitions(workspace, 'main', ofMain(place.document), place, mainDefinition),
    typeDefinition: (place) =>
      definitions(workspace, 'main', ofMain(place.document), place, mainTypeDefinition),
    declaration: ({ document, offset }) => mainDeclarations(ofMain(document), offset),
    references: ({ document, offset }, includeDeclaration) =>
      mainReferences(ofMain(document), offset, includeDeclaration),
    highlights: ({ document, offset }) => mainHighlights(ofMain(document), offset),
    completion: ({ document, offset }) => mainCompletion(ofMain(document), offset, help()),
    signature: ({ document, offset }) => mainSignature(ofMain(document), offset, help()),
    selection: ({ document, offset }) => mainSelection(ofMain(document), offset),
    symbols: (document) => mainSymbols(ofMain(document)),
    folding: (document) => mainFolding(ofMain(document)),
    links: (document) => fileLinks(document.uri, fileReferences(ofMain(document), 'main')),
    formatting: (document, range) => formatMain(ofMain(document), formatOptions(session), range),
    formattingOnNewline: ({ document, offset }) =>
      formatMainOnNewline(ofMain(document), formatOptions(session), offset),
    semanticTokens: (document) => mainSemanticTokens(ofMain(document)),
    inlayHints: (document, range) =>
      session.settings()['inlayHints.expansions'] ? mainInlayHints(ofMain(document), range) : [],
    lenses: (document) => wantedLenses(session, mainLenses(ofMain(document))),
    lensContent: (document, lens) => lensContent(ofMain(document), 'main', lens, session.language()),
  };
}

/** A master.cf. */
export function masterFeatures(workspace: Workspace): Features {
  const { session, help, documents } = workspace;
  const { ofMaster } = workspace.configurations;
  return {
    ...configEdits(workspace, 'master', ofMaster),
    diagnostics: (document) =>
      masterDiagnostics(ofMaster(document), session.language(), neighbourFiles(documents, document.uri)),
    hover: ({ document, offset }) => masterHover(ofMaster(document), offset, help(document.uri)),
    definition: (place) =>
      definitions(workspace, 'master', ofMaster(place.document), place, masterDefinition),
    typeDefinition: (place) =>
      definitions(workspace, 'master', ofMaster(place.document), place, masterTypeDefinition),
    references: ({ document, offset }, includeDeclaration) =>
      masterReferences(ofMaster(document), offset, includeDeclaration),
    highlights: ({ document, offset }) => masterHighlights(ofMaster(document), offset),
    completion: ({ document, offset }) => masterCompletion(ofMaster(document), offset, help()),
    signature: ({ document, offset }) => masterSignature(ofMaster(document), offset, help()),
    selection: ({ document, offset }) => masterSelection(ofMaster(document), offset),
    symbols: (document) => masterSymbols(ofMaster(document)),
    folding: (document) => masterFolding(ofMaster(document)),
    links: (document) => fileLinks(document.uri, fileReferences(ofMaster(document), 'master')),
    formatting: (document, range) => formatMaster(ofMaster(document), range),
    semanticTokens: (document) => masterSemanticTokens(ofMaster(document)),
    inlayHints: (document, range) =>
      session.settings()['inlayHints.services'] ? masterInlayHints(ofMaster(document), range) : [],
    lenses: (document) => wantedLenses(session, masterLenses(ofMaster(document))),
    lensContent: (document, lens) => lensContent(ofMaster(document), 'master', lens, session.language()),
  };
}

/** What `find` finds at a place, or else the file that is named there. */
function definitions(
  workspace: Workspace,
  file: 'main' | 'master',
  configuration: Configuration,
  { document, offset }: Place,
  find: (configuration: Configuration, offset: number) => Definition | undefined,
): Location[] {
  const places = definitionPlaces(workspace, configuration, find(configuration, offset));
  return places.length > 0 ? places : linkedFile(document.uri, fileReferences(configuration, file), offset);
}

function wantedLenses(session: Session, lenses: readonly CodeLens[]): CodeLens[] {
  const settings = session.settings();
  return lenses.filter(({ kind }) => settings[`codeLens.${kind}`]);
}

function formatOptions(session: Session): FormatOptions {
  return { width: session.settings()['format.width'] };
}
