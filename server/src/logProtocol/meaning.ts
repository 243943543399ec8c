/** What lines and replies mean, and the settings behind them. */
import type { LogParams } from './openLog.ts';

/** A reply in plain words. */
export interface ReplyMeaning {
  /** In a few words. */
  readonly title: string;
  /** One or two sentences. */
  readonly text: string;
  /** What can be done, most promising first. */
  readonly advice: readonly string[];
  /** The enhanced status code read as RFC 3463 defines it; null without one. */
  readonly code: { readonly code: string; readonly text: string } | null;
  /** Whose wording it is: `Gmail`; null for a general one. */
  readonly provider: string | null;
}

/** A setting that has to do with a line. */
export interface SettingLink {
  readonly kind: 'parameter' | 'restriction' | 'service' | 'table';
  /** `smtpd_recipient_restrictions`, `smtp/inet`. */
  readonly name: string;
  /** Button text. */
  readonly label: string;
  /** Why this setting. */
  readonly reason: string;
  /** The value now, shortened; empty where it is not known. */
  readonly value: string;
  /** Where it is set; null where no configuration could be read or nothing sets it. */
  readonly location: SettingLocation | null;
  /** Lines in `MessageStory.lines`, or the explained line. */
  readonly lines: readonly number[];
}

export interface SettingLocation {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface ExplainLineParams extends LogParams {
  readonly line: number;
}

export interface LineExplanation {
  readonly meaning: ReplyMeaning | null;
  readonly settings: readonly SettingLink[];
}
