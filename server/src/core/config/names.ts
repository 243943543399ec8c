import clients from '../data/tableClients.json' with { type: 'json' };
import { allParameters, isBuiltIn, type Parameter } from './parameters.ts';
import type { Service } from './settings.ts';
import { formatVersion, isSince, type PostfixVersion } from './version.ts';

/** A name that postconf(1) knows, and what makes it known. */
export interface KnownName {
  /** `legacy` names are known, but shown only where they are set. */
  origin: 'built-in' | 'service' | 'user' | 'legacy';
  readonly parameter?: Parameter;
  /** The default of a name that master.cf gives rise to: `$default_…`. */
  readonly serviceDefault?: string;
}

export type KnownNames = Map<string, KnownName>;

/** Suffixes that every delivery agent's service name gets, with the parameter that is the default. */
const transportSuffixes: readonly (readonly [suffix: string, fallback: string, since: string])[] = [
  ['_recipient_limit', 'default_recipient_limit', ''],
  ['_extra_recipient_limit', 'default_extra_recipient_limit', ''],
  ['_recipient_refill_limit', 'default_recipient_refill_limit', '2.4'],
  ['_recipient_refill_delay', 'default_recipient_refill_delay', '2.4'],
  ['_delivery_slot_cost', 'default_delivery_slot_cost', ''],
  ['_delivery_slot_loan', 'default_delivery_slot_loan', ''],
  ['_delivery_slot_discount', 'default_delivery_slot_discount', ''],
  ['_minimum_delivery_slots', 'default_minimum_delivery_slots', ''],
  ['_initial_destination_concurrency', 'initial_destination_concurrency', '2.5'],
  ['_destination_concurrency_limit', 'default_destination_concurrency_limit', ''],
  ['_destination_recipient_limit', 'default_destination_recipient_limit', ''],
  ['_destination_concurrency_positive_feedback', 'default_destination_concurrency_positive_feedback', '2.5'],
  ['_destination_concurrency_negative_feedback', 'default_destination_concurrency_negative_feedback', '2.5'],
  [
    '_destination_concurrency_failed_cohort_limit',
    'default_destination_concurrency_failed_cohort_limit',
    '2.5',
  ],
  ['_destination_rate_delay', 'default_destination_rate_delay', '2.5'],
  ['_transport_rate_delay', 'default_transport_rate_delay', '3.1'],
];

const timeLimit = ['_time_limit', 'command_time_limit', ''] as const;

const suffixesOf: Readonly<Record<string, readonly (readonly [string, string, string])[]>> = {
  local: transportSuffixes,
  error: transportSuffixes,
  virtual: transportSuffixes,
  smtp: transportSuffixes,
  lmtp: transportSuffixes,
  pipe: [timeLimit, ...transportSuffixes],
  spawn: [timeLimit],
};

const builtIn = new Map<string, readonly Parameter[]>();

/** The names that `version` knows by itself, in a table of the caller's own. */
export function builtInNames(version: PostfixVersion): KnownNames {
  const key = formatVersion(version);
  const known = builtIn.get(key) ?? allParameters().filter((parameter) => isBuiltIn(parameter, version));
  builtIn.set(key, known);
  return new Map(
    known.map((parameter) => [
      parameter.name,
      { origin: parameter.legacy ? 'legacy' : 'built-in', parameter },
    ]),
  );
}

/** Adds the names that the services of master.cf give rise to; built-in ones become theirs. */
export function addServiceNames(
  names: KnownNames,
  services: readonly Service[],
  version: PostfixVersion,
): void {
  for (const { entry } of services) {
    for (const [suffix, fallback, since] of suffixesOf[entry.fields.command.text] ?? []) {
      if (!isSince(version, since)) continue;
      const name = entry.fields.service.text + suffix;
      const known = names.get(name);
      if (known) known.origin = 'service';
      else names.set(name, { origin: 'service', serviceDefault: `$${fallback}` });
    }
  }
}

/** The types of tables that take a configuration of their own, and the names they read there. */
export function tableClientAttributes(type: string, version: PostfixVersion): readonly string[] | undefined {
  const client = Object.entries(clients).find(([name]) => name === type)?.[1];
  if (!client) return undefined;
  const since: Readonly<Record<string, string>> = client.since;
  return client.attributes.filter((attribute) => isSince(version, since[attribute] ?? ''));
}
