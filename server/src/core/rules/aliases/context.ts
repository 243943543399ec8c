import type { AliasesModel } from '../../aliases/model.ts';
import type { Rule } from '../rule.ts';

/** What the rules for alias files look at. */
export interface AliasesContext {
  readonly file: AliasesModel;
}

export type AliasRule = Rule<AliasesContext>;
