import type { TextEdit } from '../../server/src/core/features/types.ts';

/** The text with the edits made; throws where they overlap or are out of order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of edits) {
    if (span.start < at) throw new Error(`edits overlap at ${span.start}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
