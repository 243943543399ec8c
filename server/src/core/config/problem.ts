import type { Span } from '../text/span.ts';

/** What is wrong with a configuration, by class. */
export type ConfigProblemCode =
  | 'missing-equals'
  | 'missing-name'
  | 'orphan-continuation'
  | 'overridden-entry'
  | 'text-after-nul'
  | 'trailing-comment'
  | 'undefined-parameter'
  | 'unused-parameter'
  | 'deprecated-parameter'
  | 'removed-parameter'
  | 'read-only-parameter'
  | 'truncated-macro'
  | 'empty-macro-name'
  | 'macro-syntax'
  | 'macro-loop'
  | 'macro-level'
  | 'macro-number'
  | 'macro-failed'
  | 'master-field-count'
  | 'master-field'
  | 'master-braces'
  | 'master-option'
  | 'refused-value'
  | 'table-braces'
  | 'table-client'
  | 'unknown-request';

/** A problem as postconf(1) sees it. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  /** postconf(1) stops here. */
  readonly fatal: boolean;
  /** Its words, without program name and severity. */
  readonly words: string;
  readonly file: 'main' | 'master';
  /** 1-based, where postconf(1) counts lines or the place is known. */
  readonly line?: number;
  readonly span?: Span;
  /** The parameter in question. */
  readonly name?: string;
  /** `name/type` of the service whose `-o` settings are meant. */
  readonly nameSpace?: string;
  /** Its value, or the earlier one. */
  readonly value?: string;
  /** postconf(1) says it again here; it was reported when the value was first read. */
  readonly repeated?: boolean;
  /** The names through which a loop or an error is reached. */
  readonly path?: readonly string[];
}
