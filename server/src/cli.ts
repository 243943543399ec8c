#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { languageOf } from './core/l10n.ts';
import { expressionsFile, readVersion } from './installation.ts';

/** Exit status for wrong use, and for input that cannot be read. */
const wrongUse = 2;

/** Adds a command to the program. */
type Register = (program: Command) => void;

/** How each command is loaded, in the order of the help: what a command does not need would only delay it. */
const commands: Readonly<Record<string, () => Promise<Register>>> = {
  lsp: async () => registerLsp,
  config: async () => (await import('./cli/config.ts')).registerConfig,
  async check() {
    const { processCheckIo, registerCheck } = await import('./cli/check.ts');
    return (program) => registerCheck(program, processCheckIo(expressionsFile()));
  },
  aliases: async () => (await import('./cli/aliases.ts')).registerAliases,
  log: async () => (await import('./cli/log.ts')).registerLog,
  async route() {
    const { registerRoute } = await import('./cli/route.ts');
    return (program) => registerRoute(program, expressionsFile());
  },
  relay: async () => (await import('./cli/relay.ts')).registerRelay,
};

/** The program with the command that the words of the command line name, or with all commands. */
async function createProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('postfix-lens')
    .description('Reads the configuration and the mail log of Postfix.')
    .version(readVersion())
    .addOption(
      new Option('--lang <language>', 'language of messages').choices(['ja', 'en']).default(localeLanguage()),
    )
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'postfix-lens: ')) })
    .exitOverride();
  const named = words.find((word) => Object.hasOwn(commands, word));
  for (const [name, load] of Object.entries(commands)) {
    if (named === undefined || name === named) (await load())(program);
  }
  return program;
}

/** The language of the locale, by the environment variables in the order of locale(7). */
function localeLanguage(): 'ja' | 'en' {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return languageOf(LC_ALL || LC_MESSAGES || LANG);
}

function registerLsp(program: Command): void {
  program
    .command('lsp')
    .description('Runs the language server.')
    .option('--stdio', 'talk on standard input and output')
    .option('--node-ipc', 'talk on the channel of a Node parent process')
    .option('--socket <port>', 'connect to a port of this machine')
    .option('--clientProcessId <pid>', 'end when this process does')
    .action(async (options: { stdio?: boolean; nodeIpc?: boolean; socket?: string }) => {
      const ways = [options.stdio, options.nodeIpc, options.socket].filter((way) => way !== undefined);
      if (ways.length !== 1) program.error('error: lsp: give one of --stdio, --node-ipc, --socket=N');
      // Loaded when asked for: the other commands start faster without it. The protocol library reads the
      // same options from the command line.
      await import('./main.ts');
    });
}

/** A reader that has seen enough, such as `head`, closes the pipe: that ends the program without a word. */
function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}

async function main(): Promise<void> {
  endQuietlyOnClosedPipe();
  if (process.argv.length <= 2) {
    console.error('postfix-lens: no command given; postfix-lens --help lists them');
    process.exitCode = wrongUse;
    return;
  }
  try {
    const program = await createProgram(process.argv.slice(2));
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : wrongUse;
  }
}

await main();
