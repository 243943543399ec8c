import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Configuration, readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { checkValues } from '../../../server/src/core/config/values/valueProblems.ts';
import { newestVersion } from '../../../server/src/core/config/version.ts';
import { mainDiagnostics, masterDiagnostics } from '../../../server/src/core/features/config/diagnostics.ts';
import { type MainCf, parseMainCf } from '../../../server/src/core/syntax/mainCf.ts';
import { type MasterCf, parseMasterCf } from '../../../server/src/core/syntax/masterCf.ts';
import { tableUses } from '../../../server/src/core/tables/uses.ts';
import { generateConfig } from '../../support/configGenerator.ts';
import { seeded } from '../../support/random.ts';

/** A tree as plain data: what it counts of earlier texts, and functions, left out. */
function plain(tree: MainCf | MasterCf): unknown {
  return JSON.parse(JSON.stringify({ ...tree, age: 0 }));
}

const piece = fc.string({ unit: fc.constantFrom(...' \t\r\n#=$a,b-o{}\0'), maxLength: 6 });
const text = fc.string({ unit: fc.constantFrom(...' \t\n\n#=$a,b-o{}'), maxLength: 80 });

test('a text that is read again after a change gives the tree of one that is read whole', () => {
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(8), piece), { maxLength: 8 }), (first, changes) => {
      let now = first;
      let [main, master] = [parseMainCf(now), parseMasterCf(now)];
      for (const [at, length, inserted] of changes) {
        const start = at % (now.length + 1);
        now = now.slice(0, start) + inserted + now.slice(start + length);
        [main, master] = [parseMainCf(now, main), parseMasterCf(now, master)];
        assert.deepEqual(plain(main), plain(parseMainCf(now)));
        assert.deepEqual(plain(master), plain(parseMasterCf(now)));
      }
    }),
    { numRuns: 5000, seed: 20261128 },
  );
});

test('the same holds for the diagnostics of generated configurations that are typed in', () => {
  for (let seed = 0; seed < 150; seed++) {
    const random = seeded(seed);
    const generated = generateConfig(seed);
    const texts = { main: generated.main, master: generated.master };
    let last = read(texts);
    for (let change = 0; change < 5; change++) {
      const file = random.oneIn(2) ? 'main' : 'master';
      const at = random.int(texts[file].length + 1);
      const typed = random.pick(['x', '\n', ' ', '# ', '=', '$myhostname', '\n  more', '']);
      texts[file] = texts[file].slice(0, at) + typed + texts[file].slice(at + random.int(3));
      const again = readConfiguration({ ...inputOf(texts), last });
      const whole = read(texts);
      assert.deepEqual(mainDiagnostics(again, 'en'), mainDiagnostics(whole, 'en'));
      assert.deepEqual(masterDiagnostics(again, 'en'), masterDiagnostics(whole, 'en'));
      last = again;
    }
  }
});

test('it holds where a last line, a service or the release changes what the lines above come to', () => {
  const typed = [
    '',
    '$myhostname',
    '$mydomain, b',
    '${',
    '$relay_domains',
    '/etc/$mail_name',
    '$stress',
    'yes',
  ];
  for (let seed = 0; seed < 150; seed++) {
    const random = seeded(seed);
    const generated = generateConfig(seed);
    const used = [...generated.main.matchAll(/\$[{(]?(\w+)/g)].flatMap(([, name]) => name ?? []);
    const uses = used.map((name, index) => `use${index} = $${name} \${${name}?{a}:{b}}\n`);
    const names = [...used, 'mydomain', 'myhostname', 'relay_domains', 'smtpd_restriction_classes'];
    let last: Configuration | undefined;
    for (let change = 0; change < 6; change++) {
      const line = `${random.pick(names)} = ${random.pick(typed)}`;
      const texts = {
        main: `${generated.main}\n${uses.join('')}hash = hash:$use0/etc/a\n${line}\n`,
        master: `${generated.master}\nown unix - - n - - smtp\n -o ${random.pick(names)}=${random.pick(typed)}\n`,
      };
      const input = {
        ...inputOf(texts),
        version: random.pick([newestVersion, { major: 3, minor: 4, patch: 0 }]),
      };
      const again = readConfiguration({ ...input, ...(last && { last }) });
      const whole = readConfiguration(input);
      assert.deepEqual(again.problems, whole.problems);
      assert.deepEqual(mainDiagnostics(again, 'en'), mainDiagnostics(whole, 'en'));
      assert.deepEqual(masterDiagnostics(again, 'en'), masterDiagnostics(whole, 'en'));
      assert.deepEqual(tableUses(again), tableUses(whole));
      assert.deepEqual(landedTexts(again), landedTexts(whole));
      last = again;
    }
  }
});

function landedTexts(configuration: Configuration) {
  const { values } = checkValues(configuration, 'main');
  return values.map(({ setting, text, pieces, failed, problems }) => {
    return { name: setting.name, value: setting.value, text, pieces, failed, problems };
  });
}

interface Texts {
  main: string;
  master: string;
}

function inputOf({ main, master }: Texts) {
  return { main: { file: 'main.cf', text: main }, master: { file: 'master.cf', text: master } };
}

function read(texts: Texts) {
  return readConfiguration(inputOf(texts));
}

test('what stands before a change is taken over, but not for ever', () => {
  const before = 'a = 1\nb = 2\n';
  const first = parseMainCf(`${before}c = 3\n`);
  const second = parseMainCf(`${before}c = 4\n`, first);
  assert.equal(second.entries[0], first.entries[0]);
  assert.equal(second.age, 1);
  let tree = second;
  const ages = new Set<number>();
  for (let index = 0; index < 200; index++) {
    tree = parseMainCf(`${before}c = ${index}\n`, tree);
    ages.add(tree.age);
  }
  assert.equal(Math.max(...ages), 50);
  assert.equal(parseMainCf(tree.text, tree), tree);
});
