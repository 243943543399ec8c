/** What the page of the Mail Log Viewer and the extension host say to each other. */
import type { TimeRange } from '../../../server/src/logProtocol/filter.ts';
import type { SearchProgress } from '../../../server/src/logProtocol/lines.ts';
import type { SettingLocation } from '../../../server/src/logProtocol/meaning.ts';
import type { LogStatus, OpenedLog } from '../../../server/src/logProtocol/openLog.ts';
import type {
  LogRequestName,
  LogRequestParams,
  LogRequestResult,
} from '../../../server/src/logProtocol/requests.ts';

/** What the page may ask the server; which log it means is known to the host. */
export type AskName = Exclude<LogRequestName, 'open' | 'close'>;

export type AskParams<Name extends AskName> = Omit<LogRequestParams<Name>, 'log'>;

export type AskResult<Name extends AskName> = LogRequestResult<Name>;

/** One of several things to choose from. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export type ToHost =
  /** The page is there and wants `start`. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'ask'; readonly id: number; readonly name: AskName; readonly params: object }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Lets the user choose; answered with `answer` like a question, the result being a `Choice['id']` or null. */
  | {
      readonly kind: 'choose';
      readonly id: number;
      readonly title: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'copy'; readonly text: string; readonly done: string }
  | { readonly kind: 'save'; readonly text: string; readonly extension: 'txt' | 'csv' }
  | { readonly kind: 'openSetting'; readonly location: SettingLocation }
  /** Opens the log in the text editor, at a 0-based line where one is given. */
  | { readonly kind: 'openAsText'; readonly line: number | null }
  | { readonly kind: 'saveFilter'; readonly filter: string }
  /** Reads the rotated neighbours as well, or no longer. */
  | { readonly kind: 'rotated'; readonly on: boolean }
  /** Whether new messages are shown as they come. */
  | { readonly kind: 'following'; readonly on: boolean };

/** What a page is given when it starts, and again when the log had to be opened anew. */
export interface ViewerStart {
  readonly opened: OpenedLog;
  readonly status: LogStatus | null;
  readonly rotated: boolean;
  /** Of the machine that has the log, as `Intl` names it. */
  readonly timeZone: string;
}

/** What a page is to show, from outside of it. */
export interface ViewerTarget {
  readonly filter?: string;
  /** Together with `filter`: messages of this time alone. */
  readonly range?: TimeRange;
  /** Lines to search for. */
  readonly search?: string;
  /** A 0-based line. */
  readonly line?: number;
}

export type FromHost =
  | { readonly kind: 'start'; readonly start: ViewerStart }
  /** The log cannot be opened; `text` says why. */
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  /** A question was not answered; `text` is null where it was given up. */
  | { readonly kind: 'fault'; readonly id: number; readonly text: string | null }
  | { readonly kind: 'status'; readonly status: LogStatus }
  | { readonly kind: 'found'; readonly progress: SearchProgress }
  | { readonly kind: 'show'; readonly target: ViewerTarget };
