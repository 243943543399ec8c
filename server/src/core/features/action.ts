import { type Language, type Localized, localize, type MessageArguments } from '../l10n.ts';
import type { CodeAction, CodeActionKind, FileEdit } from './types.ts';

/** A change before its title is put into a language. */
export interface Fix {
  readonly title: Localized;
  readonly args?: MessageArguments;
  readonly edits: readonly FileEdit[];
  readonly isPreferred?: boolean;
  readonly isSafe?: boolean;
}

/** The change as it is offered. */
export function toAction(fix: Fix, kind: CodeActionKind, language: Language): CodeAction {
  const { title, args, edits, isPreferred, isSafe } = fix;
  return {
    title: localize(title, language, args),
    kind,
    edits: edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    ...(isPreferred && { isPreferred }),
    ...(isSafe && { isSafe }),
  };
}

/** The edits of several changes in order; a change that overlaps an earlier one is left for another time. */
export function mergeEdits(changes: readonly (readonly FileEdit[])[]): FileEdit[] {
  const merged: FileEdit[] = [];
  for (const edits of changes) {
    if (!edits.some((edit) => merged.some((other) => overlaps(edit, other)))) merged.push(...edits);
  }
  return merged.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Insertions at one place overlap too: which comes first would be left to chance. */
function overlaps(a: FileEdit, b: FileEdit): boolean {
  if (a.file !== b.file) return false;
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
