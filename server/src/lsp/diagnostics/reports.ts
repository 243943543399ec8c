import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toDiagnostic } from '../convert.ts';
import type { Features } from '../features/features.ts';
import type { Workspace } from '../workspace.ts';

/** What is wrong with a document; two reports with the same ID say the same. */
export interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

export type ReportOn = (document: TextDocument) => Report;

/** Reports on documents with the diagnostics of their features. */
export function createReports(
  { find }: Workspace,
  featuresOf: (document: TextDocument) => Features | undefined,
): ReportOn {
  return (document) => {
    const found = isAnotherVersion(document) ? [] : (featuresOf(document)?.diagnostics?.(document) ?? []);
    const items = found.map((diagnostic) => toDiagnostic(find, document, diagnostic));
    return { resultId: createHash('sha1').update(JSON.stringify(items)).digest('base64'), items };
  };
}

/** The left side of a comparison is not a file to mend. */
function isAnotherVersion({ uri }: TextDocument): boolean {
  return uri.startsWith('git:');
}
