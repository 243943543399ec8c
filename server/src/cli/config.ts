import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type Configuration, readConfiguration, type SourceText } from '../core/config/configuration.ts';
import { expand } from '../core/config/expand.ts';
import type { ConfigProblem } from '../core/config/problem.ts';
import { type ReportOptions, type Run, runPostconf, shownParameters } from '../core/config/report.ts';
import { newestVersion, type PostfixVersion, parseVersion } from '../core/config/version.ts';
import { type ConfigPaths, postconfMessage } from '../core/config/words.ts';
import { parseMacros } from '../core/syntax/macro.ts';
import { indexLines } from '../core/text/lineIndex.ts';
import { thisHost } from '../io/host.ts';
import { systemWords } from '../io/systemWords.ts';

interface ConfigOptions {
  readonly config: string;
  readonly n?: boolean;
  readonly d?: boolean;
  readonly x?: boolean;
  readonly M?: boolean;
  readonly P?: boolean;
  readonly json?: boolean;
  readonly targetVersion?: string;
  readonly hostname?: string;
}

/** Adds `postfix-lens config`: the configuration of a folder as postconf(1) reports it. */
export function registerConfig(program: Command): void {
  program
    .command('config')
    .description('show the configuration in a folder as postconf(1) does')
    .requiredOption('-c, --config <dir>', 'the folder with main.cf and master.cf')
    .addOption(new Option('-n', 'parameters set in main.cf').conflicts(['d', 'M', 'P']))
    .addOption(new Option('-d', 'defaults').conflicts(['n', 'M', 'P']))
    .option('-x', 'values expanded')
    .addOption(new Option('-M', 'services of master.cf').conflicts(['n', 'd', 'P']))
    .addOption(new Option('-P', '-o settings of master.cf').conflicts(['n', 'd', 'M']))
    .option('--json', 'as JSON')
    .option('--target-version <version>', 'the release of Postfix, such as 3.7; the newest where absent')
    .option('--hostname <fqdn>', 'the host name to compute defaults from; this machine where absent')
    .argument('[names...]', 'only these')
    .action((names: string[], options: ConfigOptions) => {
      process.exitCode = runConfig(names, options);
    });
}

/** Exit status 0, 1 after a fatal error in the configuration, 2 where it cannot be read. */
function runConfig(names: readonly string[], options: ConfigOptions): number {
  const version = targetVersion(options.targetVersion);
  if (!version) return complain(`not a version of Postfix: ${options.targetVersion}`);
  const paths = { main: join(options.config, 'main.cf'), master: join(options.config, 'master.cf') };
  const show = shownListing(options);
  const main = readSource(paths.main);
  const master = readSource(paths.master);
  if ('error' in main && show !== 'defaults') return complain(`open ${paths.main}: ${main.error}`);
  if ('error' in master && (show === 'services' || show === 'options')) {
    return complain(`open ${paths.master}: ${master.error}`);
  }
  if ('error' in master)
    process.stderr.write(`postfix-lens: warning: open ${paths.master}: ${master.error}\n`);

  const configuration = readConfiguration({
    main: 'error' in main ? { file: paths.main, text: '' } : main,
    ...('error' in master ? {} : { master }),
    version,
    host: thisHost(options.hostname),
    folder: options.config,
  });
  const report = { show, expanded: options.x === true, names };
  if (options.json) return printJson(configuration, report, paths);
  return printRun(runPostconf(configuration, report), paths);
}

function targetVersion(text: string | undefined): PostfixVersion | undefined {
  return text === undefined ? newestVersion : parseVersion(text);
}

function shownListing({ n, d, M, P }: ConfigOptions): ReportOptions['show'] {
  if (M) return 'services';
  if (P) return 'options';
  if (d) return 'defaults';
  return n ? 'set' : 'all';
}

/** Every byte of the file becomes one character, so that all of them survive. */
function readSource(path: string): SourceText | { readonly error: string } {
  try {
    return { file: path, text: readFileSync(path, 'latin1') };
  } catch (error) {
    return { error: systemWords(error) };
  }
}

function complain(words: string): number {
  process.stderr.write(`postfix-lens: fatal: ${words}\n`);
  return 2;
}

function printRun({ output, problems, failed }: Run, paths: ConfigPaths): number {
  process.stdout.write(Buffer.from(output, 'latin1'));
  for (const problem of problems) process.stderr.write(`postfix-lens: ${postconfMessage(problem, paths)}\n`);
  return failed ? 1 : 0;
}

function printJson(configuration: Configuration, options: ReportOptions, paths: ConfigPaths): number {
  const { problems, failed } = runPostconf(configuration, options);
  const json = {
    parameters: failed
      ? []
      : shownParameters(configuration, options).map((shown) => parameterJson(configuration, shown, paths)),
    problems: problems.map((problem) => problemJson(problem, paths)),
  };
  process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  return failed ? 1 : 0;
}

function parameterJson(
  { examination, main }: Configuration,
  { name, value, known }: ReturnType<typeof shownParameters>[number],
  paths: ConfigPaths,
) {
  const setting = examination.settings.get(name);
  const expansion = known.parameter?.rawString
    ? undefined
    : expand(parseMacros(value), examination.lookup(), name);
  const source = known.origin === 'user' ? 'user' : setting ? 'main.cf' : 'default';
  const place = setting?.assignment && {
    file: paths.main,
    line: indexLines(main.text).positionAt(setting.assignment.nameSpan.start).line + 1,
  };
  return {
    name,
    value: fromBytes(value),
    expanded: fromBytes(expansion && !expansion.failed ? expansion.text : value),
    source,
    ...place,
  };
}

function problemJson(problem: ConfigProblem, paths: ConfigPaths) {
  const words = postconfMessage(problem, paths);
  return {
    severity: problem.fatal ? 'fatal' : 'warning',
    code: problem.code,
    message: words.slice(words.indexOf(': ') + 2),
    file: paths[problem.file],
    ...(problem.line !== undefined && { line: problem.line }),
  };
}

/** Text that was read byte by byte, as UTF-8. */
function fromBytes(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}
