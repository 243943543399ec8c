/** How the suite tells the runner outside what happened: a JSON line for each test. */

export interface ReportLine {
  readonly state: 'passed' | 'failed' | 'skipped' | 'ended';
  /** The titles from the outermost suite to the test. */
  readonly name: string;
  /** The error with its stack, or the reason of a skip. */
  readonly details: string;
}
