/** Puts what a template's engine owns back into what is said and written about its file. */
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FileEdit,
  Hover,
  InlayHint,
  LensContent,
  TextEdit,
} from '../features/types.ts';
import { isOpaque, restoreText } from '../text/opaque.ts';

export function restoreHover(hover: Hover): Hover {
  return { ...hover, markdown: restoreText(hover.markdown) };
}

export function restoreCompletion(item: CompletionItem): CompletionItem {
  const { detail, documentation, insertText } = item;
  return {
    ...item,
    label: restoreText(item.label),
    ...(detail !== undefined && { detail: restoreText(detail) }),
    ...(insertText !== undefined && { insertText: restoreText(insertText) }),
    ...(documentation && { documentation: () => restoreText(documentation()) }),
  };
}

export function restoreSymbol(symbol: DocumentSymbol): DocumentSymbol {
  const { detail, children } = symbol;
  return {
    ...symbol,
    name: restoreText(symbol.name),
    ...(detail !== undefined && { detail: restoreText(detail) }),
    ...(children && { children: children.map(restoreSymbol) }),
  };
}

export function restoreHint(hint: InlayHint): InlayHint {
  return { ...hint, label: restoreText(hint.label) };
}

export function restoreLens(content: LensContent): LensContent {
  return { ...content, title: restoreText(content.title) };
}

/**
 * The edits of `masked`, the text as parsers see it; none where they would lose, double or split what the
 * engine owns.
 */
export function restoreEdits<Edit extends TextEdit>(masked: string, edits: readonly Edit[]): Edit[] {
  const isHarmless = ({ span, newText }: TextEdit) =>
    opaqueRuns(masked.slice(span.start, span.end)) === opaqueRuns(newText) && !splitsRun(masked, span);
  if (!edits.every(isHarmless)) return [];
  return edits.map((edit) => ({ ...edit, newText: restoreText(edit.newText) }));
}

/** What is opaque in a text, in its order, and where something else stands between. */
function opaqueRuns(text: string): string {
  return [...text.matchAll(/[\ue000-\ue1ff]+/g)].map(([run]) => run).join(' ');
}

function splitsRun(masked: string, { start, end }: TextEdit['span']): boolean {
  return [start, end].some((at) => at > 0 && isOpaque(masked[at - 1] ?? '') && isOpaque(masked[at] ?? ''));
}

/** An action whose edits can be made; undefined for others. `textOf` has the files as parsers see them. */
export function restoreAction(action: CodeAction, textOf: (file: string) => string): CodeAction | undefined {
  const files = [...new Set(action.edits.map(({ file }) => file))];
  const edits = files.flatMap((file): FileEdit[] =>
    restoreEdits(
      textOf(file),
      action.edits.filter((edit) => edit.file === file),
    ),
  );
  if (edits.length < action.edits.length) return undefined;
  return { ...action, title: restoreText(action.title), edits };
}
