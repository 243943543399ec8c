import type { Configuration } from '../../config/configuration.ts';
import type { ConfigProblem, ConfigProblemCode } from '../../config/problem.ts';
import type { MessageArguments } from '../../l10n.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Rule } from '../rule.ts';

/** What rules of main.cf and master.cf look at: the configuration, and which of its files is being checked. */
export interface ConfigContext {
  readonly configuration: Configuration;
  readonly file: 'main' | 'master';
}

export type ConfigRule = Rule<ConfigContext>;

/** A finding for each problem of that class in the file at hand that postconf(1) would report there. */
export function* findProblems(
  { configuration, file }: ConfigContext,
  code: ConfigProblemCode,
  args: (problem: ConfigProblem) => MessageArguments = () => ({}),
): Generator<Finding> {
  const seen = new Set<string>();
  for (const problem of configuration.problems) {
    const { span } = problem;
    if (problem.code !== code || problem.file !== file || problem.repeated || !span) continue;
    const key = `${span.start}-${span.end}-${problem.words}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield { span, args: args(problem) };
  }
}

/** A text cut to what fits into a message, on one line. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}

/** The places of all assignments of `name` in main.cf, in order. */
export function assignmentSpans({ configuration }: ConfigContext, name: string): Span[] {
  return configuration.main.tree.entries.flatMap((entry) =>
    entry.kind === 'assignment' && entry.name === name ? [entry.nameSpan] : [],
  );
}
