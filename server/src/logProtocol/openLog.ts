/** A log that is open, and how it is. */

/** A log that the server holds open for this client. */
export type LogHandle = number;

export interface LogParams {
  readonly log: LogHandle;
}

export interface OpenLogParams {
  /** `file:` URIs, in any order: together they are one log. Compressed files as well. */
  readonly uris: readonly string[];
  /** With all their rotated neighbours: `maillog.1`, `maillog-20261124`, `maillog.2.gz`. */
  readonly rotated?: boolean;
}

export interface OpenedLog {
  readonly log: LogHandle;
  /** The files, oldest first; the last one is followed while it grows. */
  readonly files: readonly LogFile[];
}

export interface LogFile {
  readonly uri: string;
  readonly name: string;
  /** On disk. */
  readonly bytes: number;
}

/** How far a log is read, and how its newest file is. Sent when something changed, at most ten times a second. */
export interface LogStatus {
  readonly log: LogHandle;
  /** Grows whenever answers may have changed. */
  readonly revision: number;
  /** `reading` until all files are indexed; `failed` says that they never will be, `text` why. */
  readonly phase: 'reading' | 'ready' | 'failed';
  /** Bytes read of all to be read, as they lie on disk. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly lines: number;
  readonly threads: number;
  /** Of the first and last line; null in a log without stamps. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  /** In which times are to be shown, as `Intl.DateTimeFormat` takes it: that of the log's stamps, `Asia/Tokyo` or `+09:00`. */
  readonly zone: string;
  /** Whether the newest file can be read now. Where not, it is looked for again and again. */
  readonly readable: boolean;
  /** What happened last to the newest file; null while nothing did. */
  readonly notice: LogNotice | null;
  /** Why the log failed; empty otherwise. */
  readonly text: string;
}

export interface LogNotice {
  /**
   * `rotated`: another file has its name; `truncated`: it was cut off or written anew, so earlier lines can no longer
   * be shown as text; `vanished`, `unreadable`: for now; `recovered`: can be read again.
   */
  readonly kind: 'rotated' | 'truncated' | 'vanished' | 'unreadable' | 'recovered';
  readonly file: string;
  /** When it was noticed. */
  readonly time: number;
  /** A sentence about it. */
  readonly text: string;
}
