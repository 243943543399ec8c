import type { Configuration } from '../../../config/configuration.ts';
import type { Language } from '../../../l10n.ts';
import type { Span } from '../../../text/span.ts';
import { toAction } from '../../action.ts';
import type { CodeAction } from '../../types.ts';
import { commentOutEntry, uncommentEntry } from './commentLines.ts';
import { extractName } from './extractName.ts';
import { inlineName } from './inlineName.ts';
import { allOnOneLine, oneItemPerLine } from './listLayout.ts';
import type { Refactoring } from './refactoring.ts';
import { resetToDefault } from './resetToDefault.ts';
import { sortList } from './sortList.ts';

const refactorings: readonly Refactoring[] = [
  extractName,
  inlineName,
  oneItemPerLine,
  allOnOneLine,
  sortList,
  commentOutEntry,
  uncommentEntry,
  resetToDefault,
];

/** What can be done with the selected text, or at the cursor, though nothing is wrong there. */
export function configRefactorings(
  configuration: Configuration,
  file: 'main' | 'master',
  span: Span,
  language: Language,
): CodeAction[] {
  const source = file === 'main' ? configuration.main : configuration.master;
  if (!source) return [];
  const lines = { file: source.file, text: source.text, lines: source.tree.lines };
  return refactorings.flatMap(({ kind, find }) =>
    find({ configuration, file, source: lines, span }).map((fix) => toAction(fix, kind, language)),
  );
}
