import type { Span } from '../core/text/span.ts';
import { writerOf } from './daemons.ts';
import { eventOf, type LogEvent } from './events/index.ts';
import { plainLine } from './plainLine.ts';
import { isQueueId } from './queueId.ts';

/** A word of a line, with its place in UTF-16 units. */
export interface Word extends Span {
  readonly text: string;
}

export type Level = 'info' | 'warning' | 'error' | 'fatal' | 'panic';

/** A log line, taken apart. Places count from the line's start; a line in another wrapping is first unwrapped. */
export interface LogLine {
  /** The line itself, as a syslog line. */
  readonly text: string;
  readonly time?: Word;
  readonly host?: Word;
  /** `postfix/submission/smtpd`. */
  readonly tag?: Word;
  /** Whether Postfix wrote it. */
  readonly postfix: boolean;
  /** First part of the syslog name. */
  readonly instance: string;
  /** Last part of the tag. */
  readonly daemon: string;
  readonly pid?: number;
  readonly queueId?: Word;
  /** `NOQUEUE` stands where a queue ID would. */
  readonly noqueue: boolean;
  /** What follows the queue ID, or the whole message where there is none. */
  readonly message: string;
  readonly messageStart: number;
  readonly level: Level;
  /** What the message tells, where its form is known. */
  readonly event?: LogEvent;
}

const timeOfDay = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:[.,]\\d*)?';
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const traditional = `(?:${months}) (?: ?0?[1-9]|[12]\\d|3[01]) (?:\\d{4} )?${timeOfDay}`;
const date = '(?:19[7-9]\\d|[2-9]\\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const stamp = new RegExp(`^(?:${traditional}|${date}[T ]${timeOfDay}(?:Z|[+-]\\d\\d:?\\d\\d)?)(?= |$)`);
const priority = /^<[^>]{1,3}>/;
const facility = /^<[^> ]{1,22}> /;
const hostName = /^[^ [\n]+(?= )/;
const tagForm = /^([^ [:]+)(?:\[(\d*)\])?:(?: |$)?/;
const solarisId = /^\[ID [^\]]{1,34}\] /;
const levels = /^(warning|error|fatal|panic): /;

/** Takes a log line apart (a carriage return at its end is dropped); any text gives a result. */
export function parseLine(line: string): LogLine {
  const bare = line.endsWith('\r') ? line.slice(0, -1) : line;
  const text = plainLine(bare) ?? bare;
  let at = priority.exec(text)?.[0].length ?? 0;
  const time = word(text, at, stamp.exec(text.slice(at, at + 64))?.[0]);
  let host: Word | undefined;
  if (time !== undefined) {
    at = Math.min(time.end + 1, text.length);
    at += facility.exec(text.slice(at, at + 26))?.[0].length ?? 0;
    host = word(text, at, hostName.exec(text.slice(at))?.[0]);
    if (host?.text.endsWith(':')) host = undefined;
    if (host !== undefined) at = host.end + 1;
  }
  return { text, ...(time && { time }), ...(host && { host }), ...readRest(text, at) };
}

type Rest = Omit<LogLine, 'text' | 'time' | 'host'>;

function readRest(text: string, start: number): Rest {
  const match = tagForm.exec(text.slice(start));
  const tag = word(text, start, match?.[1]);
  if (match === null || tag === undefined) return withoutTag(text, start);
  let at = start + match[0].length;
  at += solarisId.exec(text.slice(at, at + 41))?.[0].length ?? 0;
  const { postfix, instance, daemon } = writerOf(tag.text);
  const body = readMessage(text, at, postfix, daemon);
  return { tag, postfix, instance, daemon, ...(match[2] && { pid: Number(match[2]) }), ...body };
}

function withoutTag(text: string, start: number): Rest {
  const message = text.slice(start);
  return {
    postfix: false,
    instance: '',
    daemon: '',
    noqueue: false,
    message,
    messageStart: start,
    level: 'info',
  };
}

type Body = Pick<LogLine, 'queueId' | 'noqueue' | 'message' | 'messageStart' | 'level' | 'event'>;

function readMessage(text: string, start: number, postfix: boolean, daemon: string): Body {
  const level = levels.exec(text.slice(start, start + 9))?.[1];
  const idStart = start + (level === undefined ? 0 : level.length + 2);
  const colon = text.slice(idStart, idStart + 42).search(/:(?: |$)/);
  const candidate = colon < 0 ? '' : text.slice(idStart, idStart + colon);
  const queueId = isQueueId(candidate) ? word(text, idStart, candidate) : undefined;
  const noqueue = postfix && level === undefined && candidate === 'NOQUEUE';
  const skipped = queueId === undefined && !noqueue ? start : Math.min(idStart + colon + 2, text.length);
  const message = text.slice(skipped);
  const event = postfix ? eventOf(daemon, message) : undefined;
  return {
    ...(queueId && { queueId }),
    noqueue,
    message,
    messageStart: skipped,
    level: levelOf(level),
    ...(event && { event }),
  };
}

function levelOf(word: string | undefined): Level {
  return word === 'warning' || word === 'error' || word === 'fatal' || word === 'panic' ? word : 'info';
}

function word(text: string, start: number, found: string | undefined): Word | undefined {
  return found === undefined
    ? undefined
    : { text: text.slice(start, start + found.length), start, end: start + found.length };
}
