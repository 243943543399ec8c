/** The way of mail to its ends, on the picture of Postfix's processes and queues. */
import type { Configuration } from '../config/configuration.ts';
import type { Delivery } from '../route/delivery.ts';
import type { Reason } from '../route/dependency.ts';
import { type Route, serviceOfTransport } from '../route/route.ts';
import type { StepRule } from '../route/step.ts';
import { type Arrow, arrows, type BoxName } from './boxes.ts';

/** `maybe`: mail passes here, or does not: that depends on what no file says. */
export type WayMark = 'passed' | 'maybe';

/** Why the way of a copy ends where it does. */
export type WayEndReason =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  /** master.cf has no such transport: the mail waits for one. */
  | { readonly kind: 'no-service'; readonly delivery: Delivery }
  /** smtpd(8) refuses the recipient. */
  | { readonly kind: 'refused' }
  /** cleanup(8) refuses the message, for a limit of its aliases. */
  | { readonly kind: 'expansion-failed' }
  /** No copy is delivered, or one comes back in a loop. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'depends'; readonly reason: Reason };

/** One end of the way. */
export interface WayEnd {
  /** From where mail comes in to where it ends, each box once. */
  readonly boxes: readonly BoxName[];
  readonly mark: WayMark;
  /** The box that stands for the end: a delivery agent, or who else decides. */
  readonly at: BoxName;
  readonly why: WayEndReason;
}

/** What the picture shows of a route; boxes and arrows without a mark are not on the way. */
export interface Way {
  readonly ends: readonly WayEnd[];
  readonly boxes: ReadonlyMap<BoxName, WayMark>;
  readonly arrows: ReadonlyMap<Arrow, WayMark>;
}

const toSmtpd: readonly BoxName[] = ['network', 'smtpd'];
const toCleanup: readonly BoxName[] = [...toSmtpd, 'cleanup'];
const toManager: readonly BoxName[] = [...toCleanup, 'incoming', 'active', 'qmgr'];

/** What is behind each delivery agent, as far as the picture goes. */
const agents = {
  smtp: ['smtp', 'servers'],
  lmtp: ['lmtp', 'lmtpServer'],
  local: ['local', 'aliases', 'mailboxes'],
  virtual: ['virtual', 'mailboxes'],
  pipe: ['pipe', 'programs'],
  error: ['error'],
  discard: ['error'],
} as const satisfies Readonly<Record<string, readonly BoxName[]>>;

type Agent = keyof typeof agents;

function isAgent(name: string): name is Agent {
  return Object.hasOwn(agents, name);
}

/** The services that the master.cf of the distribution names otherwise than their programs. */
const stockServices: Readonly<Record<string, Agent>> = { relay: 'smtp', retry: 'error' };

/** The way of a route through the picture, for mail that comes in by SMTP. */
export function wayOf(route: Route, configuration: Configuration): Way {
  const ends = endsOf(route, configuration);
  const marked = {
    boxes: new Map<BoxName, WayMark>(),
    arrows: new Map<Arrow, WayMark>(),
  };
  for (const end of ends) markEnd(marked, end);
  if (usesAliases(route) && marked.boxes.has('qmgr')) {
    markEnd(marked, { boxes: [...toManager, 'local', 'aliases'], mark: 'passed' });
  }
  for (const arrow of arrows) {
    const asker = arrow.kind === 'asks' && marked.boxes.get(arrow.from);
    if (asker) raise(marked.arrows, arrow, asker);
    if (asker) raise(marked.boxes, arrow.to, asker);
  }
  return { ends, ...marked };
}

function endsOf(route: Route, configuration: Configuration): WayEnd[] {
  if (route.flags.includes('unknown-recipient')) return [refusal(toSmtpd, 'refused')];
  if (route.flags.includes('expansion-failed')) return [refusal(toCleanup, 'expansion-failed')];
  const ends: WayEnd[] = [
    ...route.deliveries.map((delivery) => deliveryEnd(route, delivery, configuration)),
    ...route.unknown.map(openEnd),
  ];
  const isReturned = ends.length === 0 || route.flags.includes('loop');
  if (isReturned) ends.push(refusal([...toManager, 'bounce'], 'returned'));
  return ends;
}

function refusal(boxes: readonly BoxName[], kind: 'refused' | 'expansion-failed' | 'returned'): WayEnd {
  return { boxes, mark: 'passed', at: boxes.at(-1) ?? 'smtpd', why: { kind } };
}

function deliveryEnd(route: Route, delivery: Delivery, configuration: Configuration): WayEnd {
  const program = programOf(delivery.transport, configuration);
  if (program === undefined) {
    const boxes = [...toManager, 'deferred'] as const;
    return { boxes, mark: 'passed', at: 'deferred', why: { kind: 'no-service', delivery } };
  }
  // Where no master.cf is read, a service of this name is what the distribution has.
  const mark = configuration.master ? 'passed' : 'maybe';
  const why = { kind: 'delivery', delivery } as const;
  if (!isAgent(program)) return { boxes: toManager, mark, at: 'qmgr', why };
  const between: readonly BoxName[] = isHandedOver(route, delivery) ? ['local'] : [];
  const boxes: readonly BoxName[] = [...toManager, ...between, ...agentBoxes(program, delivery)];
  return { boxes, mark, at: agents[program][0], why };
}

/** Whether local(8) gives a mailbox to another transport (mailbox_transport). */
function isHandedOver({ steps }: Route, { recipient, transport }: Delivery): boolean {
  return steps.some(
    ({ rule, from, to }) =>
      rule === 'mailbox-transport' && from === recipient && to.startsWith(`${transport}:`),
  );
}

/** A command of an alias runs in no mailbox. */
function agentBoxes(agent: Agent, { recipient }: Delivery): readonly BoxName[] {
  const isCommand = agent === 'local' && recipient.startsWith('|');
  return isCommand ? ['local', 'aliases'] : agents[agent];
}

/** The program that serves a transport; undefined where master.cf has none. */
function programOf(transport: string, configuration: Configuration): string | undefined {
  if (!configuration.master) return stockServices[transport] ?? transport;
  const service = serviceOfTransport(configuration, transport);
  return service?.entry.fields.command.text;
}

const cleanupTables = /^(?:virtual_alias_maps|(?:sender_|recipient_)?canonical_maps|masquerade_\w+)$/;
const localTables = /^(?:alias_maps|forward_path|luser_relay|(?:mailbox|fallback)_transport(?:_maps)?)$/;

/** Mail comes as far as to who asks the table. */
function openEnd(reason: Reason): WayEnd {
  const why = { kind: 'depends', reason } as const;
  if (cleanupTables.test(reason.parameter)) return { boxes: toCleanup, mark: 'maybe', at: 'cleanup', why };
  if (localTables.test(reason.parameter)) {
    return { boxes: [...toManager, 'local', 'aliases'], mark: 'maybe', at: 'local', why };
  }
  return { boxes: toManager, mark: 'maybe', at: 'trivialRewrite', why };
}

const aliasRules: ReadonlySet<StepRule> = new Set(['alias', 'alias-end', 'alias-loop', 'include']);

/** Whether local(8) sends the mail on, whoever delivers it then. */
function usesAliases({ steps }: Route): boolean {
  return steps.some(({ rule }) => aliasRules.has(rule));
}

interface Marked {
  readonly boxes: Map<BoxName, WayMark>;
  readonly arrows: Map<Arrow, WayMark>;
}

function markEnd(marked: Marked, { boxes, mark }: Pick<WayEnd, 'boxes' | 'mark'>): void {
  boxes.forEach((name, index) => {
    raise(marked.boxes, name, mark);
    const before = boxes[index - 1];
    const arrow = arrows.find(({ kind, from, to }) => kind === 'mail' && from === before && to === name);
    if (arrow) raise(marked.arrows, arrow, mark);
  });
}

/** What one copy surely passes stays so, whatever becomes of another. */
function raise<Key>(marks: Map<Key, WayMark>, key: Key, mark: WayMark): void {
  if (marks.get(key) !== 'passed') marks.set(key, mark);
}
