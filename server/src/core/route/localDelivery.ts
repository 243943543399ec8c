import { splitExtension } from '../address/extension.ts';
import { addressTokensIn } from '../address/list.ts';
import { unquoteAddress } from '../address/quoting.ts';
import type { AddressTokens } from '../address/tokens.ts';
import { foldName } from '../aliases/foldName.ts';
import { itemKind } from '../syntax/aliases.ts';
import { plainText, quotedText } from '../syntax/aliasesTokens.ts';
import { completeAddress } from './addressMapping.ts';
import type { Cleanup } from './cleanup.ts';
import {
  addDelivery,
  type Delivery,
  forward,
  isTooLong,
  type Journey,
  localService,
  noteUnknown,
} from './delivery.ts';
import { attempt, Dependency } from './dependency.ts';
import { resolveAddress } from './resolve.ts';
import { extensionRules } from './resolver.ts';
import { step } from './step.ts';
import { type TableHit, type TableList, tableList } from './tables.ts';
import { propagates, type Values, valuesFor } from './values.ts';

/** local(8) at work on one recipient. */
interface Local {
  readonly journey: Journey;
  readonly values: Values;
  readonly aliases: TableList;
  readonly hop: Pick<Delivery, 'transport' | 'nexthop'>;
  /** The recipient that the queue manager handed over: what is sent on says so in `Delivered-To:`. */
  readonly handedOver: string;
  /** `depth address` of those that were followed: local(8) follows an address once on each level. */
  readonly followed: Set<string>;
}

/** A recipient of local(8), and the names of the aliases that led to it, the first one first. */
interface LocalRecipient {
  readonly address: string;
  readonly path: readonly string[];
  /** The files that were included on the way. */
  readonly files: readonly string[];
  /** The alias has an owner, or it is in an included file: users get the message sent on as a new one. */
  readonly isSentOn: boolean;
}

/** How many names local(8) follows one after the other (src/local of 3.7, 100 levels, four a name). */
const deepest = 25;

/** Follows aliases(5) from a local recipient to mailboxes, files, commands and addresses elsewhere. */
export function deliverLocally(
  journey: Journey,
  recipient: string,
  hop: Pick<Delivery, 'transport' | 'nexthop'>,
): void {
  const { resolver } = journey.cleanup;
  const values = valuesFor(resolver.configuration, 'local');
  const aliases = tableList(values, 'alias_maps', resolver.sources.openAliases);
  follow(
    { journey, values, aliases, hop, handedOver: recipient, followed: new Set() },
    { address: recipient, path: [], files: [], isSentOn: false },
  );
}

function follow(local: Local, recipient: LocalRecipient): void {
  const { journey } = local;
  const { address, path } = recipient;
  const level = `${path.length} ${foldName(address)}`;
  if (local.followed.has(level) || isTooLong(journey, address)) return;
  local.followed.add(level);
  if (journey.deliveredTo.includes(foldName(address))) {
    journey.findings.steps.push(step('forward-loop', address, address));
    return;
  }
  const search = attempt(() => findAlias(local, recipient));
  if ('unknown' in search) {
    noteUnknown(journey, address, search.unknown);
    return;
  }
  if (!search.found) {
    arriveAtUser(local, recipient);
    return;
  }
  const { hit, name, extension } = search.found;
  const isLoop = path.includes(name) || path.length >= deepest;
  journey.findings.steps.push(step(isLoop ? 'alias-loop' : 'alias', name, hit.value, hit));
  if (isLoop) return;
  const owner = attempt(() => ownerOf(local, name));
  const next = {
    address,
    files: recipient.files,
    path: [...path, name],
    isSentOn: 'found' in owner && owner.found !== undefined,
  };
  for (const tokens of addressTokensIn(hit.value)) deliverToken(local, tokens, next, extension);
}

interface FoundAlias {
  readonly hit: TableHit;
  readonly name: string;
  /** What is to be added to the addresses that it leads to. */
  readonly extension: string;
}

/** Looks a local part up with, then without its extension; the alias that is being expanded is passed over. */
function findAlias({ aliases, values }: Local, { address, path }: LocalRecipient): FoundAlias | undefined {
  const local = foldName(localPartOf(address));
  const split = splitExtension(local, extensionRules(values));
  const parent = path.at(-1);
  const whole = local === parent ? undefined : aliases.find(local);
  if (whole) return { hit: whole, name: local, extension: '' };
  const bare = split && split.address !== parent ? aliases.find(split.address) : undefined;
  if (!split || !bare) return undefined;
  return { hit: bare, name: split.address, extension: propagates(values, 'alias') ? split.extension : '' };
}

function ownerOf({ aliases, values }: Local, name: string): TableHit | undefined {
  return values.flag('owner_request_special') ? aliases.find(`owner-${name}`) : undefined;
}

function localPartOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? address : address.slice(0, at);
}

/** Delivers to one item of an alias, or of a file that it includes. */
function deliverToken(local: Local, tokens: AddressTokens, from: LocalRecipient, extension: string): void {
  const { journey, hop } = local;
  const text = tokens.map(plainText).join('');
  switch (itemKind(text, tokens)) {
    case 'file':
    case 'command':
      addDelivery(journey.findings, { recipient: text, ...hop });
      journey.findings.steps.push(step('alias-end', from.path.at(-1) ?? '', text));
      break;
    case 'include':
      include(local, text.slice(':include:'.length), from, extension);
      break;
    case 'home':
      journey.findings.steps.push(step('not-deliverable', from.path.at(-1) ?? '', text));
      break;
    default:
      deliverAddress(local, tokens.map(quotedText).join(''), from, extension);
  }
}

/** An address is local(8)'s own to deliver, or sent on as a new message. */
function deliverAddress(local: Local, external: string, from: LocalRecipient, extension: string): void {
  const { journey } = local;
  const { cleanup, sender } = journey;
  const { resolver } = cleanup;
  const search = attempt(() => unquoteAddress(completeAddress(external, resolver.destination).address));
  if ('unknown' in search) {
    noteUnknown(journey, external, search.unknown);
    return;
  }
  const resolution = resolveAddress(resolver, sender, search.found);
  if (resolution.unknown) journey.findings.unknown.push(resolution.unknown);
  const address = withExtension(resolution.recipient, extension);
  if (resolution.addressClass === 'error') {
    journey.findings.steps.push(...resolution.steps);
    return;
  }
  if (resolution.transport === localService(cleanup)) follow(local, { ...from, address });
  else forward(journey, local.handedOver, address);
}

function withExtension(address: string, extension: string): string {
  const local = localPartOf(address);
  return `${local}${extension}${address.slice(local.length)}`;
}

/** The recipients of an `:include:` file are always sent on as new messages. */
function include(local: Local, path: string, from: LocalRecipient, extension: string): void {
  const { journey } = local;
  const { sources } = journey.cleanup.resolver;
  const name = from.path.at(-1) ?? '';
  const text = sources.readFile(path);
  if (text === undefined) {
    noteUnknown(journey, name, unreadableInclude(path).reason);
    return;
  }
  journey.findings.steps.push(step(from.files.includes(path) ? 'alias-loop' : 'include', name, path));
  if (from.files.includes(path)) return;
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const kept = propagates(local.values, 'include') ? extension : '';
  for (const tokens of lines.flatMap((line) => (line.trim() === '' ? [] : addressTokensIn(line)))) {
    deliverToken(local, tokens, { ...from, files: [...from.files, path], isSentOn: true }, kept);
  }
}

function unreadableInclude(path: string): Dependency {
  const words = { en: 'the file cannot be read', ja: 'ファイルを読めません' };
  return new Dependency({ parameter: 'alias_maps', table: `:include:${path}`, words });
}

/** No alias is left: mail is for a user of the machine, unless a parameter sends it elsewhere. */
function arriveAtUser(local: Local, { address, isSentOn }: LocalRecipient): void {
  const { journey, hop, values } = local;
  const user = foldName(localPartOf(address));
  if (isSentOn) {
    forward(journey, local.handedOver, address);
    return;
  }
  const search = attempt(() => mailboxTransport(journey.cleanup, values, user));
  if ('unknown' in search) {
    noteUnknown(journey, address, search.unknown);
    return;
  }
  if (search.found) {
    journey.findings.steps.push(
      step('mailbox-transport', address, `${search.found.transport}:${search.found.nexthop}`, {
        parameter: search.found.parameter,
        place: values.place(search.found.parameter),
      }),
    );
    const { transport, nexthop } = search.found;
    addDelivery(journey.findings, { recipient: address, transport, nexthop: nexthop || hop.nexthop });
    return;
  }
  journey.findings.steps.push(
    step('forward-file', user, values.text('forward_path'), { parameter: 'forward_path' }),
  );
  for (const parameter of ['fallback_transport', 'luser_relay'] as const) {
    const value = values.text(parameter);
    if (value === '') continue;
    const rule = parameter === 'luser_relay' ? 'luser-relay' : 'fallback-transport';
    journey.findings.steps.push(step(rule, user, value, { parameter, place: values.place(parameter) }));
    break;
  }
  addDelivery(journey.findings, { recipient: address, ...hop });
}

/** mailbox_transport_maps, then mailbox_transport, take all users from local(8). */
function mailboxTransport({ resolver }: Cleanup, values: Values, user: string) {
  const parameter = 'mailbox_transport_maps';
  const hit = tableList(values, parameter, resolver.sources.open).find(user);
  const text = hit?.value ?? values.text('mailbox_transport');
  if (text === '') return undefined;
  const colon = text.indexOf(':');
  const transport = colon === -1 ? text : text.slice(0, colon);
  const nexthop = colon === -1 ? '' : text.slice(colon + 1);
  return { transport, nexthop, parameter: hit ? parameter : 'mailbox_transport' };
}
