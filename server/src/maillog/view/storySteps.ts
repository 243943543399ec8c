import { type DelayPart, type StepPlace, type StoryStep, stepPlaces } from '../../logProtocol/story.ts';
import { Kind } from '../kinds.ts';
import { type AttemptRecord, delayParts } from './storyAttempts.ts';
import type { ReadLine } from './storyLines.ts';

/**
 * The way of a message through Postfix's processes: where it came in, cleanup, the queue, and each way of delivery by
 * program, relay and outcome. `origin` is how it began where no line of its own tells: as a notice or forwarded.
 */
export function storySteps(
  lines: readonly ReadLine[],
  attempts: readonly AttemptRecord[],
  origin: StepPlace | undefined,
): StoryStep[] {
  const first = attempts[0]?.delays?.[0];
  const entry = entryStep(lines, origin, first);
  return [
    ...(entry === undefined ? [] : [entry]),
    ...cleanupStep(lines),
    ...queueStep(lines, attempts),
    ...deliverySteps(lines, attempts),
  ];
}

type Bare = Omit<StoryStep, 'program' | 'start' | 'end' | 'lines'>;

/** A step told by some lines, given by their places; undefined without any. */
function stepOf(lines: readonly ReadLine[], places: readonly number[], bare: Bare): StoryStep | undefined {
  const first = lines[places[0] ?? -1];
  const last = lines[places.at(-1) ?? -1];
  if (first === undefined || last === undefined) return undefined;
  return { ...bare, program: programOf(first), start: first.time, end: last.time, lines: places };
}

/** The tag without the instance: `submission/smtpd`. */
function programOf({ parsed }: ReadLine): string {
  const tag = parsed.tag?.text ?? '';
  return tag.slice(tag.indexOf('/') + 1);
}

function placesOf(lines: readonly ReadLine[], isWanted: (line: ReadLine) => boolean): number[] {
  return lines.flatMap((line, place) => (isWanted(line) ? [place] : []));
}

function entryStep(
  lines: readonly ReadLine[],
  origin: StepPlace | undefined,
  before: number | undefined,
): StoryStep | undefined {
  const entrance = lines.find(({ own, kind }) => own && (kind === Kind.client || kind === Kind.pickup));
  const parts: DelayPart[] = before === undefined ? [] : [{ part: 'beforeQueue', seconds: before }];
  const bare = { seconds: before ?? null, parts, outcome: null };
  if (entrance === undefined) {
    const cleanup = placesOf(lines, ({ own, kind }) => own && kind === Kind.messageId).slice(0, 1);
    if (origin === undefined) return undefined;
    const step = stepOf(lines, cleanup, { ...bare, place: origin, detail: '' });
    return step && { ...step, program: origin, lines: [] };
  }
  const daemon = entrance.parsed.daemon;
  const isSession = ({ own, parsed }: ReadLine): boolean => !own && parsed.daemon === daemon;
  const places = placesOf(lines, (line) => line === entrance || isSession(line) || isVerdict(line, daemon));
  const { client, uid } = entrance.parsed.event?.fields ?? {};
  const detail = client ?? (uid === undefined ? '' : `uid ${uid}`);
  return stepOf(lines, places, { ...bare, place: placeOf(daemon), detail });
}

/** Whether the program that took the message in decided something about it. */
function isVerdict({ own, kind, parsed }: ReadLine, daemon: string): boolean {
  return (
    own && parsed.daemon === daemon && (kind === Kind.reject || kind === Kind.hold || kind === Kind.discard)
  );
}

function cleanupStep(lines: readonly ReadLine[]): StoryStep[] {
  const places = placesOf(lines, ({ own, parsed }) => own && parsed.daemon === 'cleanup');
  const detail = lines[places[0] ?? -1]?.parsed.event?.fields['messageId'] ?? '';
  const step = stepOf(lines, places, { place: 'cleanup', seconds: null, parts: [], detail, outcome: null });
  return step === undefined ? [] : [step];
}

function queueStep(lines: readonly ReadLine[], attempts: readonly AttemptRecord[]): StoryStep[] {
  const places = placesOf(lines, ({ own, parsed }) => own && /^(?:o?qmgr|postsuper)$/.test(parsed.daemon));
  const { size } = lines[places[0] ?? -1]?.parsed.event?.fields ?? {};
  const waited = attempts.at(-1)?.delays?.[1];
  const parts: DelayPart[] = waited === undefined ? [] : [{ part: 'inQueue', seconds: waited }];
  const step = stepOf(lines, places, {
    place: 'queue',
    seconds: waited ?? null,
    parts,
    detail: size === undefined ? '' : `${size} B`,
    outcome: null,
  });
  if (step === undefined) return [];
  const manager = lines.find(({ own, parsed }) => own && parsed.daemon.endsWith('qmgr'));
  // Kept for another attempt, a message is in the queue far longer than between two of its steps.
  const stay = attempts.length > 1 || waited === undefined ? step.end - step.start : waited;
  const program = manager === undefined ? step.program : programOf(manager);
  return [{ ...step, program, seconds: Math.max(stay, waited ?? 0) }];
}

function deliverySteps(lines: readonly ReadLine[], attempts: readonly AttemptRecord[]): StoryStep[] {
  const groups = Map.groupBy(attempts, ({ program, relay, status }) => `${program} ${relay} ${status}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const slowest = group.reduce((one, other) => (lastParts(other) > lastParts(one) ? other : one));
    const step = stepOf(
      lines,
      group.map(({ place }) => place),
      {
        place: placeOf(first?.daemon ?? ''),
        seconds: slowest.delays === null ? null : lastParts(slowest),
        parts: delayParts(slowest.delays).filter(({ part }) => part === 'connecting' || part === 'sending'),
        detail: first?.relay ?? '',
        outcome: first?.status ?? null,
      },
    );
    return step === undefined ? [] : [step];
  });
}

/** Seconds of connecting and sending. */
function lastParts({ delays }: AttemptRecord): number {
  return delays === null ? 0 : delays[2] + delays[3];
}

function placeOf(daemon: string): StepPlace {
  return stepPlaces.find((place) => place === daemon) ?? 'other';
}
