import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept } from '../../client/viewer/filter/completionText.ts';
import { termOf, toggleStates, withoutSpan, withTerm } from '../../client/viewer/filter/filterText.ts';
import type { FilterTerm } from '../../server/src/logProtocol/filter.ts';

/** The terms of a text without quotes, as the server would find them. */
function parsed(text: string) {
  const terms = [...text.matchAll(/\S+/g)].map((match): FilterTerm => {
    const [, minus, key, value = ''] = /^(-?)(?:(status|from):)?(.*)$/.exec(match[0]) ?? [];
    return {
      start: match.index,
      end: match.index + match[0].length,
      key: key === 'status' || key === 'from' ? key : null,
      value,
      negated: minus === '-',
      label: match[0],
    };
  });
  return { text, terms };
}

test('a term is taken out with its blank', () => {
  assert.equal(withoutSpan('a b c', { start: 2, end: 3 }), 'a c');
  assert.equal(withoutSpan('a b', { start: 2, end: 3 }), 'a');
  assert.equal(withoutSpan('a b', { start: 0, end: 1 }), 'b');
  assert.equal(withoutSpan('a', { start: 0, end: 1 }), '');
});

test('a term is added behind a blank, a value with blanks in quotes', () => {
  assert.equal(withTerm('', termOf('from', 'alice')), 'from:alice');
  assert.equal(withTerm('a ', termOf('reason', 'Relay access denied')), 'a reason:"Relay access denied"');
});

test('states are switched on in place of others, and off again', () => {
  const on = toggleStates(parsed('from:alice status:sent -status:held bob'), ['bounced', 'expired'], true);
  assert.equal(on, 'from:alice -status:held bob status:bounced status:expired');
  assert.equal(toggleStates(parsed(on), ['bounced', 'expired'], false), 'from:alice -status:held bob');
});

test('an accepted value ends its term, an accepted key waits for its value', () => {
  const replace = { start: 2, end: 5 };
  const value = { text: 'status:sent', label: '', detail: '', kind: 'value' } as const;
  assert.deepEqual(accept('a sta', { replace, proposals: [] }, value), {
    text: 'a status:sent ',
    offset: 14,
  });
  assert.deepEqual(accept('a sta b', { replace, proposals: [] }, value), {
    text: 'a status:sent b',
    offset: 13,
  });
  const key = { text: 'status:', label: '', detail: '', kind: 'key' } as const;
  assert.deepEqual(accept('a sta', { replace, proposals: [] }, key), { text: 'a status:', offset: 9 });
});
