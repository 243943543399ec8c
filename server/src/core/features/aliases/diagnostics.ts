import type { AliasesModel } from '../../aliases/model.ts';
import type { Language } from '../../l10n.ts';
import { aliasRules } from '../../rules/aliases/index.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';
import { findingsInTemplate } from '../../template/findings.ts';

/** Everything the rules find in an alias file of a system with these users, in the order of the places. */
export function aliasesDiagnostics(
  aliases: AliasesModel,
  language: Language,
  users?: ReadonlySet<string>,
): Diagnostic[] {
  const found = diagnose(aliasRules, { file: aliases, ...(users && { users }) }, language);
  return findingsInTemplate(aliases.text, found);
}
