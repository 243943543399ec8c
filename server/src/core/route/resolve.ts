import { type AddressClass, classify } from './addressClass.ts';
import { type AddressHit, findAddress, findByDomain } from './addressLookup.ts';
import { attempt, type Reason } from './dependency.ts';
import { type Destination, findDestination } from './destination.ts';
import type { Resolver } from './resolver.ts';
import { type Step, step } from './step.ts';

/** What trivial-rewrite(8) answers about an address; what depends on unread tables is undefined. */
export interface Resolution {
  readonly addressClass: AddressClass | undefined;
  readonly transport: string | undefined;
  readonly nexthop: string | undefined;
  /** In internal form. */
  readonly recipient: string;
  /** The local part holds `@`, `!` or `%`: it asks to be sent on from here. */
  readonly isRouted: boolean;
  readonly steps: readonly Step[];
  readonly unknown: Reason | undefined;
}

/** Where mail goes, as far as decided. */
interface Hop {
  readonly transport: string;
  readonly nexthop: string;
}

interface Decision extends Hop {
  readonly steps: readonly Step[];
}

const badAddress: Hop = { transport: 'error', nexthop: '5.1.3 bad address syntax' };
const resolverFailure: Hop = { transport: 'retry', nexthop: '4.3.0 address resolver failure' };

/**
 * Resolves an address in internal form, after rewriting, as resolve.c of trivial-rewrite(8) does. Where that
 * gives no transport, it is the one that the queue manager puts in its place.
 */
export function resolveAddress(resolver: Resolver, sender: string, address: string): Resolution {
  const search = attempt(() => findDestination(address, resolver.destination));
  if ('unknown' in search) return unresolved(address, [], search.unknown);
  const destination = search.found;
  const { recipient, isValid, steps } = destination;
  if (!isValid) return refused(destination, [...steps, step('bad-address', recipient, badAddress.nexthop)]);
  const known = attempt(() => classify(destination, resolver));
  if ('unknown' in known) return unresolved(recipient, steps, known.unknown);
  const { addressClass } = known.found;
  const isRouted = holdsRoute(destination);
  const before = [
    ...steps,
    ...(isRouted ? [step('routed', recipient, recipient)] : []),
    ...known.found.steps,
  ];
  const decided = attempt(() => decideTransport(resolver, addressClass, destination, sender));
  if ('unknown' in decided)
    return { ...unresolved(recipient, before, decided.unknown), addressClass, isRouted };
  const { found } = decided;
  const all = [...before, ...found.steps];
  if (isHyphenated(resolver, recipient)) {
    const refusal = step('leading-hyphen', recipient, badAddress.nexthop, { parameter: 'allow_min_user' });
    return { ...refused(destination, [...all, refusal]), ...hopOf(found) };
  }
  return { addressClass, ...hopOf(found), recipient, isRouted, steps: all, unknown: undefined };
}

function hopOf({ transport, nexthop }: Hop): Hop {
  return { transport, nexthop };
}

function unresolved(recipient: string, steps: readonly Step[], unknown: Reason): Resolution {
  return {
    addressClass: undefined,
    transport: undefined,
    nexthop: undefined,
    recipient,
    isRouted: false,
    steps: [...steps, dependsStep(recipient, unknown)],
    unknown,
  };
}

/** The step at which the answer begins to depend on what no file says. */
export function dependsStep(from: string, reason: Reason): Step {
  return step('depends', from, '', reason);
}

function refused(destination: Destination, steps: readonly Step[]): Resolution {
  const { recipient } = destination;
  return {
    addressClass: 'error',
    ...badAddress,
    recipient,
    isRouted: holdsRoute(destination),
    steps,
    unknown: undefined,
  };
}

/** Whether something other than the domain follows the first `@`, `!` or `%`. */
function holdsRoute({ recipient, domain, isValid }: Destination): boolean {
  return isValid && recipient.slice(recipient.search(/[@!%]/) + 1) !== domain;
}

function isHyphenated({ values }: Resolver, recipient: string): boolean {
  return recipient.startsWith('-') && !values.flag('allow_min_user');
}

function decideTransport(
  resolver: Resolver,
  addressClass: AddressClass,
  destination: Destination,
  sender: string,
): Decision {
  const first = classTransport(resolver, addressClass, destination, sender);
  const split = splitTransport(resolver, first, destination);
  if (split.transport === '') {
    return {
      ...resolverFailure,
      steps: [...split.steps, step('null-transport', '', resolverFailure.nexthop)],
    };
  }
  const mapped = addressClass === 'virtual-alias' ? split : mapTransport(resolver, split, destination);
  return relocate(resolver, mapped, destination);
}

/** The transport and next hop of the class; the transport may still carry a next hop of its own. */
function classTransport(
  resolver: Resolver,
  addressClass: AddressClass,
  { recipient, domain }: Destination,
  sender: string,
): Decision & { readonly parameter: string } {
  const { values } = resolver;
  const fixed = (parameter: string) => {
    const transport = values.text(parameter);
    const steps = [step('transport', recipient, transport, { parameter, place: values.place(parameter) })];
    return { transport, nexthop: domain, steps, parameter };
  };
  switch (addressClass) {
    case 'local':
      return fixed('local_transport');
    case 'virtual-mailbox':
      return fixed('virtual_transport');
    case 'virtual-alias':
      return unknownAlias(resolver, recipient);
    case 'relay':
      return offHost(resolver, fixed('relay_transport'), domain, sender);
    default:
      return offHost(
        resolver,
        senderTransport(resolver, sender) ?? fixed('default_transport'),
        domain,
        sender,
      );
  }
}

/** Addresses of virtual alias domains that were not expanded bounce. */
function unknownAlias({ values }: Resolver, recipient: string): Decision & { readonly parameter: string } {
  const parameter = 'show_user_unknown_table_name';
  const nexthop = `5.1.1 User unknown${values.flag(parameter) ? ' in virtual alias table' : ''}`;
  return {
    transport: 'error',
    nexthop,
    steps: [step('transport', recipient, `error:${nexthop}`)],
    parameter,
  };
}

/** sender_dependent_default_transport_maps; `DUNNO` leaves the choice to default_transport. */
function senderTransport(
  resolver: Resolver,
  sender: string,
): (Decision & { readonly parameter: string }) | undefined {
  const parameter = 'sender_dependent_default_transport_maps';
  const hit = findSender(resolver, parameter, sender, 'empty_address_default_transport_maps_lookup_key');
  if (!hit || isDunno(hit.value)) return undefined;
  const steps = [step('sender-transport', sender || '<>', hit.value, hit)];
  return { transport: hit.value, nexthop: '', steps, parameter };
}

function findSender(
  { values, tables, lookup }: Resolver,
  parameter: string,
  sender: string,
  emptyKey: string,
): AddressHit | undefined {
  const list = tables(parameter);
  if (list.isEmpty) return undefined;
  return findAddress(list, sender === '' ? values.text(emptyKey) : sender, lookup);
}

function isDunno(value: string): boolean {
  return value.toUpperCase() === 'DUNNO';
}

/** The next hop of mail that leaves the machine: of the sender (`DUNNO` is none), of all, or the domain itself. */
function offHost<Decided extends Decision>(
  resolver: Resolver,
  decision: Decided,
  domain: string,
  sender: string,
): Decided {
  const { values } = resolver;
  const parameter = 'sender_dependent_relayhost_maps';
  const hit = findSender(resolver, parameter, sender, 'empty_address_relayhost_maps_lookup_key');
  if (hit && !isDunno(hit.value)) {
    const chosen = step('sender-relayhost', sender || '<>', hit.value, hit);
    return { ...decision, nexthop: hit.value, steps: [...decision.steps, chosen] };
  }
  const relayhost = values.text('relayhost');
  if (relayhost === '') return { ...decision, nexthop: domain };
  const place = values.place('relayhost');
  const chosen = step('relayhost', domain, relayhost, { parameter: 'relayhost', place });
  return { ...decision, nexthop: relayhost, steps: [...decision.steps, chosen] };
}

/** `transport:nexthop` in a parameter: what stands behind the colon counts before relayhost. */
function splitTransport(
  { values }: Resolver,
  { transport, nexthop, steps, parameter }: Decision & { readonly parameter: string },
  { domain }: Destination,
): Decision {
  const colon = transport.indexOf(':');
  if (colon === -1) return { transport, nexthop, steps };
  const own = transport.slice(colon + 1);
  const decided = { transport: transport.slice(0, colon), nexthop: own || nexthop };
  if (own === '' || own === domain) return { ...decided, steps };
  const place = values.place(parameter);
  return { ...decided, steps: [...steps, step('transport-nexthop', domain, own, { parameter, place })] };
}

/** transport(5): the address, its domain and those above, then `*`. */
function mapTransport(resolver: Resolver, decision: Decision, { recipient, domain }: Destination): Decision {
  const tables = resolver.tables('transport_maps');
  if (tables.isEmpty) return decision;
  const parentsMatch = resolver.subdomains('transport_maps') === 'parent';
  const hit = findByDomain(tables, recipient, { ...resolver.lookup, parentsMatch });
  if (!hit) return decision;
  const changed = applyEntry(hit.value, decision, domain);
  return { ...changed, steps: [...decision.steps, step('transport-maps', hit.key, hit.value, hit)] };
}

/** An empty part of an entry keeps what is there; a transport without a next hop goes to the domain itself. */
function applyEntry(value: string, { transport, nexthop }: Hop, domain: string): Hop {
  const colon = value.indexOf(':');
  const newTransport = colon === -1 ? value : value.slice(0, colon);
  const newNexthop = colon === -1 ? '' : value.slice(colon + 1);
  if (newTransport === '') return { transport, nexthop: newNexthop || nexthop };
  if (newNexthop !== '') return { transport: newTransport, nexthop: newNexthop };
  const bounces = newTransport === 'error' || newTransport === 'retry';
  return { transport: newTransport, nexthop: bounces ? 'Address is undeliverable' : domain };
}

/** relocated(5): mail for who has moved bounces, whatever the class. */
function relocate(resolver: Resolver, decision: Decision, { recipient }: Destination): Decision {
  const tables = resolver.tables('relocated_maps');
  const hit = tables.isEmpty ? undefined : findAddress(tables, recipient, resolver.lookup);
  if (!hit) return decision;
  const nexthop = `5.1.6 User has moved to ${hit.value}`;
  const moved = step('relocated', recipient, hit.value, hit);
  return { transport: 'error', nexthop, steps: [...decision.steps, moved] };
}
