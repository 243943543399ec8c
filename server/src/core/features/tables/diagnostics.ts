import type { Language } from '../../l10n.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';
import { clientRules, indexedRules, networkRules, patternRules } from '../../rules/tables/index.ts';
import type { TableFile } from '../../tables/tableFile.ts';

/** Everything the rules find in a table file, in the order of the places. */
export function tableDiagnostics(file: TableFile, language: Language): Diagnostic[] {
  switch (file.kind) {
    case 'table':
      return diagnose(indexedRules, file, language);
    case 'pattern':
      return diagnose(patternRules, file, language);
    case 'cidr':
      return diagnose(networkRules, file, language);
    case 'client':
      return diagnose(clientRules, file, language);
  }
}
