import type { WantedSetting } from '../../core/features/config/settingPlace.ts';
import type { Localized } from '../../core/l10n.ts';

/** What kind of line points to which settings. */
export interface SettingRule {
  /** Of the message behind queue ID or NOQUEUE; named groups are for `wanted`. */
  readonly test: RegExp;
  /** Whose messages are meant, by the last part of the tag; all where absent. */
  readonly daemons?: readonly string[];
  /** The likeliest first. */
  readonly wanted: (groups: Readonly<Record<string, string>>) => readonly WantedSetting[];
  /** Why these settings. */
  readonly reason: Localized;
  /** Messages that the rule is about. */
  readonly samples: readonly string[];
}

/** Parameters by their names. */
export function parameters(...names: readonly string[]): () => readonly WantedSetting[] {
  return () => names.map((name) => ({ kind: 'parameter', name }));
}

const lists = {
  client: 'smtpd_client_restrictions',
  helo: 'smtpd_helo_restrictions',
  sender: 'smtpd_sender_restrictions',
  relay: 'smtpd_relay_restrictions',
  recipient: 'smtpd_recipient_restrictions',
  data: 'smtpd_data_restrictions',
  endOfData: 'smtpd_end_of_data_restrictions',
  etrn: 'smtpd_etrn_restrictions',
} as const;

type Stage = keyof typeof lists;

/** All lists, the one named by `first` before the others: with smtpd_delay_reject any may hold the restriction. */
function listsFrom(first: Stage): string[] {
  return [lists[first], ...Object.values(lists).filter((list) => list !== lists[first])];
}

/** A restriction in one of the lists, the likeliest list first; the names are that of today and older ones. */
export function restriction(first: Stage, names: readonly string[], argument?: string): WantedSetting {
  return { kind: 'restriction', names, lists: listsFrom(first), ...(argument !== undefined && { argument }) };
}

/** Restrictions that look a client, name or address up in a table. */
export function accessChecks(first: Stage, ...names: readonly string[]): WantedSetting {
  return { kind: 'restriction', names: [...names, 'reject'], lists: listsFrom(first) };
}
