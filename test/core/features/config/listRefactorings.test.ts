import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { splitBracedList } from '../../../../server/src/core/config/values/items.ts';
import { configRefactorings } from '../../../../server/src/core/features/config/refactorings/index.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { seeded } from '../../../support/random.ts';

/** What the refactoring with that title makes of main.cf in its first value; undefined where it is not offered. */
function refactored(text: string, title: string): string | undefined {
  const configuration = readConfiguration({ main: { file: 'main.cf', text } });
  const at = text.indexOf('=');
  const actions = configRefactorings(configuration, 'main', { start: at, end: at }, 'en');
  const action = actions.find((each) => each.title === title);
  return action && applyFileEdits('main.cf', text, action.edits);
}

for (const [before, after] of [
  ['mydestination = c.example, a.example\tb.example\n', 'mydestination = a.example, b.example\tc.example\n'],
  ['mynetworks = 10.0.0.0/8 9.0.0.0/8\n', 'mynetworks = 9.0.0.0/8 10.0.0.0/8\n'],
  ['mydestination = mx10,\r\n# why\r\n  mx2\r\n', 'mydestination = mx2,\r\n# why\r\n  mx10\r\n'],
  ['mydestination = $mydomain a\nmydomain = z\n', undefined],
  ['mydestination = b, a\nx = y\n', 'mydestination = a, b\nx = y\n'],
  ['mydestination = a, b\n', undefined],
  ['mynetworks = !b, a\n', undefined],
  ['mynetworks = $own, a\nown = !z\n', undefined],
  ['mydestination = hash:/b, /a, c\n', undefined],
  ['smtpd_client_restrictions = reject, permit\n', undefined],
  ['virtual_alias_maps = hash:/b hash:/a\n', undefined],
  ['smtp_fallback_relay = b, a\n', undefined],
] as const) {
  test(`sorted: ${JSON.stringify(before)}`, () => assert.equal(refactored(before, 'Sort the list'), after));
}

test('a list has the same items once it is laid out otherwise, whatever the white space', () => {
  let count = 0;
  for (let seed = 0; seed < 3000; seed++) {
    const random = seeded(seed);
    const part = () => random.pick(['a', 'b', ' ', ',', '\t', '\v', '\f', ' \v', '\n ', '\r\n\t', 'c\v']);
    const text = `mydestination = x${Array.from({ length: 12 }, part).join('')}\n`;
    const items = (source: string) => {
      const { settings } = readConfiguration({ main: { file: 'main.cf', text: source } });
      return splitBracedList(settings.get('mydestination')?.value ?? '').map((item) => item.text);
    };
    for (const title of ['One item per line', 'All on one line', 'Sort the list']) {
      const now = refactored(text, title);
      if (now === undefined) continue;
      count++;
      const inOrder = (list: string[]) => (title === 'Sort the list' ? list.sort() : list);
      const [before, after] = [inOrder(items(text)), inOrder(items(now))];
      assert.deepEqual(after, before, `${title}: ${JSON.stringify(text)} → ${JSON.stringify(now)}`);
    }
  }
  assert.ok(count > 1000, String(count));
});
