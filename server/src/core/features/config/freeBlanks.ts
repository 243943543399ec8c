import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Setting } from '../../config/settings.ts';
import { namesInMain, namesInMaster } from './places.ts';

/** Types of lists; in the values of others blanks are part of a text. */
const listTypes: ReadonlySet<string> = new Set([
  'list',
  'enum-list',
  'enum-or-string-list',
  'enum-maplist',
  'name-value-list',
  'macro-list',
  'parameter-list',
  'maplist',
  'restriction-list',
  'nexthop-list',
  'milter-list',
  'dnsbl-list',
  'domain-list',
  'domain-address-list',
  'network-list',
  'address-list',
  'file-list',
  'directory-list',
  'path-list',
  'tls-cipher-list',
  'tls-protocol-list',
]);

/**
 * Whether it does not matter how many blanks stand in the value of `name`: it is a list, or a name of the
 * user's that lists alone make use of.
 */
export function areBlanksFree(configuration: Configuration, name: string): boolean {
  const { examination } = configuration;
  const known = parameterNamed(name);
  if (known) return listTypes.has(known.type) && !isCompared(configuration, name);
  if (examination.names.has(name) && examination.names.get(name)?.origin !== 'user') return false;
  return areUsesFree(configuration, name, new Set());
}

function areUsesFree(configuration: Configuration, name: string, seen: Set<string>): boolean {
  seen.add(name);
  return usersOf(configuration, name).every(({ name: user, value }) => {
    if (/\$\{\s*\{/.test(value)) return false;
    const known = parameterNamed(user);
    if (known) return listTypes.has(known.type);
    return seen.has(user) || areUsesFree(configuration, user, seen);
  });
}

/** A comparison sees each blank of the values that it reads. */
function isCompared(configuration: Configuration, name: string): boolean {
  return !areUsesFree(configuration, name, new Set());
}

const usersByConfiguration = new WeakMap<Configuration, ReadonlyMap<string, readonly Setting[]>>();

/** The settings of both files whose values use `name`. */
function usersOf(configuration: Configuration, name: string): readonly Setting[] {
  const users = usersByConfiguration.get(configuration) ?? findUsers(configuration);
  usersByConfiguration.set(configuration, users);
  return users.get(name) ?? [];
}

function findUsers(configuration: Configuration): Map<string, Setting[]> {
  const users = new Map<string, Setting[]>();
  for (const { name, inSetting } of [...namesInMain(configuration), ...namesInMaster(configuration)]) {
    if (!inSetting) continue;
    const settings = users.get(name);
    if (settings) settings.push(inSetting);
    else users.set(name, [inSetting]);
  }
  return users;
}
