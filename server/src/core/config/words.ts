import type { ConfigProblem } from './problem.ts';

/** Names of the two files as messages show them. */
export interface ConfigPaths {
  readonly main: string;
  readonly master: string;
}

/**
 * A problem as postconf(1) prints it on standard error, without the program's name:
 * `warning: /etc/postfix/main.cf, line 2: overriding earlier entry: relayhost=a`.
 */
export function postconfMessage(problem: ConfigProblem, paths: ConfigPaths): string {
  const severity = problem.fatal ? 'fatal' : 'warning';
  return `${severity}: ${printable(placed(problem, paths[problem.file]).replace(/\n/g, ' '))}`;
}

function placed(problem: ConfigProblem, path: string): string {
  const { code, words, line } = problem;
  switch (code) {
    case 'missing-equals':
    case 'missing-name':
    case 'overridden-entry':
      return `${path}, line ${line}: ${words}`;
    case 'master-field-count':
      return `file ${path}: line ${line}: ${words}`;
    case 'text-after-nul':
      return `${path}: line ${line}: ${words}`;
    case 'orphan-continuation':
    case 'trailing-comment':
    case 'undefined-parameter':
    case 'unused-parameter':
    case 'deprecated-parameter':
    case 'removed-parameter':
    case 'read-only-parameter':
      return `${path}: ${words}`;
    case 'master-braces':
    case 'master-option':
      return `master.cf: ${words}`;
    case 'table-braces':
      return `${problem.nameSpace ? `master.cf:${problem.nameSpace}` : 'main.cf'}: ${words}`;
    default:
      return words;
  }
}

/** Messages show `?` for what is not printable ASCII (printable(3)). */
function printable(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}
