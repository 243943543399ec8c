import { slice } from '../text/span.ts';
import type { SemanticToken } from './types.ts';

/** Sorted; without tokens that overlap an earlier one or go over the end of a line. */
export function inOrder(text: string, tokens: readonly SemanticToken[]): SemanticToken[] {
  const sorted = [...tokens].sort((a, b) => a.span.start - b.span.start);
  let end = 0;
  return sorted.filter(({ span }) => {
    if (span.start < end || span.end <= span.start || /[\r\n]/.test(slice(text, span))) return false;
    end = span.end;
    return true;
  });
}
