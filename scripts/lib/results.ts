/** What every suite answers, whatever ran it. */

export interface SuiteResult {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skips: readonly Skip[];
}

export interface Failure {
  readonly name: string;
  /** What to print: the error with its stack, or a tool's output. */
  readonly details: string;
}

export interface Skip {
  readonly name: string;
  /** Why, and the line that would change it. */
  readonly reason: string;
}

/** The result of a tool that passes or fails as a whole. */
export function singleResult(name: string, passed: boolean, details: string): SuiteResult {
  return { passed: passed ? 1 : 0, failures: passed ? [] : [{ name, details }], skips: [] };
}

export function skippedResult(name: string, reason: string): SuiteResult {
  return { passed: 0, failures: [], skips: [{ name, reason }] };
}

export function mergeResults(results: readonly SuiteResult[]): SuiteResult {
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failures: results.flatMap(({ failures }) => failures),
    skips: results.flatMap(({ skips }) => skips),
  };
}
