import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../core/l10n.ts';
import { aliasRules } from '../core/rules/aliases/index.ts';
import { configRules } from '../core/rules/config/index.ts';
import type { Rule, Severity } from '../core/rules/rule.ts';
import type { Range, ReportedFinding, ReportedFix } from './checkReport.ts';

type AnyRule = Pick<Rule<never>, 'code' | 'severity' | 'docs'>;

const rules: readonly AnyRule[] = [...configRules, ...aliasRules];

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** The findings as a log of SARIF 2.1.0, with the rules behind them. */
export function toSarif(findings: readonly ReportedFinding[], language: Language, version: string) {
  const codes = new Set(findings.map(({ code }) => code));
  const used = rules.filter(({ code }) => codes.has(code));
  const indexOf = new Map(used.map(({ code }, index) => [code, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Postfix Lens', version, rules: used.map((rule) => describe(rule, language)) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, indexOf.get(finding.code) ?? -1)),
      },
    ],
  };
}

function describe({ code, severity, docs }: AnyRule, language: Language) {
  return {
    id: code,
    fullDescription: { text: docs.what[language] },
    help: { text: docs.what[language] },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(finding: ReportedFinding, ruleIndex: number) {
  const { file, range, severity, code, message, related, fixes } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: placeOf(file, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        message: { text: each.message },
        physicalLocation: placeOf(each.file, each.range),
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
  };
}

function fixOf({ title, edits }: ReportedFix) {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: { uri: uriOf(file) },
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({
          deletedRegion: placeOf(file, range).region,
          insertedContent: { text: newText },
        })),
    })),
  };
}

/** SARIF counts lines and columns from 1; the end column is behind the last character. */
function placeOf(file: string, { start, end }: Range) {
  return {
    artifactLocation: { uri: uriOf(file) },
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split('/').map(encodeURIComponent).join('/');
}
