import { type Language, localize } from '../../l10n.ts';
import { type Diagnostic, diagnose } from '../../rules/rule.ts';
import { clientRules, indexedRules, networkRules, patternRules } from '../../rules/tables/index.ts';
import { tableBinary } from '../../rules/tables/table-binary.ts';
import type { TableFile } from '../../tables/tableFile.ts';

/** Everything the rules find in a table file, in the order of the places; of each kind, not without end. */
export function tableDiagnostics(file: TableFile, language: Language): Diagnostic[] {
  const binary = diagnose([tableBinary], file, language);
  return binary.length > 0 ? binary : limited(textDiagnostics(file, language), language);
}

function textDiagnostics(file: TableFile, language: Language): Diagnostic[] {
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

/** A file that is wrong throughout would bury its reader: a million lines may each be wrong. */
const mostOfAKind = 500;

const more = {
  en: '{message} (and at least {count} more of this kind)',
  ja: '{message} (同じ指摘がほかに {count} 件以上)',
};

/** The first findings of each code; the last of them says how many more there are. */
function limited(diagnostics: readonly Diagnostic[], language: Language): Diagnostic[] {
  const counts = new Map<string, number>();
  for (const { code } of diagnostics) counts.set(code, (counts.get(code) ?? 0) + 1);
  const seen = new Map<string, number>();
  return diagnostics.flatMap((diagnostic) => {
    const { code, message } = diagnostic;
    const number = (seen.get(code) ?? 0) + 1;
    seen.set(code, number);
    const count = (counts.get(code) ?? 0) - mostOfAKind;
    if (number < mostOfAKind || count <= 0) return [diagnostic];
    return number > mostOfAKind
      ? []
      : [{ ...diagnostic, message: localize(more, language, { message, count }) }];
  });
}
