import type { TextDocument } from 'vscode-languageserver-textdocument';
import { nothingToRename } from '../../core/features/rename.ts';
import type { CodeAction, FileEdit } from '../../core/features/types.ts';
import { maskTemplate } from '../../core/template/mask.ts';
import { templateEnding } from '../../core/template/regions.ts';
import {
  restoreAction,
  restoreCompletion,
  restoreEdits,
  restoreHint,
  restoreHover,
  restoreLens,
  restoreSymbol,
} from '../../core/template/restore.ts';
import { isOpaque } from '../../core/text/opaque.ts';
import { oncePerVersion } from '../documents.ts';
import type { Workspace } from '../workspace.ts';
import type { Features, Place } from './features.ts';

/**
 * The features of a kind of file for its templates too: what the engine owns is shown as it is written, and
 * no edit touches it. For other files they stay as they are.
 */
export function inTemplates({ documents }: Workspace, features: Features): Features {
  const masked = oncePerVersion((document) => maskTemplate(document.uri, document.getText()));
  const isTemplate = ({ uri }: TextDocument) => templateEnding(uri) !== undefined;
  const textOf = (file: string): string => {
    const document = documents.find(file);
    return document ? masked(document) : '';
  };
  /** Whether both characters beside the cursor are the engine's. */
  const isInside = ({ document, offset }: Place) =>
    isTemplate(document) &&
    isOpaque(masked(document)[offset - 1] ?? '') &&
    isOpaque(masked(document)[offset] ?? '');
  const actions = (found: readonly CodeAction[] = []) =>
    found.flatMap((action) => restoreAction(action, textOf) ?? []);
  const fileEdits = (edits: readonly FileEdit[] = []) =>
    [...new Set(edits.map(({ file }) => file))].flatMap((file) =>
      restoreEdits(
        textOf(file),
        edits.filter((edit) => edit.file === file),
      ),
    );

  return {
    ...features,
    hover(place) {
      const hover = isInside(place) ? undefined : features.hover?.(place);
      return hover && restoreHover(hover);
    },
    completion: (place) =>
      isInside(place) ? [] : (features.completion?.(place) ?? []).map(restoreCompletion),
    symbols: (document) => (features.symbols?.(document) ?? []).map(restoreSymbol),
    formatting: (document, range) =>
      restoreEdits(masked(document), features.formatting?.(document, range) ?? []),
    formattingOnNewline: (place) =>
      restoreEdits(masked(place.document), features.formattingOnNewline?.(place) ?? []),
    inlayHints: (document, range) => (features.inlayHints?.(document, range) ?? []).map(restoreHint),
    lensContent(document, lens) {
      const content = features.lensContent?.(document, lens);
      return content && restoreLens(content);
    },
    semanticTokens(document) {
      const tokens = features.semanticTokens?.(document) ?? [];
      if (!isTemplate(document)) return tokens;
      return tokens.filter(({ span }) => !isOpaque(masked(document).slice(span.start, span.end)));
    },
    fixes: (document, problem) => actions(features.fixes?.(document, problem)),
    refactorings: (document, span) => actions(features.refactorings?.(document, span)),
    safeFixes: (document) => fileEdits(features.safeFixes?.(document)),
    renameStart(place) {
      const start = features.renameStart?.(place) ?? nothingToRename;
      return 'text' in start && isOpaque(start.text) ? nothingToRename : start;
    },
    rename(place, newName) {
      const result = features.rename?.(place, newName) ?? nothingToRename;
      if ('reason' in result) return result;
      const edits = fileEdits(result.edits);
      return edits.length === result.edits.length ? { edits } : nothingToRename;
    },
  };
}
