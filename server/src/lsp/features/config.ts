import { lensContent, mainLenses, masterLenses } from '../../core/features/config/codeLenses.ts';
import { mainCompletion } from '../../core/features/config/completion.ts';
import {
  mainDeclarations,
  mainDefinition,
  mainHighlights,
  mainReferences,
  masterDefinition,
  masterHighlights,
  masterReferences,
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
import { mainSemanticTokens, masterSemanticTokens } from '../../core/features/config/semanticTokens.ts';
import { mainSymbols, masterSymbols } from '../../core/features/config/symbols.ts';
import type { CodeLens } from '../../core/features/types.ts';
import { fileLinks, linkedFile } from '../fileLinks.ts';
import { definitionPlaces } from '../parameters.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace.ts';
import { configEdits } from './configEdits.ts';
import type { Features } from './features.ts';

/** A main.cf. */
export function mainFeatures(workspace: Workspace): Features {
  const { session, help } = workspace;
  const { ofMain } = workspace.configurations;
  return {
    ...configEdits(workspace, 'main', ofMain),
    diagnostics: (document) => mainDiagnostics(ofMain(document), session.language()),
    hover: ({ document, offset }) => mainHover(ofMain(document), offset, help(document.uri)),
    definition({ document, offset }) {
      const configuration = ofMain(document);
      const places = definitionPlaces(workspace, configuration, mainDefinition(configuration, offset));
      return places.length > 0
        ? places
        : linkedFile(document.uri, fileReferences(configuration, 'main'), offset);
    },
    declaration: ({ document, offset }) => mainDeclarations(ofMain(document), offset),
    references: ({ document, offset }, includeDeclaration) =>
      mainReferences(ofMain(document), offset, includeDeclaration),
    highlights: ({ document, offset }) => mainHighlights(ofMain(document), offset),
    completion: ({ document, offset }) => mainCompletion(ofMain(document), offset, help()),
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
  const { session, help } = workspace;
  const { ofMaster } = workspace.configurations;
  return {
    ...configEdits(workspace, 'master', ofMaster),
    diagnostics: (document) => masterDiagnostics(ofMaster(document), session.language()),
    hover: ({ document, offset }) => masterHover(ofMaster(document), offset, help(document.uri)),
    definition({ document, offset }) {
      const configuration = ofMaster(document);
      const places = definitionPlaces(workspace, configuration, masterDefinition(configuration, offset));
      return places.length > 0
        ? places
        : linkedFile(document.uri, fileReferences(configuration, 'master'), offset);
    },
    references: ({ document, offset }, includeDeclaration) =>
      masterReferences(ofMaster(document), offset, includeDeclaration),
    highlights: ({ document, offset }) => masterHighlights(ofMaster(document), offset),
    completion: ({ document, offset }) => masterCompletion(ofMaster(document), offset, help()),
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

function wantedLenses(session: Session, lenses: readonly CodeLens[]): CodeLens[] {
  const settings = session.settings();
  return lenses.filter(({ kind }) => settings[`codeLens.${kind}`]);
}

function formatOptions(session: Session): FormatOptions {
  return { width: session.settings()['format.width'] };
}
