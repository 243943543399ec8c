import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Configuration, readConfiguration, type SourceText } from '../core/config/configuration.ts';
import { newestVersion, type PostfixVersion, parseVersion } from '../core/config/version.ts';
import { postconfMessage } from '../core/config/words.ts';
import type { Location } from '../core/features/types.ts';
import { type Language, languageOf, localize } from '../core/l10n.ts';
import { describeStep } from '../core/route/describe.ts';
import { createRouter, type Route } from '../core/route/route.ts';
import { routeSources } from '../core/route/sources.ts';
import type { Step } from '../core/route/step.ts';
import type { TableWorld } from '../core/tables/lookupTable.ts';
import { indexLines, type LineIndex } from '../core/text/lineIndex.ts';
import { loadExpressions } from '../io/expressions.ts';
import { thisHost } from '../io/host.ts';
import { tableFiles } from '../io/tableFiles.ts';
import { readTextFile, type TextFile } from '../io/textFile.ts';

interface RouteOptions {
  readonly config: string;
  readonly sender: string;
  readonly json?: boolean;
  readonly targetVersion?: PostfixVersion;
  readonly hostname?: string;
  readonly lang?: string;
}

/** Adds `route -c DIR [--sender S] [--json] ADDRESS...`; `expressions` is the file of their libraries. */
export function registerRoute(program: Command, expressions: string): void {
  program
    .command('route')
    .description('show where mail for addresses goes, and why')
    .requiredOption('-c, --config <dir>', 'the folder with main.cf and master.cf')
    .option('--sender <address>', 'the envelope sender, which some tables look at', '<>')
    .option('--json', 'as JSON')
    .addOption(
      new Option(
        '--target-version <version>',
        'the release of Postfix, such as 3.7; the newest where absent',
      ).argParser(readTarget),
    )
    .option('--hostname <fqdn>', 'the host name to compute defaults from; this machine where absent')
    .argument('<address...>', 'recipients, as in a message')
    .action((addresses: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<RouteOptions>();
      process.exitCode = runRoute(addresses, options, tableFiles(loadExpressions(expressions)));
    });
}

function readTarget(text: string): PostfixVersion {
  const version = parseVersion(text);
  if (!version) throw new InvalidArgumentError(`not a version of Postfix: ${text}`);
  return version;
}

/** Exit status 0, 1 after a fatal error in the configuration, 2 where it cannot be read. */
function runRoute(addresses: readonly string[], options: RouteOptions, world: TableWorld): number {
  const paths = { main: join(options.config, 'main.cf'), master: join(options.config, 'master.cf') };
  const main = readTextFile(paths.main);
  if (main.state !== 'read') {
    process.stderr.write(`postfix-lens: fatal: open ${paths.main}: ${wordsOf(main)}\n`);
    return 2;
  }
  const master = readTextFile(paths.master);
  const configuration = readConfiguration({
    main: { file: paths.main, text: main.text },
    ...(master.state === 'read' && { master: { file: paths.master, text: master.text } }),
    version: options.targetVersion ?? newestVersion,
    host: thisHost(options.hostname),
    folder: options.config,
  });
  const fatal = configuration.problems.filter((problem) => problem.fatal);
  for (const problem of fatal) process.stderr.write(`postfix-lens: ${postconfMessage(problem, paths)}\n`);
  const router = createRouter(configuration, routeSources(configuration, world));
  const routes = addresses.map((address) => router(address, options.sender));
  const lines = lineFinder(configuration, world);
  if (options.json)
    process.stdout.write(
      `${JSON.stringify(
        routes.map((route) => toJson(route, lines)),
        null,
        2,
      )}\n`,
    );
  else for (const route of routes) process.stdout.write(toText(route, lines, languageOf(options.lang)));
  return fatal.length > 0 ? 1 : 0;
}

function wordsOf(file: Exclude<TextFile, { state: 'read' }>): string {
  if (file.state === 'missing') return 'No such file or directory';
  return file.reason === 'EACCES' ? 'Permission denied' : file.reason;
}

/** The 1-based line of a place. */
type FindLine = (place: Location) => number;

function lineFinder({ main, master }: Configuration, world: TableWorld): FindLine {
  const known: SourceText[] = master ? [main, master] : [main];
  const indices = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex => {
    const text = known.find((source) => source.file === file)?.text;
    const source = text === undefined ? world.read(file) : { text };
    return indexLines('text' in source ? source.text : '');
  };
  return ({ file, span }) => {
    const index = indices.get(file) ?? indexOf(file);
    indices.set(file, index);
    return index.positionAt(span.start).line + 1;
  };
}

function toJson(route: Route, lineOf: FindLine) {
  const { address, addressClass, transport, nexthop, recipient, flags, steps, deliveries } = route;
  return {
    address,
    class: addressClass ?? null,
    transport: transport ?? null,
    nexthop: nexthop ?? null,
    recipient,
    flags,
    steps: steps.map((step) => stepJson(step, lineOf)),
    deliveries,
  };
}

function stepJson({ rule, parameter, place, from, to, table }: Step, lineOf: FindLine) {
  return {
    rule,
    parameter: parameter ?? null,
    file: place?.file ?? null,
    line: place ? lineOf(place) : null,
    from,
    to,
    ...(table !== undefined && { table }),
  };
}

const endWords = { en: 'delivered to', ja: '配送先' };

/** The decision on one line, then a line for each step, then where the copies end up. */
function toText(route: Route, lineOf: FindLine, language: Language): string {
  const { address, addressClass, transport, nexthop, recipient, steps, deliveries } = route;
  const where = transport === undefined ? '?' : `${transport}:${nexthop ?? '?'}`;
  const lines = [`${address}: ${addressClass ?? '?'} ${where} ${recipient}`];
  for (const step of steps) lines.push(`  ${describeStep(step, language)}${placeText(step, lineOf)}`);
  for (const { recipient: end, transport: by, nexthop: to } of deliveries) {
    lines.push(`  ${localize(endWords, language)} ${end} (${by}:${to})`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function placeText({ place }: Step, lineOf: FindLine): string {
  return place ? ` [${place.file}:${lineOf(place)}]` : '';
}
