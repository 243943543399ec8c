import { mainCompletion } from '../../core/features/config/completion.ts';
import {
  mainDeclarations,
  mainDefinition,
  mainHighlights,
  mainReferences,
  masterDefinition,
  masterReferences,
} from '../../core/features/config/definition.ts';
import { mainDiagnostics, masterDiagnostics } from '../../core/features/config/diagnostics.ts';
import { mainFolding, masterFolding } from '../../core/features/config/folding.ts';
import { mainHover, masterHover } from '../../core/features/config/hover.ts';
import { parameterHover } from '../../core/features/config/parameterHover.ts';
import { nameInMainAt } from '../../core/features/config/places.ts';
import { mainSymbols, masterSymbols } from '../../core/features/config/symbols.ts';
import type { Hover } from '../../core/features/types.ts';
import { definitionPlaces } from '../parameters.ts';
import { sourceOf } from '../virtualDocuments.ts';
import type { Workspace } from '../workspace.ts';
import type { Features, Place } from './features.ts';

/** A main.cf. */
export function mainFeatures(workspace: Workspace): Features {
  const { session, help } = workspace;
  const { ofMain } = workspace.configurations;
  return {
    diagnostics: (document) => mainDiagnostics(ofMain(document), session.language()),
    hover: ({ document, offset }) => mainHover(ofMain(document), offset, help(document.uri)),
    definition({ document, offset }) {
      const configuration = ofMain(document);
      return definitionPlaces(workspace, configuration, mainDefinition(configuration, offset));
    },
    declaration: ({ document, offset }) => mainDeclarations(ofMain(document), offset),
    references: ({ document, offset }, includeDeclaration) =>
      mainReferences(ofMain(document), offset, includeDeclaration),
    highlights: ({ document, offset }) => mainHighlights(ofMain(document), offset),
    completion: ({ document, offset }) => mainCompletion(ofMain(document), offset, help()),
    symbols: (document) => mainSymbols(ofMain(document)),
    folding: (document) => mainFolding(ofMain(document)),
  };
}

/** A master.cf. */
export function masterFeatures(workspace: Workspace): Features {
  const { session, help } = workspace;
  const { ofMaster } = workspace.configurations;
  return {
    diagnostics: (document) => masterDiagnostics(ofMaster(document), session.language()),
    hover: ({ document, offset }) => masterHover(ofMaster(document), offset, help(document.uri)),
    definition({ document, offset }) {
      const configuration = ofMaster(document);
      return definitionPlaces(workspace, configuration, masterDefinition(configuration, offset));
    },
    references: ({ document, offset }, includeDeclaration) =>
      masterReferences(ofMaster(document), offset, includeDeclaration),
    symbols: (document) => masterSymbols(ofMaster(document)),
    folding: (document) => masterFolding(ofMaster(document)),
  };
}

/** The document of the defaults: what is said of a name comes from the main.cf that it was made for. */
export function defaultsFeatures(workspace: Workspace): Features {
  const { ofMain } = workspace.configurations;

  const hover = ({ document, offset }: Place): Hover | undefined => {
    const place = nameInMainAt(ofMain(document), offset);
    const source = workspace.documents.find(sourceOf(document.uri));
    if (!place || !source) return undefined;
    const help = workspace.help(source.uri);
    return { span: place.span, markdown: parameterHover(ofMain(source), place.name, help) };
  };

  const { references, highlights, symbols, folding } = mainFeatures(workspace);
  return {
    hover,
    definition({ document, offset }) {
      const found = mainDefinition(ofMain(document), offset);
      return found?.kind === 'setting' ? [found.location] : [];
    },
    ...(references && { references }),
    ...(highlights && { highlights }),
    ...(symbols && { symbols }),
    ...(folding && { folding }),
  };
}
