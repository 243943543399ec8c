import type { AliasesModel } from '../../aliases/model.ts';
import type { Rule } from '../rule.ts';

/** What the rules for alias files look at. */
export interface AliasesContext {
  readonly file: AliasesModel;
  /** The users of the system, where they are known. */
  readonly users?: ReadonlySet<string>;
}

export type AliasRule = Rule<AliasesContext>;
