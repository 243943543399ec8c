/** One message from beginning to end. */
import type { TextSpan } from './filter.ts';
import type { ThreadRow, ThreadStateName } from './list.ts';
import type { ReplyMeaning, SettingLink } from './meaning.ts';
import type { LogParams } from './openLog.ts';

export interface StoryParams extends LogParams {
  readonly thread: number;
}

export interface MessageStory {
  readonly revision: number;
  readonly thread: number;
  readonly queueId: string;
  readonly host: string;
  /** First part of the syslog name. */
  readonly instance: string;
  readonly state: ThreadStateName;
  /** What the state means. */
  readonly stateText: string;
  readonly from: string | null;
  readonly client: string | null;
  readonly saslUser: string | null;
  readonly messageId: string | null;
  readonly size: number | null;
  /** Recipients that the queue manager counted. */
  readonly recipientCount: number | null;
  readonly start: number;
  readonly end: number;
  readonly removed: boolean;
  /** The log holds the message from its first line to `removed`. */
  readonly complete: boolean;
  /** All lines of the message, those of its client's session included, in order. */
  readonly lines: readonly StoryLine[];
  /** Lines beyond `logLimits.storyLines`. */
  readonly moreLines: number;
  /** The way through Postfix's processes, in order. */
  readonly steps: readonly StoryStep[];
  readonly recipients: readonly StoryRecipient[];
  /** Attempts beyond `logLimits.storyAttempts`. */
  readonly moreAttempts: number;
  /** Linked messages: those before this one, and those after it, nearest last and first. */
  readonly before: readonly ChainLink[];
  readonly after: readonly ChainLink[];
  readonly retry: RetryForecast | null;
  /** Settings behind refusals and warnings in the lines. */
  readonly settings: readonly SettingLink[];
}

export interface StoryLine {
  readonly line: number;
  /** Empty where the file no longer holds it. */
  readonly text: string;
  /** Whether it is one of the message's own; otherwise it belongs to its client's session. */
  readonly own: boolean;
  readonly spans: readonly LineSpan[];
}

export const lineSpanKinds = ['time', 'host', 'tag', 'queueId', 'address', 'status', 'reply'] as const;

export type LineSpanKind = (typeof lineSpanKinds)[number];

export interface LineSpan extends TextSpan {
  readonly kind: LineSpanKind;
}

/** A process, or the queue, that had the message for a while. */
export interface StoryStep {
  /** Place on the picture. */
  readonly place: StepPlace;
  /** `submission/smtpd`, `qmgr`, `smtp`: as in the log, without the instance. */
  readonly program: string;
  /** When it is first and last heard of. */
  readonly start: number;
  readonly end: number;
  /** Time spent here; null where the log does not tell. */
  readonly seconds: number | null;
  /** Of deliveries: the parts of `delays=a/b/c/d` that fall here. */
  readonly parts: readonly DelayPart[];
  /** A few words: the client, the queue's size, the relay. */
  readonly detail: string;
  /** Places in `MessageStory.lines`. */
  readonly lines: readonly number[];
  /** Of deliveries: the outcome; null elsewhere. */
  readonly outcome: AttemptStatus | null;
}

export const stepPlaces = [
  'smtpd',
  'pickup',
  'qmqpd',
  'bounce',
  'cleanup',
  'queue',
  'smtp',
  'lmtp',
  'local',
  'virtual',
  'pipe',
  'error',
  'discard',
  'other',
] as const;

export type StepPlace = (typeof stepPlaces)[number];

/** `beforeQueue` (a), `inQueue` (b), `connecting` (c), `sending` (d) of `delays=a/b/c/d`. */
export interface DelayPart {
  readonly part: 'beforeQueue' | 'inQueue' | 'connecting' | 'sending';
  readonly seconds: number;
}

export type AttemptStatus = 'sent' | 'deferred' | 'bounced' | 'deliverable' | 'undeliverable' | 'other';

export interface StoryRecipient {
  readonly to: string;
  /** The address before it was rewritten or expanded. */
  readonly originalTo: string | null;
  /** In order of time; never empty. */
  readonly attempts: readonly StoryAttempt[];
  /** What the last reply means; null where it was accepted without more to say. */
  readonly meaning: ReplyMeaning | null;
}

export interface StoryAttempt {
  /** Of its end. */
  readonly time: number;
  readonly relay: string;
  readonly delay: number;
  readonly delays: readonly [number, number, number, number] | null;
  /** Enhanced status code, `4.7.1`. */
  readonly dsn: string | null;
  readonly status: AttemptStatus;
  /** As the log writes it. */
  readonly statusText: string;
  readonly reply: string;
  /** The message that the reply names. */
  readonly queuedAs: string | null;
  /** Place in `MessageStory.lines`, or -1 where it was cut off. */
  readonly line: number;
}

export interface ChainLink {
  /** -1 where the log does not hold it. */
  readonly thread: number;
  readonly queueId: string;
  /** How it is tied to this message. */
  readonly kind: 'queued-as' | 'forwarded-as' | 'bounce' | 'delay-notice' | 'delivery-notice' | 'resent';
  readonly label: string;
  /** How many links away; 1 is next to this message. */
  readonly distance: number;
  /** Its row; null where the log does not hold it. */
  readonly row: ThreadRow | null;
}

/** When the queue manager tries again. */
export interface RetryForecast {
  /** The next attempt lies between these. */
  readonly earliest: number;
  readonly latest: number;
  /** Attempts end, and the message is returned, at this time. */
  readonly expires: number;
  /** A sentence with these times' settings. */
  readonly text: string;
  /** Settings that decide it. */
  readonly settings: readonly SettingLink[];
}
