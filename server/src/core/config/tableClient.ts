import { beginning, type MainCfEntry, missingWords, orphanWords, parseMainCf } from '../syntax/mainCf.ts';

/** A complaint about a table's client configuration, in postconf's words. */
export interface TableClientProblem {
  readonly words: string;
  readonly fatal: boolean;
}

/**
 * What postconf(1) says of the client configuration of an `ldap:/path` or similar table: lines that it
 * cannot read, settings made twice, and names that are not among `attributes`. `key` is `type:path`.
 */
export function tableClientProblems(
  key: string,
  path: string,
  text: string,
  attributes: readonly string[],
): TableClientProblem[] {
  const problems: TableClientProblem[] = [];
  const values = new Map<string, string>();
  for (const entry of parseMainCf(text).entries) {
    const place = `${path}, line ${entry.line.firstLine + 1}`;
    if (entry.kind === 'malformed') {
      const problem = malformed(entry.reason, place, path, entry.text);
      problems.push(problem);
      if (problem.fatal) return problems;
      continue;
    }
    const old = values.get(entry.name);
    if (old !== undefined && old !== entry.value) {
      problems.push({ words: `${place}: overriding earlier entry: ${entry.name}=${old}`, fatal: false });
    }
    values.set(entry.name, entry.value);
  }
  for (const [name, value] of values) {
    if (attributes.includes(name)) continue;
    problems.push({ words: `${key}: unused parameter: ${name}=${value}`, fatal: false });
  }
  return problems;
}

function malformed(
  reason: Extract<MainCfEntry, { kind: 'malformed' }>['reason'],
  place: string,
  path: string,
  text: string,
): TableClientProblem {
  if (reason === 'orphan-continuation') {
    return { words: `${path}: ${orphanWords}: "${beginning(text)}"`, fatal: false };
  }
  return { words: `${place}: ${missingWords[reason]}: "${text}"`, fatal: true };
}
