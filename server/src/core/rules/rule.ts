import type { Language, Localized, MessageArguments } from '../l10n.ts';
import { localize } from '../l10n.ts';
import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A place that explains a finding, in the same file unless `file` names another. */
export interface Related {
  readonly file?: string;
  readonly span: Span;
  readonly message: Localized;
  readonly args?: MessageArguments;
}

/** What a rule found, before its message is put into a language. */
export interface Finding {
  readonly span: Span;
  readonly args?: MessageArguments;
  readonly related?: readonly Related[];
  /** How an editor may draw the span besides its underline. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

/** One diagnostic rule: its code is also the name of its file. `Context` is what it looks at. */
export interface Rule<Context> {
  readonly code: string;
  readonly severity: Severity;
  /** What is said at the place; `{name}` is filled from the finding's `args`. */
  readonly message: Localized;
  readonly docs: RuleDocs;
  check(context: Context): Iterable<Finding>;
}

/** What a user reads about a rule. Tests run it: `bad` must be found, `good` must not. */
export interface RuleDocs {
  /** What is wrong, why it matters and the way out. */
  readonly what: Localized;
  /** The master.cf beside the examples, where they need one. */
  readonly master?: string;
  readonly bad: string;
  readonly good: string;
}

/** A finding with its rule's code and severity, its message in the reader's language. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedInformation[];
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface RelatedInformation {
  readonly file?: string;
  readonly span: Span;
  readonly message: string;
}

/** Runs `rules` over `context`; the diagnostics come in the order of their places. */
export function diagnose<Context>(
  rules: readonly Rule<Context>[],
  context: Context,
  language: Language,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(context)) diagnostics.push(toDiagnostic(rule, finding, language));
  }
  return diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function toDiagnostic<Context>(rule: Rule<Context>, finding: Finding, language: Language): Diagnostic {
  const related = (finding.related ?? []).map(({ file, span, message, args }) => ({
    ...(file !== undefined && { file }),
    span,
    message: localize(message, language, args),
  }));
  return {
    code: rule.code,
    severity: rule.severity,
    span: finding.span,
    message: localize(rule.message, language, finding.args),
    related,
    ...(finding.tag && { tag: finding.tag }),
  };
}
