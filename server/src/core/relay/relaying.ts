import type { Configuration } from '../config/configuration.ts';
import type { Service } from '../config/settings.ts';
import { isProtected } from '../config/values/relayProtection.ts';
import { isSince } from '../config/version.ts';
import { type Values, valuesOf } from '../route/values.ts';
import { type Client, type Destination, type RestrictionItem, walkRestrictions } from './restrictionWalk.ts';

/** Whether mail of a client for a destination is taken. */
export interface RelayCell {
  readonly client: Client;
  readonly destination: Destination;
  readonly isPermitted: boolean;
  /** The item that decides; where nothing does, mail is taken. */
  readonly by?: RestrictionItem;
  /** What may take mail all the same, though it is refused otherwise. */
  readonly unless: readonly RestrictionItem[];
}

/** Who may relay through one SMTP server. */
export interface RelayTable {
  /** Undefined for main.cf alone, where master.cf has no SMTP server. */
  readonly service: Service | undefined;
  readonly cells: readonly RelayCell[];
  /** False where smtpd(8) refuses to serve, for want of a restriction against relaying. */
  readonly serves: boolean;
  /** Strangers may send to foreign destinations. */
  readonly isOpen: boolean;
}

/** The lists that are asked when a recipient is named, in their order (smtpd_delay_reject). */
const lists = [
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
] as const;

/** The table of each SMTP server of master.cf; throws a Dependency where a list cannot be expanded. */
export function relayTables(configuration: Configuration): RelayTable[] {
  const servers = configuration.examination.services.filter(
    ({ entry }) => entry.fields.command.text === 'smtpd',
  );
  const services: readonly (Service | undefined)[] = servers.length > 0 ? servers : [undefined];
  return services.map((service) => relayTable(configuration, service));
}

/** The table of one SMTP server, or of main.cf alone. */
export function relayTable(configuration: Configuration, service: Service | undefined): RelayTable {
  const values = valuesOf(configuration, service);
  const clients: readonly Client[] = values.flag('smtpd_sasl_auth_enable')
    ? ['own-network', 'authenticated', 'stranger']
    : ['own-network', 'stranger'];
  const destinations: readonly Destination[] = ['own', 'relay', 'foreign'];
  const asked = lists.filter(
    (name) => name !== 'smtpd_relay_restrictions' || isSince(configuration.version, '2.10'),
  );
  const cells = clients.flatMap((client) =>
    destinations.map((destination) => decide(values, asked, client, destination)),
  );
  const serves = isProtected(configuration, service);
  const isReached = cells.some(
    ({ client, destination, isPermitted }) =>
      client === 'stranger' && destination === 'foreign' && isPermitted,
  );
  return { service, cells, serves, isOpen: serves && isReached };
}

/** The list for relaying is the one that people look at. */
function isAboutRelaying({ parameter }: RestrictionItem): boolean {
  return parameter === 'smtpd_relay_restrictions';
}

/** Mail is taken unless some list refuses it; of several, one without exceptions counts. */
function decide(
  values: Values,
  asked: readonly string[],
  client: Client,
  destination: Destination,
): RelayCell {
  const verdicts = asked.map((parameter) => walkRestrictions(values, parameter, { client, destination }));
  const refusals = verdicts.filter(({ decision }) => decision === 'reject');
  const refusal = refusals.find(({ unless }) => unless.length === 0) ?? refusals[0];
  if (refusal) {
    const { by, unless } = refusal;
    return { client, destination, isPermitted: false, ...(by && { by }), unless };
  }
  const permissions = verdicts.flatMap(({ decision, by }) => (decision === 'permit' && by ? [by] : []));
  const by = permissions.find(isAboutRelaying) ?? permissions.at(-1);
  return { client, destination, isPermitted: true, ...(by && { by }), unless: [] };
}
