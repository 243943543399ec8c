import type { Span } from '../text/span.ts';
import { deepest, type MacroText, operandsOf } from './macro.ts';

/** The spans of all `$` forms of a value and of the operands inside of them. */
export function macroSpans(text: MacroText, depth = 0): Span[] {
  if (depth > deepest) return [];
  return text.parts.flatMap((part) => {
    if (part.kind === 'literal') return [];
    const operands = part.expression.kind === 'error' ? [] : operandsOf(part.expression);
    const inner = operands.flatMap((operand) => [operand.span, ...macroSpans(operand.parse(), depth + 1)]);
    return [part.span, ...inner];
  });
}
