import type { MessageArguments } from '../../l10n.ts';
import type { Span } from '../../text/span.ts';

/** Why a value is refused, by the rule that says so. Each reason has its words in that rule's file. */
export interface FaultReasons {
  'bad-boolean': 'not-a-boolean';
  'bad-integer': 'not-a-number' | 'too-large-to-hold' | 'too-small' | 'too-large';
  'bad-time': 'not-a-time' | 'no-unit-like-this' | 'too-large-to-hold' | 'too-small' | 'too-large';
  'bad-length': 'empty' | 'too-short' | 'too-long';
  'bad-enum': 'not-among' | 'one-only' | 'detached-operator';
  'bad-network':
    | 'missing-bracket'
    | 'text-after-bracket'
    | 'bad-address'
    | 'bad-mask'
    | 'mask-too-long'
    | 'host-bits'
    | 'ipv6-without-brackets'
    | 'missing-pattern';
  'bad-next-hop':
    | 'missing-bracket'
    | 'text-after-bracket'
    | 'missing-host'
    | 'bad-ipv6'
    | 'bad-host'
    | 'bad-port';
  'bad-port': 'out-of-range' | 'missing';
  'bad-host-name': 'not-a-host-name' | 'one-only';
  'bad-compatibility-level': 'not-a-level';
  'unknown-table-type': 'unknown' | 'later-release';
  'bad-table':
    | 'missing-type'
    | 'missing-name'
    | 'blank-after-colon'
    | 'braces-needed'
    | 'unbalanced-braces'
    | 'text-after-brace'
    | 'empty'
    | 'pair-needed'
    | 'rule-needs-braces'
    | 'name-not-among'
    | 'inline-too-old';
  'unknown-restriction': 'unknown' | 'later-release' | 'not-here';
  'restriction-argument':
    | 'table-missing'
    | 'table-needed'
    | 'service-needed'
    | 'domain-missing'
    | 'restriction-as-domain'
    | 'seconds-needed'
    | 'check-needed';
  'restriction-stage': 'not-in-list';
  'ignored-restriction': 'after-terminal';
  'removed-restriction': 'removed';
  'deprecated-restriction': 'deprecated';
  'trailing-comment': 'in-list';
}

export type FaultCode = keyof FaultReasons;

/** A part of a value that the program which reads it would refuse; positions are in the text it was given. */
export type Fault = { readonly [Code in FaultCode]: FaultOf<Code> }[FaultCode];

export interface FaultOf<Code extends FaultCode> extends Span {
  readonly code: Code;
  readonly reason: FaultReasons[Code];
  readonly args?: MessageArguments;
}

/** Stands in an expanded text for what only the running program knows: such text is never complained about. */
export const unknownMark = '\uFFFC';

/** Whether some of the text cannot be known. */
export function isUnknown(text: string): boolean {
  return text.includes(unknownMark);
}
