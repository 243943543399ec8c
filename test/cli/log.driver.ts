import { Command } from 'commander';
import { registerLog } from '../../server/src/cli/log.ts';

/** Runs `log` alone, set up as the whole program sets up its commands. */
const program = new Command('postfix-lens')
  .option('--lang <language>')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'postfix-lens: ')) })
  .exitOverride();
registerLog(program);
process.stdout.on('error', () => process.exit());
program.parseAsync().catch((error: { readonly exitCode?: number }) => {
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
