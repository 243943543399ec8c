import type { LogicalLine } from '../syntax/logicalLines.ts';
import type { PatternComplaint, PatternDialect } from '../syntax/patternTable.ts';
import type { MalformedEntry, TableEntry } from '../syntax/table.ts';
import type { CidrRule, CidrRules } from './cidrTable.ts';
import { foldKey, type IndexedTable, statementAt } from './indexedTable.ts';
import type { CompiledPatterns, CompiledRule } from './patternTable.ts';

/**
 * What postmap(1) says while it builds an indexed table, or texthash while it reads one, in the order of the
 * file and without the program's name. `file` is what the user calls the file.
 */
export function indexedWarnings(table: IndexedTable, type: string, file: string): string[] {
  const duplicates = new Set(table.duplicates.map(({ line }) => line));
  const warnings: string[] = [];
  for (let index = 0; index < table.lines.count; index++) {
    const statement = statementAt(table.lines, index);
    if (statement.kind === 'malformed') {
      warnings.push(malformedWarning(statement, type, file));
      continue;
    }
    if (statement.key.text.endsWith(':'))
      warnings.push(`${lineOf(statement, file)}: record is in "key: value" format; is this an alias file?`);
    if (duplicates.has(index)) warnings.push(duplicateWarning(statement, type, file));
  }
  return warnings.map(printable);
}

function lineOf({ line }: { readonly line: LogicalLine }, file: string): string {
  return `${file}, line ${line.firstLine + 1}`;
}

function duplicateWarning(entry: TableEntry, type: string, file: string): string {
  const key = foldKey(entry.key.text);
  switch (type) {
    case 'texthash':
      return `${lineOf(entry, file)}: duplicate entry: "${entry.key.text}"`;
    case 'lmdb':
      return `lmdb:${file}: duplicate entry: "${key}"`;
    case 'cdb':
      return `${file}: duplicate entry: "${key}"`;
    default:
      return `${file}.db: duplicate entry: "${key}"`;
  }
}

function malformedWarning(statement: MalformedEntry, type: string, file: string): string {
  const place = lineOf(statement, file);
  const text = untilNul(statement.line.text);
  switch (statement.reason) {
    case 'orphan':
      return orphanWarning(statement.line, file);
    case 'not-utf8':
      return `${place}: non-UTF-8 input "${text}" -- ignoring this line`;
    case 'unbalanced-quote':
      return `${place}: unbalanced '"' in '${text}' -- ignoring this line`;
    default:
      return `${place}: expected format: key whitespace value${type === 'texthash' ? ' -- ignoring this line' : ''}`;
  }
}

/** What the driver of `regexp:` or `pcre:` says while it opens a table. */
export function patternWarnings(patterns: CompiledPatterns, file: string): string[] {
  const { tree, rules, conditions } = patterns;
  const warnings: string[] = [];
  const strays = new Set(conditions.withoutIf);
  tree.statements.forEach((statement, index) => {
    const place = `${tree.dialect} map ${file}, line ${statement.line.firstLine + 1}`;
    if (statement.complaints[0]?.code === 'orphan') {
      warnings.push(orphanWarning(statement.line, file));
    } else if (strays.has(index)) {
      warnings.push(`${place}: ignoring ENDIF without matching IF`);
    } else {
      for (const complaint of statement.complaints) {
        warnings.push(...complaintWords(complaint, tree.dialect).map((words) => place + words));
      }
      warnings.push(...ruleErrorWords(rules[index]).map((words) => place + words));
    }
  });
  for (const index of conditions.withoutEndif) {
    const line = (tree.statements[index]?.line.firstLine ?? 0) + 1;
    warnings.push(`${tree.dialect} map ${file}, line ${line}: IF has no matching ENDIF`);
  }
  return warnings.map(printable);
}

/** The words behind the line number; for some, several messages. */
function complaintWords({ code, word }: PatternComplaint, dialect: PatternDialect): string[] {
  switch (code) {
    case 'no-expression':
      return [': no regexp: skipping this rule'];
    case 'no-delimiter':
      return [
        `: no closing regexp delimiter "${firstByte(word)}": ${dialect === 'pcre' ? 'ignoring' : 'skipping'} this rule`,
      ];
    case 'unknown-flag':
      return [`: unknown regexp option "${firstByte(word)}": skipping this rule`];
    case 'obsolete-flag':
      return [`: ignoring obsolete regexp option "${word}"`];
    case 'no-result':
      return [': no replacement text: using empty string'];
    case 'group-not-a-number':
      return [`: non-numeric replacement index "${word}"`, badResult];
    case 'group-out-of-range':
      return [`: out${dialect === 'pcre' ? ' of ' : '-of-'}range replacement index "${word}"`, badResult];
    case 'bad-result':
      return [badResult];
    case 'group-in-negative':
      return [': $number found in negative match replacement text: skipping this rule'];
    case 'text-after-if':
      return [
        `: ignoring extra text after IF statement: "${word}"`,
        ': do not prepend whitespace to statements between IF and ENDIF',
      ];
    case 'text-after-endif':
      return [': ignoring extra text after ENDIF'];
    case 'unrecognized':
      return [': ignoring unrecognized request'];
    case 'orphan':
      return [];
  }
}

/** The drivers read bytes, and show `?` for the first of several. */
function firstByte(char: string): string {
  return char > '\x7f' ? '?' : char;
}

const badResult = ': bad replacement syntax: skipping this rule';

function ruleErrorWords(rule: CompiledRule | undefined): string[] {
  if (rule?.kind !== 'skipped' || !rule.error) return [];
  const { error } = rule;
  if (error.kind === 'no-such-group')
    return [`: out of range replacement index "${error.rule.groups}": skipping this rule`];
  const { words } = error.error;
  const { offset } = error.error;
  if (offset === undefined) return [`: ${words}`];
  const bytes = new TextEncoder().encode(error.pattern.source.text.slice(0, offset)).length;
  return [`: error in regex at offset ${bytes}: ${words}`];
}

/** What the driver of `cidr:` says while it opens a table. */
export function cidrWarnings({ tree, rules, conditions }: CidrRules, file: string): string[] {
  const strays = new Set(conditions.withoutIf);
  const warnings = rules.flatMap((rule, index): string[] => {
    const statement = tree.statements[index];
    if (!statement) return [];
    if (statement.kind === 'skipped' && statement.reason === 'orphan')
      return [orphanWarning(statement.line, file)];
    const words = strays.has(index) ? 'ENDIF without IF' : cidrWords(rule);
    return words === undefined
      ? []
      : [`cidr map ${file}, line ${statement.line.firstLine + 1}: ${words}: skipping this rule`];
  });
  for (const index of conditions.withoutEndif) {
    const line = (tree.statements[index]?.line.firstLine ?? 0) + 1;
    warnings.push(`cidr map ${file}, line ${line}: IF has no matching ENDIF`);
  }
  return warnings.map(printable);
}

function cidrWords(rule: CidrRule): string | undefined {
  if (rule.kind !== 'skipped') return undefined;
  if (rule.error) return rule.error.words;
  if (rule.rule.kind !== 'skipped') return undefined;
  switch (rule.rule.reason) {
    case 'no-network':
      return 'no address pattern';
    case 'text-after-endif':
      return 'garbage after ENDIF';
    default:
      return undefined;
  }
}

/** How much of an orphaned line its message shows, in bytes. */
const shownBytes = 30;

function orphanWarning({ text }: LogicalLine, file: string): string {
  let size = 0;
  let end = 0;
  for (const char of text) {
    size += char === '\uFFFD' ? 1 : new TextEncoder().encode(char).length;
    if (size <= shownBytes) end += char.length;
  }
  const shown = untilNul(text.slice(0, end)) + (size > shownBytes ? '...' : '');
  return `${file}: logical line must not start with whitespace: "${shown}"`;
}

function untilNul(text: string): string {
  const nul = text.indexOf('\0');
  return nul === -1 ? text : text.slice(0, nul);
}

/** Messages show `?` for control characters, and for bytes that are not UTF-8. */
function printable(text: string): string {
  return text.replace(/[\0-\x1f\x7f\uFFFD]/g, '?');
}
