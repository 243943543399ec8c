import all from '../../data/restrictions.json' with { type: 'json' };
import { isSince, type PostfixVersion } from '../version.ts';

/** What is known of one access restriction of smtpd(8); `core/data/restrictions.json` holds one a line. */
export interface Restriction {
  readonly name: string;
  /** What must follow it: `none`, `maptype`, `policy-server`, `rbl-domain` or `seconds`. */
  readonly args: string;
  /** The lists in which it works at once; in those of `stagesWithDelayReject` only at RCPT TO time. */
  readonly stages: readonly string[];
  readonly stagesWithDelayReject?: readonly string[];
  /** Nothing behind it in the same list is looked at. */
  readonly terminal?: boolean;
  /** It keeps strangers from relaying: smtpd does not serve without one of these. */
  readonly satisfiesRelayRequirement?: boolean;
  readonly since: string;
  readonly deprecatedSince?: string;
  readonly removedIn?: string;
  readonly replacedBy?: string;
}

const restrictions: readonly Restriction[] = all;
const byName = new Map(restrictions.map((restriction) => [restriction.name, restriction]));

/** The restriction of that name, in any case as smtpd(8) takes it, of whatever release. */
export function restrictionNamed(name: string): Restriction | undefined {
  return byName.get(name.toLowerCase());
}

/** The restrictions that `version` has. */
export function restrictionsIn(version: PostfixVersion): Restriction[] {
  return restrictions.filter(({ since, removedIn }) => {
    return isSince(version, since) && !(removedIn !== undefined && isSince(version, removedIn));
  });
}

/** The list parameters, and the names that the facts use for them. */
const stageParameters: Readonly<Record<string, string>> = {
  smtpd_client_restrictions: 'client',
  smtpd_helo_restrictions: 'helo',
  smtpd_sender_restrictions: 'sender',
  smtpd_relay_restrictions: 'relay',
  smtpd_recipient_restrictions: 'recipient',
  smtpd_data_restrictions: 'data',
  smtpd_end_of_data_restrictions: 'end_of_data',
  smtpd_etrn_restrictions: 'etrn',
};

/** The stage of the SMTP dialogue that a list parameter belongs to. */
export function stageOf(parameter: string): string | undefined {
  return stageParameters[parameter];
}

/** Lists in which a table may stand without a `check_…_access` before it. */
const bareTableStages = new Set(['client', 'helo', 'sender', 'relay', 'recipient', 'etrn']);

export function takesBareTable(stage: string): boolean {
  return bareTableStages.has(stage);
}
