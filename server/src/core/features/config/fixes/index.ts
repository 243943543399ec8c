import type { Configuration } from '../../../config/configuration.ts';
import type { Language } from '../../../l10n.ts';
import { type Fix, mergeEdits, toAction } from '../../action.ts';
import type { CodeAction, FileEdit, PlacedCode } from '../../types.ts';
import { type Fixer, fixContext } from './fixContext.ts';
import { missingEquals, strayIndentation } from './missingEquals.ts';
import { nearestName } from './nearestName.ts';
import { duplicateService, overriddenEntry } from './overriddenEntry.ts';
import { blanksInOption, idleSetting, lmdbInstead, yesOrNo } from './simpleFixes.ts';
import { successorParameter, successorRestriction } from './successor.ts';
import { commentBehindWord, trailingComment } from './trailingComment.ts';

/** Who fixes what, by the code of the rule. */
const fixers: Readonly<Record<string, readonly Fixer[]>> = {
  'missing-equals': [missingEquals],
  'orphan-continuation': [strayIndentation],
  'assignment-in-continuation': [strayIndentation],
  'overridden-entry': [overriddenEntry],
  'trailing-comment': [trailingComment],
  'undefined-parameter': [nearestName],
  'unused-parameter': [nearestName, idleSetting],
  'deprecated-parameter': [successorParameter],
  'discouraged-parameter': [successorParameter],
  'removed-parameter': [successorParameter, idleSetting],
  'read-only-parameter': [idleSetting],
  'bad-boolean': [yesOrNo, commentBehindWord],
  'bad-integer': [commentBehindWord],
  'bad-time': [commentBehindWord],
  'bad-enum': [nearestName, commentBehindWord],
  'unknown-table-type': [nearestName],
  'berkeley-db-table': [lmdbInstead],
  'unknown-restriction': [nearestName],
  'removed-restriction': [successorRestriction],
  'deprecated-restriction': [successorRestriction],
  'master-duplicate-service': [duplicateService],
  'master-option': [blanksInOption],
  'master-unused-option': [idleSetting],
};

/** The ways out of a problem in main.cf or master.cf, best first; none where there is nothing to offer. */
export function configFixes(
  configuration: Configuration,
  file: 'main' | 'master',
  problem: PlacedCode,
  language: Language,
): CodeAction[] {
  return fixesOf(configuration, file, problem).map((fix) => toAction(fix, 'quickfix', language));
}

/** The edits of all fixes that may be made unasked, for `problems` of one file. */
export function safeFixes(
  configuration: Configuration,
  file: 'main' | 'master',
  problems: readonly PlacedCode[],
): FileEdit[] {
  return mergeEdits(
    problems.flatMap((problem) => {
      const safe = fixesOf(configuration, file, problem).find(({ isSafe }) => isSafe);
      return safe ? [safe.edits] : [];
    }),
  );
}

function fixesOf(configuration: Configuration, file: 'main' | 'master', problem: PlacedCode): Fix[] {
  const context = fixContext(configuration, file, problem);
  return context ? (fixers[problem.code] ?? []).flatMap((fixer) => fixer(context)) : [];
}
