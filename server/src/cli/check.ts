import { type Command, InvalidArgumentError, Option } from 'commander';
import { type PostfixVersion, parseVersion } from '../core/config/version.ts';
import { type Language, type Localized, languageOf, localize } from '../core/l10n.ts';
import type { Severity } from '../core/rules/rule.ts';
import type { ExpressionLibrary } from '../core/tables/expressions.ts';
import { loadExpressions } from '../io/expressions.ts';
import { readTextFile, type TextFile } from '../io/textFile.ts';
import { type CheckedFile, checkPath, type PathFailure } from './checkPaths.ts';
import { type ReportedFinding, reportedFindings, toText } from './checkReport.ts';
import { toSarif } from './sarif.ts';

/** What the command needs of the world; a test gives its own. */
export interface CheckIo {
  readFile(path: string): TextFile;
  readonly expressions?: ExpressionLibrary;
  out(text: string): void;
  err(text: string): void;
  /** Sets the exit status; the output is still flushed. */
  exit(status: number): void;
}

type Format = 'text' | 'json' | 'sarif';

interface CheckRequest {
  readonly paths: readonly string[];
  readonly format: Format;
  /** The least severity that is reported. */
  readonly severity: Severity;
  readonly version: PostfixVersion | undefined;
  readonly language: Language;
  /** Of this program, for SARIF. */
  readonly programVersion: string;
}

/** The files and streams of this process; `expressionsFile` holds the libraries of expressions. */
export const processCheckIo = (expressionsFile: string): CheckIo => ({
  readFile: readTextFile,
  expressions: loadExpressions(expressionsFile),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  exit: (status) => {
    process.exitCode = status;
  },
});

const formats: readonly Format[] = ['text', 'json', 'sarif'];

/** From the gravest down. */
const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

interface CheckOptions {
  readonly format: Format;
  readonly severity: Severity;
  readonly targetVersion?: PostfixVersion;
  readonly lang?: string;
}

/** Adds `check [--format F] [--severity S] [--target-version V] PATH...` to the program. */
export function registerCheck(program: Command, io: CheckIo): void {
  program
    .command('check')
    .description(
      'report what is wrong in main.cf, master.cf, aliases and lookup tables, or in folders of them',
    )
    .argument('<path...>', 'files or folders')
    .addOption(new Option('--format <format>', 'output format').choices(formats).default('text'))
    .addOption(
      new Option('--severity <severity>', 'least severity to report').choices(severities).default('hint'),
    )
    .addOption(
      new Option('--target-version <version>', 'release of Postfix, such as 3.7').argParser(readTarget),
    )
    .action((paths: string[], _options: unknown, command: Command) => {
      const { format, severity, targetVersion, lang } = command.optsWithGlobals<CheckOptions>();
      const programVersion = program.version() ?? '';
      const language = languageOf(lang);
      runCheck({ paths, format, severity, version: targetVersion, language, programVersion }, io);
    });
}

function readTarget(text: string): PostfixVersion {
  const version = parseVersion(text);
  if (!version) throw new InvalidArgumentError('a release of Postfix is wanted, such as 3.7 or 3.7.11');
  return version;
}

/** Runs the command: 0 fine, 1 an error or warning was reported, 2 a path that cannot be checked. */
function runCheck(request: CheckRequest, io: CheckIo): void {
  const { version, language } = request;
  const { readFile, expressions } = io;
  const context = { readFile, language, ...(expressions && { expressions }), ...(version && { version }) };
  const results = request.paths.map((path) => checkPath(path, context));
  const least = severities.indexOf(request.severity);
  const files = distinct(results.flatMap(({ files: found }) => found));
  const findings = reportedFindings(files).filter(({ severity }) => severities.indexOf(severity) <= least);
  io.out(render(request, findings));
  const failures = results.flatMap(({ failure }) => failure ?? []);
  for (const failure of failures) io.err(`postfix-lens: ${explain(failure, language)}\n`);
  if (failures.length > 0) io.exit(2);
  else if (findings.some(({ severity }) => severity === 'error' || severity === 'warning')) io.exit(1);
}

/** A file that is named twice, or by itself and through its folder, is reported once. */
function distinct(files: readonly CheckedFile[]): CheckedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function render(
  { format, language, programVersion }: CheckRequest,
  findings: readonly ReportedFinding[],
): string {
  switch (format) {
    case 'text':
      return toText(findings);
    case 'json':
      return `${JSON.stringify(findings, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(toSarif(findings, language, programVersion), null, 2)}\n`;
  }
}

const explanations: Readonly<Record<PathFailure['reason'], Localized>> = {
  missing: { en: '{path}: no such file or folder', ja: '{path}: ファイルもフォルダもありません' },
  unreadable: { en: '{path}: cannot be read ({detail})', ja: '{path}: 読めません ({detail})' },
  'empty-folder': {
    en: '{path}: no main.cf, master.cf or aliases in this folder',
    ja: '{path}: このフォルダに main.cf、master.cf、aliases のいずれもありません',
  },
  'not-checked': {
    en: '{path}: neither a main.cf nor a master.cf nor an alias file nor a table',
    ja: '{path}: main.cf でも master.cf でもエイリアスのファイルでもテーブルでもありません',
  },
};

function explain({ reason, path, detail = '' }: PathFailure, language: Language): string {
  return localize(explanations[reason], language, { path, detail });
}
