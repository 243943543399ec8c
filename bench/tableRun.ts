/** Reads a table in a process of its own, so that its memory can be told: `node tableRun.ts FILE KEY`. */
import { readFileSync } from 'node:fs';
import { readIndexedTable, readIndexedTableInSteps } from '../server/src/core/tables/indexedTable.ts';

const [, , file = '', key = ''] = process.argv;
const start = performance.now();
const cpuStart = process.cpuUsage();
const text = readFileSync(file, 'utf8');
const table = readIndexedTable(text);
const read = performance.now() - start;
const { user, system } = process.cpuUsage(cpuStart);
const memory = process.resourceUsage().maxRSS / 1024;

const lookups = 1000;
const before = performance.now();
for (let count = 0; count < lookups; count++) table.find(key);
const lookup = (performance.now() - before) / lookups;

let longest = 0;
let last = performance.now();
for (const _ of readIndexedTableInSteps(text)) {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}
console.log(
  JSON.stringify({
    read,
    cpu: (user + system) / 1000,
    memory,
    lookup,
    longest,
    entries: table.lines.count,
    value: table.find(key)?.value.text,
  }),
);
