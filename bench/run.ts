/**
 * `npm run bench [-- SECTION...]`: figures beside their references, all measured in this run. `truth` takes an hour and
 * runs only when it is named.
 */
import { benchConfig } from './config.ts';
import { benchEditor } from './editor.ts';
import { benchLogEditor } from './logEditor.ts';
import { benchMaillog } from './maillog.ts';
import { compareWithTruth } from './maillogTruth.ts';
import { benchRoute } from './route.ts';
import { benchTables } from './tables.ts';
import { benchViewer } from './viewer.ts';

const sections: Readonly<Record<string, (options: readonly string[]) => void | Promise<void>>> = {
  config: () => benchConfig(),
  editor: () => benchEditor(),
  maillog: benchMaillog,
  route: () => benchRoute(),
  tables: benchTables,
  logEditor: benchLogEditor,
  viewer: benchViewer,
  truth: compareWithTruth,
};

const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith('-'));
const wanted = words.filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`no section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const [name, run] of Object.entries(sections)) {
    if (wanted.length > 0 ? !wanted.includes(name) : name === 'truth') continue;
    console.log(`\n${name}`);
    await run(options);
  }
}
