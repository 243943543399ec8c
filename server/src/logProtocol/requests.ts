/**
 * What a view of a mail log asks, and what it is answered: plain data between the client (its webview included), the
 * server and the worker that holds the log. This folder imports nothing from outside.
 *
 * Lines and threads (messages) are numbered from 0 and keep their numbers while the log is open. Times are seconds
 * since 1970 (UTC), delays seconds; offsets within a text are 0-based UTF-16 units. Every request can be cancelled; a
 * new search ends the one before for the same handle. Texts for people come in the user's language.
 */
import type { CompleteFilterParams, FilterCompletion, FilterParams, ParsedFilter } from './filter.ts';
import type { LineAtTimeParams, LinesParams, LogLines, SearchParams, SearchResult } from './lines.ts';
import type {
  ExportedText,
  ExportParams,
  RowOfParams,
  RowPosition,
  RowsParams,
  ThreadRows,
  Volume,
  VolumeParams,
} from './list.ts';
import type { ExplainLineParams, LineExplanation } from './meaning.ts';
import type { LogParams, OpenedLog, OpenLogParams } from './openLog.ts';
import type { MessageStory, StoryParams } from './story.ts';
import type { Problems, ProblemsParams, TopLists, TopParams } from './totals.ts';

/** Bounds of single answers; more is cut off and said. */
export const logLimits = {
  rows: 500,
  lines: 2000,
  /** UTF-16 units of a line's text. */
  lineLength: 8192,
  buckets: 600,
  searchMatches: 10_000,
  topEntries: 100,
  completions: 30,
  storyLines: 2000,
  storyAttempts: 2000,
  chain: 200,
  exportMessages: 20_000,
  exportLength: 8_000_000,
} as const;

/** Requests, by the name that goes over the wire. */
export const logRequests = {
  /** Opens files as one log. Answered once they are looked at; indexing goes on, told by `logNotifications.status`. */
  open: 'postfixLens/log/open',
  close: 'postfixLens/log/close',
  /** Some rows of the list of messages. Answered while indexing goes on, too. */
  rows: 'postfixLens/log/rows',
  /** In which row a message stands, or the first one not before a time. */
  rowOf: 'postfixLens/log/rowOf',
  /** Takes a filter text apart: chips and faults. */
  filter: 'postfixLens/log/filter',
  /** Proposals at a place of a filter text. */
  completeFilter: 'postfixLens/log/completeFilter',
  /** Messages over time, by outcome. */
  volume: 'postfixLens/log/volume',
  /** Everything about one message. */
  story: 'postfixLens/log/story',
  /** Lines of the log, by their numbers. */
  lines: 'postfixLens/log/lines',
  /** The first line not before a time. */
  lineAtTime: 'postfixLens/log/lineAtTime',
  /** Searches the text of all lines; found lines come with `logNotifications.found` while it runs. */
  search: 'postfixLens/log/search',
  /** What a line means, and the settings behind it. */
  explainLine: 'postfixLens/log/explainLine',
  /** Most frequent senders, recipients, relays, SASL users and clients. */
  top: 'postfixLens/log/top',
  /** Why mail is not delivered, and who is refused. */
  problems: 'postfixLens/log/problems',
  /** Messages as a text to copy or save. */
  export: 'postfixLens/log/export',
} as const;

/** Notifications from the server, by the name that goes over the wire. */
export const logNotifications = {
  /** `LogStatus`: at most ten a second for a log. */
  status: 'postfixLens/log/status',
  /** `SearchProgress` of a search that runs. */
  found: 'postfixLens/log/found',
} as const;

/** Parameters and result of each request, by its key in `logRequests`. */
export interface LogRequestTypes {
  readonly open: { readonly params: OpenLogParams; readonly result: OpenedLog };
  readonly close: { readonly params: LogParams; readonly result: null };
  readonly rows: { readonly params: RowsParams; readonly result: ThreadRows };
  readonly rowOf: { readonly params: RowOfParams; readonly result: RowPosition };
  readonly filter: { readonly params: FilterParams; readonly result: ParsedFilter };
  readonly completeFilter: { readonly params: CompleteFilterParams; readonly result: FilterCompletion };
  readonly volume: { readonly params: VolumeParams; readonly result: Volume };
  readonly story: { readonly params: StoryParams; readonly result: MessageStory };
  readonly lines: { readonly params: LinesParams; readonly result: LogLines };
  readonly lineAtTime: { readonly params: LineAtTimeParams; readonly result: { readonly line: number } };
  readonly search: { readonly params: SearchParams; readonly result: SearchResult };
  readonly explainLine: { readonly params: ExplainLineParams; readonly result: LineExplanation };
  readonly top: { readonly params: TopParams; readonly result: TopLists };
  readonly problems: { readonly params: ProblemsParams; readonly result: Problems };
  readonly export: { readonly params: ExportParams; readonly result: ExportedText };
}

export type LogRequestName = keyof LogRequestTypes;

export type LogRequestParams<Name extends LogRequestName> = LogRequestTypes[Name]['params'];

export type LogRequestResult<Name extends LogRequestName> = LogRequestTypes[Name]['result'];

/** Codes of errors with which requests are answered, beside those of the Language Server Protocol. */
export const logErrorCodes = {
  /** The log is not open: it was closed, or the server was started anew. Open it again. */
  unknownLog: -31_001,
  /** The log cannot be opened or read; the message says why. */
  unreadable: -31_002,
} as const;
