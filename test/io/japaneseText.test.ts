import assert from 'node:assert/strict';
import test from 'node:test';
import Encoding from 'encoding-japanese';
import { decodeJapanese, readJapaneseText } from '../../server/src/io/japaneseText.ts';

const text =
  '# 配送先のドメインを指定します。\n#mydestination = $myhostname, ローカル\nmydomain = example.com\n';

for (const to of ['UTF8', 'EUCJP', 'SJIS', 'JIS'] as const) {
  test(`a Japanese main.cf in ${to} is read`, () => {
    const bytes = Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to });
    assert.equal(decodeJapanese(Uint8Array.from(bytes)), text);
  });
}

test('what cannot be read gives nothing', () => {
  assert.equal(readJapaneseText('/nonexistent/main.cf'), undefined);
  assert.equal(readJapaneseText('/'), undefined);
});

test('any bytes are decoded to something', () => {
  assert.equal(typeof decodeJapanese(Uint8Array.from({ length: 256 }, (_, index) => index)), 'string');
  assert.equal(decodeJapanese(new Uint8Array()), '');
});
