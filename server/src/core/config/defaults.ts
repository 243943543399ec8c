import ipaddr from 'ipaddr.js';
import releases from '../data/releases.json' with { type: 'json' };
import { parseMacros } from '../syntax/macro.ts';
import { type Expansion, expand } from './expand.ts';
import { type Build, defaultIn, type Parameter, parameterNamed } from './parameters.ts';
import type { NameSpace } from './settings.ts';
import { formatVersion, type PostfixVersion } from './version.ts';

/** What Postfix finds out about the machine when it computes defaults. */
export interface Host {
  /** As gethostname(2) gives it. */
  readonly hostName: string;
  readonly interfaces: readonly NetworkInterface[];
  readonly build: Build;
  readonly processId: string;
  /** The configuration of an `ldap:/path` or similar table. Absent where files are not to be read. */
  readonly readTableClient?: (path: string) => TableClientFile;
}

/** A table's client configuration, or the system's words on why it cannot be read. */
export type TableClientFile =
  | { readonly text: string }
  /** A file that may not be read is passed over in silence: it may hold passwords. */
  | { readonly error: string; readonly isForbidden: boolean };

/** An address of the machine, with its prefix length in bits. */
export interface NetworkInterface {
  readonly family: 4 | 6;
  readonly address: string;
  readonly prefixLength: number;
  readonly loopback: boolean;
}

/** A default that could be computed, or why it could not be. */
export type ComputedDefault =
  | { readonly kind: 'value'; readonly value: string }
  /** `of` is the setting whose value cannot be expanded; `isDefault` where a default uses it. */
  | {
      readonly kind: 'failed';
      readonly expansion: Expansion;
      readonly of: string;
      readonly isDefault?: boolean;
    }
  /** Postfix ends there, with these words. */
  | { readonly kind: 'refused'; readonly words: string; readonly of: string }
  /** It depends on what only the machine itself can tell. */
  | { readonly kind: 'unknown' };

/** The defaults that Postfix computes when it starts, from the machine and from other settings. */
export interface Defaults {
  of(parameter: Parameter): ComputedDefault;
}

/**
 * Computes defaults as postconf(1) does: other settings are looked up in main.cf alone, so that a name
 * that is not set there counts as empty. Pass no settings for the defaults of `postconf -d`.
 */
export function defaults(version: PostfixVersion, host: Host, settings: NameSpace): Defaults {
  const computed: Readonly<Record<string, () => ComputedDefault>> = {
    myhostname: () => defaultHostName(settings, host),
    mydomain: () => defaultDomain(settings, host),
    mynetworks: () => defaultNetworks(settings, all, host),
    process_name: () => known('postconf'),
    process_id: () => known(host.processId),
    service_name: () => known(''),
    mail_version: () => known(releaseOf(version).version),
    mail_release_date: () => known(releaseOf(version).date),
  };
  const cache = new Map<string, ComputedDefault>();
  const fixed = fixedDefaults(version, host.build);
  const all: Defaults = {
    of(parameter) {
      const compute = Object.hasOwn(computed, parameter.name) ? computed[parameter.name] : undefined;
      if (!compute) return fixed(parameter);
      const cached = cache.get(parameter.name);
      if (cached) return cached;
      // Whoever asks for a default while it is being computed gets nothing instead of a loop.
      cache.set(parameter.name, known(''));
      const value = compute();
      cache.set(parameter.name, value);
      return value;
    },
  };
  return all;
}

type FixedDefaults = (parameter: Parameter) => ComputedDefault;

const fixedByRelease = new Map<string, FixedDefaults>();

/** The defaults that a release compiles in: the same for all configurations, and kept for them. */
function fixedDefaults(version: PostfixVersion, build: Build): FixedDefaults {
  const key = `${formatVersion(version)} ${build}`;
  const ready = fixedByRelease.get(key);
  if (ready) return ready;
  const values = new Map<string, ComputedDefault>();
  const find: FixedDefaults = (parameter) => {
    const value = values.get(parameter.name) ?? known(defaultIn(parameter, version, build));
    values.set(parameter.name, value);
    return value;
  };
  fixedByRelease.set(key, find);
  return find;
}

/** The value of a setting of main.cf with its `$names` expanded from main.cf alone (mail_conf_lookup_eval). */
export function lookUpInMain(settings: NameSpace, name: string): ComputedDefault | undefined {
  const found = settings.get(name);
  if (!found) return undefined;
  const expansion = expand(found.macros(), (each) => settings.get(each)?.macros(), name);
  return expansion.failed ? { kind: 'failed', expansion, of: name } : known(expansion.text);
}

function known(value: string): ComputedDefault {
  return { kind: 'value', value };
}

/** The newest release of a branch that is known, or what was asked for, without a date. */
function releaseOf(version: PostfixVersion): { version: string; date: string } {
  const asked = formatVersion(version);
  const found = releases.find(({ branch, version: release }) => asked === branch || asked === release);
  return found ?? { version: asked, date: '' };
}

function defaultHostName(settings: NameSpace, { hostName }: Host): ComputedDefault {
  if (hostName.includes('.')) return known(hostName);
  const domain = lookUpInMain(settings, 'mydomain') ?? known('localdomain');
  return domain.kind === 'value' ? known(`${hostName}.${domain.value}`) : domain;
}

function defaultDomain(settings: NameSpace, host: Host): ComputedDefault {
  const name = lookUpInMain(settings, 'myhostname') ?? defaultHostName(settings, host);
  if (name.kind !== 'value') return name;
  const dot = name.value.indexOf('.');
  return known(dot === -1 ? 'localdomain' : name.value.slice(dot + 1));
}

/** The networks of this machine's interfaces, by mynetworks_style; postconf(5) mynetworks. */
function defaultNetworks(settings: NameSpace, all: Defaults, { interfaces }: Host): ComputedDefault {
  const read = (name: string) => lookUpInMain(settings, name) ?? expandDefault(settings, all, name);
  const wanted = read('inet_interfaces');
  const style = read('mynetworks_style');
  const protocols = read('inet_protocols');
  const failed = [wanted, style, protocols].find(({ kind }) => kind !== 'value');
  if (failed) return failed;
  if (wanted.kind !== 'value' || style.kind !== 'value' || protocols.kind !== 'value')
    return { kind: 'unknown' };

  const families = familiesOf(protocols.value);
  if ('kind' in families) return families;
  if (families.length === 0) return known('');
  const refusal = refuseStyle(style.value);
  if (refusal) return refusal;
  const chosen = chooseInterfaces(wanted.value, interfaces);
  if ('kind' in chosen) return chosen;
  const networks = chosen
    .filter(({ family }) => families.includes(family))
    .map((each) => networkOf(each, style.value.trim()));
  return known([...new Set(networks)].map((network) => `${network} `).join(''));
}

/** A parameter's default with its `$names` expanded from main.cf and from other defaults. */
function expandDefault(settings: NameSpace, all: Defaults, name: string): ComputedDefault {
  const lookup = (each: string) => {
    const set = settings.get(each);
    if (set) return set.macros();
    const value = defaultText(all, each);
    return value === undefined ? undefined : parseMacros(value);
  };
  const expansion = expand(parseMacros(defaultText(all, name) ?? ''), lookup, name);
  return expansion.failed ? { kind: 'failed', expansion, of: name, isDefault: true } : known(expansion.text);
}

function defaultText(all: Defaults, name: string): string | undefined {
  const parameter = parameterNamed(name);
  const value = parameter && all.of(parameter);
  return value?.kind === 'value' ? value.value : undefined;
}

/** mynetworks_style takes exactly one of three words. */
function refuseStyle(style: string): ComputedDefault | undefined {
  const words = listWords(style);
  const of = 'mynetworks_style';
  const unknown = words.find((word) => !['class', 'subnet', 'host'].includes(word));
  if (unknown !== undefined) {
    return { kind: 'refused', of, words: `unknown mynetworks mask style value "${unknown}" in "${style}"` };
  }
  if (new Set(words).size === 1) return undefined;
  return { kind: 'refused', of, words: `bad ${of} value: ${style}; specify exactly one value` };
}

function listWords(text: string): string[] {
  return text.split(/[, \t\r\n]+/).filter(Boolean);
}

/** The address families that inet_protocols allows. */
function familiesOf(protocols: string): number[] | ComputedDefault {
  const words = listWords(protocols);
  const unknown = words.find((word) => !['all', 'ipv4', 'ipv6'].includes(word));
  if (unknown !== undefined) {
    const what = `unknown inet_protocols value "${unknown}" in "${protocols}"`;
    return { kind: 'refused', of: 'inet_protocols', words: what };
  }
  const has = (protocol: string) => words.includes('all') || words.includes(protocol);
  return [...(has('ipv4') ? [4] : []), ...(has('ipv6') ? [6] : [])];
}

/** The interfaces that inet_interfaces names; unknown where a host name would have to be resolved. */
function chooseInterfaces(
  wanted: string,
  interfaces: readonly NetworkInterface[],
): NetworkInterface[] | ComputedDefault {
  if (wanted === 'all') return [...interfaces];
  if (wanted === 'loopback-only') return interfaces.filter(({ loopback }) => loopback);
  const chosen: NetworkInterface[] = [];
  for (const word of listWords(wanted)) {
    const address = word.replace(/^\[(.*)\]$/, '$1');
    const found = interfaces.find((each) => each.address === address);
    if (found) chosen.push(found);
    else if (interfaces.length === 0 || !ipaddr.isValid(address)) return { kind: 'unknown' };
    else {
      const words = `parameter inet_interfaces: no local interface found for ${address}`;
      return { kind: 'refused', of: 'inet_interfaces', words };
    }
  }
  return [...new Set(chosen)];
}

function networkOf({ family, address, prefixLength }: NetworkInterface, style: string): string {
  if (family === 6) {
    const bits = style === 'host' ? 128 : prefixLength;
    return `[${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`).toRFC5952String()}]/${bits}`;
  }
  const bits = style === 'host' ? 32 : style === 'class' ? classBits(address) : prefixLength;
  return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`).toString()}/${bits}`;
}

function classBits(address: string): number {
  const first = Number.parseInt(address, 10);
  if (first < 128) return 8;
  if (first < 192) return 16;
  return first < 224 ? 24 : 32;
}
