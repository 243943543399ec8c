/** The lines of a log themselves, and searching through them. */
import type { LogParams } from './openLog.ts';

export interface LinesParams extends LogParams {
  readonly from: number;
  /** At most `logLimits.lines`. */
  readonly count: number;
}

export interface LogLines {
  readonly from: number;
  /** Lines of the log altogether. */
  readonly total: number;
  /** Without line ends, cut at `logLimits.lineLength`; empty where the file no longer holds the line. */
  readonly texts: readonly string[];
  /** The message of each line, or -1. */
  readonly threads: readonly number[];
  /** Place in `lineTones` of each line. */
  readonly tones: readonly number[];
}

/** How a line is to be looked at. */
export const lineTones = [
  'plain',
  'sent',
  'deferred',
  'bounced',
  'reject',
  'warning',
  'error',
  'foreign',
] as const;

export type LineTone = (typeof lineTones)[number];

export interface LineAtTimeParams extends LogParams {
  readonly time: number;
}

export interface SearchParams extends LogParams {
  /** Chosen by the client: a newer search ends the one before. */
  readonly search: number;
  readonly text: string;
  readonly matchCase: boolean;
  /** `text` is a regular expression of JavaScript. */
  readonly regularExpression: boolean;
}

export interface SearchProgress extends LogParams {
  readonly search: number;
  readonly linesRead: number;
  readonly linesTotal: number;
  /** Line numbers found since the last notification, ascending. */
  readonly found: readonly number[];
  /** All lines found so far, beyond `logLimits.searchMatches` included. */
  readonly total: number;
}

export interface SearchResult {
  readonly search: number;
  readonly total: number;
  /** Not all found lines were told, as there are more than `logLimits.searchMatches`. */
  readonly cut: boolean;
  /** Why the text is no regular expression; null where it is one. */
  readonly fault: string | null;
}
