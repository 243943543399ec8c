import type { Location } from '../features/types.ts';
import type { Localized } from '../l10n.ts';
import type { Rewriting } from './rewriting.ts';

/** Every kind of decision on the way of a message. */
export type StepRule =
  | Rewriting
  | 'canonical'
  | 'masquerade'
  | 'virtual-alias'
  | 'local-domain'
  | 'dequoted'
  | 'empty-recipient'
  | 'append-myhostname'
  | 'numeric-domain'
  | 'bad-address'
  | 'leading-hyphen'
  | 'routed'
  | 'class-local'
  | 'class-virtual-alias'
  | 'class-virtual-mailbox'
  | 'class-relay'
  | 'class-default'
  | 'two-classes'
  | 'transport'
  | 'sender-transport'
  | 'relayhost'
  | 'sender-relayhost'
  | 'transport-nexthop'
  | 'transport-maps'
  | 'relocated'
  | 'null-transport'
  | 'undefined-transport'
  | 'recipient-known'
  | 'recipient-unknown'
  | 'recipient-unchecked'
  | 'recipient-unsure'
  | 'alias'
  | 'alias-end'
  | 'alias-loop'
  | 'include'
  | 'not-deliverable'
  | 'forward-loop'
  | 'forward-file'
  | 'mailbox-transport'
  | 'fallback-transport'
  | 'luser-relay'
  | 'expansion-limit'
  | 'direct'
  | 'mx'
  | 'depends';

/** One decision: what it made of what, and the place that asks for it. */
export interface Step {
  readonly rule: StepRule;
  /** The parameter behind it; absent where Postfix has no choice. */
  readonly parameter?: string;
  /** The line of main.cf, master.cf or a table. */
  readonly place?: Location;
  readonly from: string;
  readonly to: string;
  /** The table that answered, or that would have to. */
  readonly table?: string;
  /** Why the table does not tell. */
  readonly words?: Localized;
}

/** A step, without what is not known of it. */
export function step(
  rule: StepRule,
  from: string,
  to: string,
  behind: {
    readonly parameter?: string | undefined;
    readonly place?: Location | undefined;
    readonly table?: string;
    readonly words?: Localized;
  } = {},
): Step {
  const { parameter, place, table, words } = behind;
  return {
    rule,
    ...(parameter !== undefined && { parameter }),
    ...(place && { place }),
    from,
    to,
    ...(table !== undefined && { table }),
    ...(words && { words }),
  };
}
