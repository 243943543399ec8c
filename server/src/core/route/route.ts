import type { Configuration } from '../config/configuration.ts';
import type { Service } from '../config/settings.ts';
import type { AddressClass } from './addressClass.ts';
import { type Cleanup, cleanRecipient, cleanSender, createCleanup } from './cleanup.ts';
import { type Delivery, deliver, type Findings } from './delivery.ts';
import { attempt, type Reason } from './dependency.ts';
import type { ListSources } from './matchList.ts';
import { checkRecipient } from './recipientCheck.ts';
import { dependsStep, resolveAddress } from './resolve.ts';
import { createResolver } from './resolver.ts';
import { type Step, step } from './step.ts';

/** Where mail for an address goes, and why. */
export interface Route {
  /** As it was asked for. */
  readonly address: string;
  /** What trivial-rewrite(8) answers after rewriting, before aliases; undefined where it depends. */
  readonly addressClass: AddressClass | undefined;
  readonly transport: string | undefined;
  readonly nexthop: string | undefined;
  /** In internal form. */
  readonly recipient: string;
  readonly flags: readonly RouteFlag[];
  readonly steps: readonly Step[];
  /** The ends, once all aliases are expanded; those that depend are not among them. */
  readonly deliveries: readonly Delivery[];
  /** The tables that the answer depends on. */
  readonly unknown: readonly Reason[];
}

/**
 * `routed`: the local part asks to be sent on. `error`: the address is refused. `depends`: some table cannot be
 * read. `unknown-recipient`: smtpd(8) refuses it. `expansion-failed`: a limit of virtual aliases is reached.
 * `loop`: mail comes back to where it was.
 */
export type RouteFlag = 'routed' | 'error' | 'depends' | 'unknown-recipient' | 'expansion-failed' | 'loop';

/** Answers for addresses, one after the other, with what it has read for earlier ones. */
export type Router = (address: string, sender: string) => Route;

/** Prepares a configuration; `sources` reads its tables and files when they are needed. */
export function createRouter(configuration: Configuration, sources: ListSources): Router {
  const cleanup = createCleanup(createResolver(configuration, sources));
  return (address, sender) => findRoute(cleanup, address, sender);
}

/** Both addresses are in external form; `<>` stands for the empty one. */
function findRoute(cleanup: Cleanup, address: string, sender: string): Route {
  const from = attempt(() => cleanSender(cleanup, sender === '<>' ? '' : sender).address);
  const to = attempt(() => cleanRecipient(cleanup, address === '<>' ? '' : address));
  if ('unknown' in to) return unknownRoute(address, to.unknown);
  if ('unknown' in from) return unknownRoute(address, from.unknown);
  return routeOf(cleanup, address, to.found, from.found);
}

function routeOf(
  cleanup: Cleanup,
  address: string,
  clean: ReturnType<typeof cleanRecipient>,
  sender: string,
): Route {
  const resolution = resolveAddress(cleanup.resolver, sender, clean.address);
  const findings: Findings = { deliveries: [], steps: [], unknown: [], failed: false };
  deliver({ cleanup, sender, findings, deliveredTo: [] }, clean.address);
  const { addressClass, transport, nexthop, recipient, isRouted } = resolution;
  const checks = checkRecipient(cleanup, resolution);
  const hop = transport === undefined || nexthop === undefined ? [] : hopSteps(cleanup, transport, nexthop);
  const isExpanded = findings.steps.some(({ rule }) => rule === 'virtual-alias');
  const steps = [
    ...clean.steps,
    ...(isExpanded ? resolution.steps.filter(isOfAddress) : resolution.steps),
    ...(isExpanded ? [] : hop),
    ...checks,
    ...findings.steps,
  ];
  const unknown = unique([...(resolution.unknown ? [resolution.unknown] : []), ...findings.unknown]);
  const flags: RouteFlag[] = [
    ...(isRouted ? (['routed'] as const) : []),
    ...(addressClass === 'error' || transport === 'retry' ? (['error'] as const) : []),
    ...(unknown.length > 0 ? (['depends'] as const) : []),
    ...(steps.some(({ rule }) => rule === 'recipient-unknown') ? (['unknown-recipient'] as const) : []),
    ...(findings.failed ? (['expansion-failed'] as const) : []),
    ...(steps.some(({ rule }) => rule === 'alias-loop' || rule === 'forward-loop')
      ? (['loop'] as const)
      : []),
  ];
  const { deliveries } = findings;
  return { address, addressClass, transport, nexthop, recipient, flags, steps, deliveries, unknown };
}

/** Whether a step is about the address itself, not about where its mail would go if it were no alias. */
function isOfAddress({ rule }: Step): boolean {
  return !['transport', 'transport-nexthop', 'transport-maps', 'relayhost', 'depends'].includes(rule);
}

function unique(reasons: readonly Reason[]): Reason[] {
  const byTable = new Map(reasons.map((reason) => [`${reason.parameter} ${reason.table}`, reason]));
  return [...byTable.values()];
}

function unknownRoute(address: string, reason: Reason): Route {
  return {
    address,
    addressClass: undefined,
    transport: undefined,
    nexthop: undefined,
    recipient: address,
    flags: ['depends'],
    steps: [dependsStep(address, reason)],
    deliveries: [],
    unknown: [reason],
  };
}

/** The service of master.cf that serves a transport: the queue manager asks none on the network, such as smtpd's. */
export function serviceOfTransport({ examination }: Configuration, transport: string): Service | undefined {
  return examination.services.find(({ entry: { fields } }) => {
    return fields.service.text === transport && fields.type.text === 'unix';
  });
}

/** Daemons that make an SMTP or LMTP connection to the next hop. */
const smtpDaemons = new Set(['smtp', 'lmtp']);

/** What the transport does with its next hop, as far as that is known without DNS. */
function hopSteps({ resolver }: Cleanup, transport: string, nexthop: string): Step[] {
  const { master } = resolver.configuration;
  if (!master) return [];
  const service = serviceOfTransport(resolver.configuration, transport);
  if (!service) return [step('undefined-transport', transport, nexthop)];
  if (!smtpDaemons.has(service.entry.fields.command.text)) return [];
  const place = { file: master.file, span: service.entry.fields.service.span };
  const isDirect = nexthop.startsWith('[') || nexthop.startsWith('unix:') || nexthop.startsWith('inet:');
  return [step(isDirect ? 'direct' : 'mx', transport, nexthop, { place })];
}
