import type { Item } from '../config/values/items.ts';
import { restrictionNamed } from '../config/values/restrictions.ts';
import { looksLikeTable } from '../config/values/table.ts';
import type { Location } from '../features/types.ts';
import type { Values } from '../route/values.ts';

/** Who sends. */
export type Client = 'own-network' | 'authenticated' | 'stranger';

/** Where the mail is to go: to domains that end here, to relay_domains, or elsewhere. */
export type Destination = 'own' | 'relay' | 'foreign';

/** One word of a list of restrictions. */
export interface RestrictionItem {
  readonly name: string;
  /** The list that holds it. */
  readonly parameter: string;
  readonly place?: Location;
}

/** What a list says to a client and a destination. */
export interface ListVerdict {
  readonly decision: 'permit' | 'reject' | 'none';
  readonly by?: RestrictionItem;
  /** Tables and servers in front of it that may say otherwise. */
  readonly unless: readonly RestrictionItem[];
}

export interface Question {
  readonly client: Client;
  readonly destination: Destination;
}

/** A class of restrictions may name others, so deep. */
const deepest = 20;

interface Walk {
  readonly values: Values;
  readonly question: Question;
  readonly unless: RestrictionItem[];
}

/** Walks through a list until an item decides, as smtpd(8) does; only what bears on relaying is looked at. */
export function walkRestrictions(values: Values, parameter: string, question: Question): ListVerdict {
  const walk: Walk = { values, question, unless: [] };
  const found = walkList(walk, parameter, 0);
  const { unless } = walk;
  return found ? { ...found, unless } : { decision: 'none', unless };
}

type Decided = Pick<ListVerdict, 'decision' | 'by'>;

function walkList(walk: Walk, parameter: string, depth: number): Decided | undefined {
  if (depth > deepest) return undefined;
  const items = walk.values.items(parameter);
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (!item) break;
    const decided = takeItem(walk, parameter, item, depth);
    if (decided) return decided;
    at += argumentsOf(item, items[at + 1]);
  }
  return undefined;
}

/** How many words behind an item belong to it. */
function argumentsOf({ text }: Item, next: Item | undefined): number {
  const known = restrictionNamed(text);
  if (text.toLowerCase() === 'warn_if_reject') return 1;
  return known && known.args !== 'none' && next ? 1 : 0;
}

function takeItem(walk: Walk, parameter: string, item: Item, depth: number): Decided | undefined {
  const { values, question } = walk;
  const name = item.text.toLowerCase();
  const place = values.place(parameter, item);
  const by = { name: item.text, parameter, ...(place && { place }) };
  const decision = decisionOf(name, question, values);
  if (decision === 'unsure' || (decision === undefined && looksLikeTable(item.text))) {
    walk.unless.push(by);
    return undefined;
  }
  if (decision) return { decision, by };
  const isClass = values.items('smtpd_restriction_classes').some(({ text }) => text === item.text);
  return isClass ? walkList(walk, item.text, depth + 1) : undefined;
}

type ItemDecision = 'permit' | 'reject' | 'unsure' | undefined;

function decisionOf(name: string, { client, destination }: Question, values: Values): ItemDecision {
  switch (name) {
    case 'permit':
      return 'permit';
    case 'reject':
    case 'defer':
    // Whatever would be permitted behind it is deferred.
    case 'defer_if_permit':
      return 'reject';
    case 'permit_mynetworks':
      return client === 'own-network' ? 'permit' : undefined;
    case 'permit_sasl_authenticated':
      return client === 'authenticated' && values.flag('smtpd_sasl_auth_enable') ? 'permit' : undefined;
    case 'permit_auth_destination':
      return destination === 'foreign' ? undefined : 'permit';
    case 'reject_unauth_destination':
    case 'defer_unauth_destination':
      return destination === 'foreign' ? 'reject' : undefined;
  }
  return /^(?:permit_|check_)/.test(name) ? 'unsure' : undefined;
}
