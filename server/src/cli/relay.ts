import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfiguration } from '../core/config/configuration.ts';
import { type Language, languageOf, localize } from '../core/l10n.ts';
import {
  clientNames,
  describeCell,
  describeServer,
  destinationNames,
  serverName,
} from '../core/relay/describe.ts';
import { type RelayTable, relayTables } from '../core/relay/relaying.ts';
import { attempt } from '../core/route/dependency.ts';
import { thisHost } from '../io/host.ts';
import { readTextFile } from '../io/textFile.ts';

interface RelayOptions {
  readonly config: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Adds `relay -c DIR [--json]`: who may send mail through each SMTP server of a configuration. */
export function registerRelay(program: Command): void {
  program
    .command('relay')
    .description('show who may relay through each SMTP server, and what decides')
    .requiredOption('-c, --config <dir>', 'the folder with main.cf and master.cf')
    .option('--json', 'as JSON')
    .action((_options: unknown, command: Command) => {
      process.exitCode = runRelay(command.optsWithGlobals<RelayOptions>());
    });
}

/** Exit status 0, 1 where strangers may relay, 2 where the configuration cannot be read. */
function runRelay({ config, json, lang }: RelayOptions): number {
  const paths = { main: join(config, 'main.cf'), master: join(config, 'master.cf') };
  const main = readTextFile(paths.main);
  if (main.state !== 'read') {
    process.stderr.write(`postfix-lens: fatal: open ${paths.main}: ${main.state}\n`);
    return 2;
  }
  const master = readTextFile(paths.master);
  const configuration = readConfiguration({
    main: { file: paths.main, text: main.text },
    ...(master.state === 'read' && { master: { file: paths.master, text: master.text } }),
    host: thisHost(),
    folder: config,
  });
  const search = attempt(() => relayTables(configuration));
  if ('unknown' in search) {
    const { parameter, words } = search.unknown;
    process.stderr.write(`postfix-lens: fatal: ${parameter}: ${localize(words, languageOf(lang))}\n`);
    return 1;
  }
  const tables = search.found;
  if (json) process.stdout.write(`${JSON.stringify(tables.map(toJson), null, 2)}\n`);
  else process.stdout.write(tables.map((table) => toText(table, languageOf(lang))).join('\n'));
  return tables.some(({ isOpen }) => isOpen) ? 1 : 0;
}

function toJson(table: RelayTable) {
  const { cells, isOpen, serves } = table;
  return {
    service: serverName(table),
    serves,
    open: isOpen,
    cells: cells.map(({ client, destination, isPermitted, by, unless }) => ({
      client,
      destination,
      permitted: isPermitted,
      by: by ? { restriction: by.name, parameter: by.parameter } : null,
      unless: unless.map(({ name, parameter }) => ({ restriction: name, parameter })),
    })),
  };
}

function toText(table: RelayTable, language: Language): string {
  const problem = describeServer(table, language);
  const lines = [`${serverName(table)}:${table.isOpen ? ` ${problem}` : ''}`];
  if (!table.serves) lines.push(`  ${problem}`);
  for (const cell of table.serves ? table.cells : []) {
    const from = localize(clientNames[cell.client], language);
    const to = localize(destinationNames[cell.destination], language);
    lines.push(`  ${from} → ${to}: ${describeCell(cell, language)}`);
  }
  return `${lines.join('\n')}\n`;
}
