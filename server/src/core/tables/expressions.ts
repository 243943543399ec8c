import type { PatternDialect } from '../syntax/patternTable.ts';

/** The libraries that Postfix matches expressions with; `io` loads them, the core only uses them. */
export interface ExpressionLibrary {
  /** Compiles an expression with the flags of regexp_table(5) or pcre_table(5). */
  compile(dialect: PatternDialect, source: string, flags: string): Expression | ExpressionError;
}

export interface Expression {
  /** How many groups it captures. */
  readonly groups: number;
  /** Searches `subject`; the answer holds the first `groups` groups, empty where one took no part. */
  match(subject: string, groups: number): MatchAnswer;
}

export type MatchAnswer =
  | { readonly kind: 'match'; readonly groups: readonly string[] }
  | { readonly kind: 'no-match' }
  /** It went on for longer than we allow, or failed in another way; `words` are the library's. */
  | { readonly kind: 'given-up'; readonly words: string };

/** Why an expression does not compile. */
export interface ExpressionError {
  /** In the words of the library, as Postfix logs them. */
  readonly words: string;
  /** UTF-16 offset in the expression, where the library names one. */
  readonly offset?: number;
  /** It may be fine: we could not tell, for want of memory, say. */
  readonly isOurs?: boolean;
}
