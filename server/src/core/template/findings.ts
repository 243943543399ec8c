import type { Diagnostic } from '../rules/rule.ts';
import { beginsOpaqueLine, isOpaque, restoreText } from '../text/opaque.ts';

/** What is missed, or of no use: text that the engine puts in may set or use it. */
const aboutAbsence = new Set([
  'alias-missing-role',
  'alias-unknown-name',
  'master-unused-option',
  'missing-relay-protection',
  'undefined-parameter',
  'unused-parameter',
]);

/** What two places have against each other: the engine may keep but one of them. */
const aboutTwoPlaces = new Set([
  'alias-loop',
  'domain-in-two-classes',
  'duplicate-alias',
  'ignored-restriction',
  'macro-loop',
  'master-duplicate-service',
  'overridden-entry',
]);

/** The findings of a file that is no template stay as they are; `text` is what `maskTemplate` made of it. */
export function findingsInTemplate(
  text: string,
  diagnostics: readonly Diagnostic[],
  dependsOnTemplate: (diagnostic: Diagnostic) => boolean = () => false,
): Diagnostic[] {
  if (!isOpaque(text)) return [...diagnostics];
  const decides = text.split('\n').some((line) => beginsOpaqueLine(line.trimStart()[0]));
  return diagnostics
    .filter(({ code, span }) => {
      if (decides && (aboutAbsence.has(code) || aboutTwoPlaces.has(code))) return false;
      return !isOpaque(text.slice(span.start, span.end));
    })
    .filter((diagnostic) => !isOpaque(diagnostic.message) && !dependsOnTemplate(diagnostic))
    .map((diagnostic) => ({
      ...diagnostic,
      related: diagnostic.related.map((each) => ({ ...each, message: restoreText(each.message) })),
    }));
}
