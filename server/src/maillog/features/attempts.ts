import { isDelivery } from '../kinds.ts';
import { type LogView, lineText } from './logView.ts';

/** One attempt to deliver a message to one recipient, as its log line tells it. */
export interface Attempt {
  /** The line of the log. */
  readonly line: number;
  readonly to: string;
  /** The address before aliases and rewriting; undefined where it is the same. */
  readonly originalTo: string | undefined;
  readonly relay: string;
  /** Seconds, as written: in all, and before the queue manager / in it / connecting / transmitting. */
  readonly delay: string;
  readonly delays: readonly string[];
  readonly dsn: string;
  readonly status: string;
  /** The words in parentheses behind the status: the reply of the other side, or the reason. */
  readonly text: string;
}

/** The attempts among `lines`, in their order. */
export function attemptsIn(view: LogView, lines: Iterable<number>): Attempt[] {
  const attempts: Attempt[] = [];
  for (const line of lines) {
    if (!isDelivery(view.index.kindOfLine(line))) continue;
    const attempt = readAttempt(lineText(view, line), line);
    if (attempt) attempts.push(attempt);
  }
  return attempts;
}

const deliveryPattern =
  /: to=<(?<to>.*?)>, (?:orig_to=<(?<originalTo>.*?)>, )?relay=(?<relay>[^,]*), (?:conn_use=\d+, )?delay=(?<delay>[\d.]+)(?:, delays=(?<delays>[\d./]+))?(?:, dsn=(?<dsn>[\d.]+))?, status=(?<status>[\w-]+)(?: \((?<text>.*)\))?/;

function readAttempt(text: string, line: number): Attempt | undefined {
  const fields = deliveryPattern.exec(text)?.groups;
  if (!fields) return undefined;
  const { originalTo } = fields;
  const field = (name: string): string => fields[name] ?? '';
  return {
    line,
    to: field('to'),
    originalTo,
    relay: field('relay'),
    delay: field('delay'),
    delays: field('delays') === '' ? [] : field('delays').split('/'),
    dsn: field('dsn'),
    status: field('status'),
    text: field('text'),
  };
}

/** Each recipient's last attempt, with how many there were, in the order of their first attempts. */
export function lastAttempts(attempts: readonly Attempt[]): { last: Attempt; count: number }[] {
  const byRecipient = new Map<string, { last: Attempt; count: number }>();
  for (const attempt of attempts) {
    const recipient = `${attempt.to}\n${attempt.originalTo ?? ''}`;
    const known = byRecipient.get(recipient);
    if (known) {
      known.last = attempt;
      known.count++;
    } else byRecipient.set(recipient, { last: attempt, count: 1 });
  }
  return [...byRecipient.values()];
}
