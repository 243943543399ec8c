import type { FileEdit } from '../../server/src/core/features/types.ts';
import { applyEdits } from './textEdits.ts';

/** The text of `file` with those of the edits made that are its own. */
export function applyFileEdits(file: string, text: string, edits: readonly FileEdit[]): string {
  return applyEdits(
    text,
    edits.filter((edit) => edit.file === file),
  );
}
