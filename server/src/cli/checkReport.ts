import type { PlacedCode } from '../core/features/types.ts';
import type { Severity } from '../core/rules/rule.ts';
import { indexLines, type LineIndex, type Position } from '../core/text/lineIndex.ts';
import type { Span } from '../core/text/span.ts';
import type { CheckedFile } from './checkPaths.ts';

/** 0-based lines and UTF-16 columns. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding as it is reported, in the shape of `--format json`. */
export interface ReportedFinding {
  readonly file: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  /** The ways out, best first. */
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
}

/** The findings of all files, in the order of files and places. */
export function reportedFindings(files: readonly CheckedFile[]): ReportedFinding[] {
  return files.flatMap(({ path, diagnostics, texts, fixesOf }) => {
    const rangeOf = ranges(texts);
    const fixes = (problem: PlacedCode): ReportedFix[] =>
      fixesOf(problem).map(({ title, edits }) => ({
        title,
        edits: edits.map(({ file, span, newText }) => ({ file, range: rangeOf(file, span), newText })),
      }));
    return diagnostics.map(({ span, severity, code, message, related }) => ({
      file: path,
      range: rangeOf(path, span),
      severity,
      code,
      message,
      related: related.map((each) => ({
        file: each.file ?? path,
        range: rangeOf(each.file ?? path, each.span),
        message: each.message,
      })),
      fixes: fixes({ code, span }),
    }));
  });
}

function ranges(texts: ReadonlyMap<string, string>): (file: string, span: Span) => Range {
  const indexes = new Map<string, LineIndex>();
  return (file, { start, end }) => {
    const index = indexes.get(file) ?? indexLines(texts.get(file) ?? '');
    indexes.set(file, index);
    return { start: index.positionAt(start), end: index.positionAt(end) };
  };
}

/** `FILE:LINE:COLUMN: SEVERITY: MESSAGE [CODE]`, 1-based, a line each. */
export function toText(findings: readonly ReportedFinding[]): string {
  return findings
    .map(({ file, range: { start }, severity, message, code }) => {
      return `${file}:${start.line + 1}:${start.character + 1}: ${severity}: ${message} [${code}]\n`;
    })
    .join('');
}
