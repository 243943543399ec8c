import { quoteAddress } from '../address/quoting.ts';
import { foldName } from '../aliases/foldName.ts';
import { type Cleanup, cleanRecipient } from './cleanup.ts';
import { attempt, type Reason } from './dependency.ts';
import { deliverLocally } from './localDelivery.ts';
import { dependsStep, type Resolution, resolveAddress } from './resolve.ts';
import { type Step, step } from './step.ts';
import { expandVirtualAliases } from './virtualAliases.ts';

/** Where a copy of the message ends up. */
export interface Delivery {
  /** An address in internal form, a `/file`, or a `|command`. */
  readonly recipient: string;
  readonly transport: string;
  readonly nexthop: string;
}

/** What has been found out about a message. */
export interface Findings {
  readonly deliveries: Delivery[];
  readonly steps: Step[];
  readonly unknown: Reason[];
  /** A limit of cleanup(8) was reached: it takes no such message. */
  failed: boolean;
}

/** One message on its way. */
export interface Journey {
  readonly cleanup: Cleanup;
  /** In internal form. */
  readonly sender: string;
  readonly findings: Findings;
  /** Folded addresses that local(8) has sent the message on from, as its `Delivered-To:` lines say. */
  readonly deliveredTo: readonly string[];
}

/** Nobody sends a message on more often; addresses that grow on each round would otherwise never end. */
const mostForwards = 50;

/** Follows a recipient in internal form, rewritten by cleanup(8), to its ends. */
export function deliver(journey: Journey, recipient: string): void {
  const { cleanup, findings } = journey;
  const search = attempt(() => expandVirtualAliases(cleanup, recipient));
  if ('unknown' in search) {
    noteUnknown(journey, recipient, search.unknown);
    return;
  }
  const { recipients, steps: expansion, failed } = search.found;
  findings.steps.push(...expansion);
  if (failed) {
    findings.failed = true;
    return;
  }
  for (const each of recipients) arrive(journey, each, each !== recipient);
}

/** More steps are not followed: aliases that lead to each other and grow on the way have no end. */
const mostSteps = 5000;

const tooLong = { en: 'it leads on and on', ja: '展開が長すぎるため途中で打ち切りました' };

/** Whether a message has been followed for so long that the rest is left open. */
export function isTooLong(journey: Journey, address: string): boolean {
  const { steps, unknown } = journey.findings;
  if (steps.length < mostSteps) return false;
  const isNoted = unknown.some(({ words }) => words === tooLong);
  if (!isNoted) unknown.push({ parameter: 'alias_maps', table: address, words: tooLong });
  return true;
}

/** Delivers to one recipient that is not mapped any more. */
function arrive(journey: Journey, address: string, isNew: boolean): void {
  if (isTooLong(journey, address)) return;
  const { cleanup, sender, findings } = journey;
  const resolution = resolveAddress(cleanup.resolver, sender, address);
  if (isNew) findings.steps.push(...resolution.steps);
  if (resolution.unknown) findings.unknown.push(resolution.unknown);
  const { recipient } = resolution;
  const { transport, nexthop } = hopOf(resolution);
  if (transport === undefined || nexthop === undefined) return;
  if (transport === localService(cleanup)) deliverLocally(journey, recipient, { transport, nexthop });
  else addDelivery(findings, { recipient, transport, nexthop });
}

/** The queue manager lets no refused address reach a transport. */
function hopOf({ addressClass, transport, nexthop }: Resolution) {
  if (addressClass !== 'error' || transport === 'retry') return { transport, nexthop };
  return { transport: 'error', nexthop: '5.1.3 bad address syntax' };
}

/** local(8) sends a message on as a new one, which cleanup(8) rewrites again; `from` is who it was for. */
export function forward(journey: Journey, from: string, address: string): void {
  const { cleanup, findings } = journey;
  const deliveredTo = [...journey.deliveredTo, foldName(from)];
  if (deliveredTo.length > mostForwards) {
    findings.steps.push(step('forward-loop', from, address));
    return;
  }
  const clean = attempt(() => cleanRecipient(cleanup, quoteAddress(address)));
  if ('unknown' in clean) {
    noteUnknown(journey, address, clean.unknown);
    return;
  }
  findings.steps.push(...clean.found.steps);
  deliver({ ...journey, deliveredTo }, clean.found.address);
}

export function noteUnknown({ findings }: Journey, from: string, reason: Reason): void {
  findings.unknown.push(reason);
  findings.steps.push(dependsStep(from, reason));
}

/** Each end once, case set aside. */
export function addDelivery({ deliveries }: Findings, delivery: Delivery): void {
  const isKnown = deliveries.some(
    ({ recipient, transport, nexthop }) =>
      foldName(recipient) === foldName(delivery.recipient) &&
      transport === delivery.transport &&
      nexthop === delivery.nexthop,
  );
  if (!isKnown) deliveries.push(delivery);
}

/** The name of the first service that runs local(8). */
export function localService({ resolver }: Cleanup): string {
  const { services } = resolver.configuration.examination;
  const found = services.find(({ entry }) => entry.fields.command.text === 'local');
  return found?.entry.fields.service.text ?? 'local';
}
