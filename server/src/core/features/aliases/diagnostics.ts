import type { AliasesModel } from '../../aliases/model.ts';
import type { Language } from '../../l10n.ts';
import { aliasRules } from '../../rules/aliases/index.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';

/** Everything the rules find in an alias file of a system with these users, in the order of the places. */
export function aliasesDiagnostics(
  aliases: AliasesModel,
  language: Language,
  users?: ReadonlySet<string>,
): Diagnostic[] {
  return diagnose(aliasRules, { file: aliases, ...(users && { users }) }, language);
}
