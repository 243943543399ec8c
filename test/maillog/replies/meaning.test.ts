import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLine } from '../../../server/src/maillog/line.ts';
import { codeText, meaningOf, wordings } from '../../../server/src/maillog/replies/meaningOf.ts';
import { classTexts, detailTexts, subjectTexts } from '../../../server/src/maillog/replies/statusCodes.ts';
import { linesOf, readLog, realLogs } from '../support.ts';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

for (const wording of wordings) {
  test(`the wording ${wording.id} is known by its samples, in both languages`, () => {
    assert.ok(wording.samples.length > 0);
    for (const reply of wording.samples) {
      const english = meaningOf({ reply, dsn: null, status: 'bounced' }, 'en');
      assert.equal(english?.title, wording.title.en, reply);
      assert.equal(english?.provider, wording.provider ?? null);
      assert.equal(meaningOf({ reply, dsn: null, status: 'bounced' }, 'ja')?.title, wording.title.ja);
    }
    for (const { en, ja } of [wording.title, wording.text, ...wording.advice]) {
      assert.doesNotMatch(en, japanese);
      assert.match(ja, japanese);
    }
  });
}

test('every wording has an id of its own', () => {
  const ids = wordings.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

test('status codes are there in both languages', () => {
  for (const { en, ja } of [classTexts, subjectTexts, detailTexts].flatMap((texts) => Object.values(texts))) {
    assert.doesNotMatch(en, japanese);
    assert.match(ja, japanese);
  }
  assert.deepEqual(codeText('4.2.2', 'en'), { code: '4.2.2', text: 'temporary error: the mailbox is full' });
  assert.deepEqual(codeText('5.7.99', 'en'), {
    code: '5.7.99',
    text: 'permanent error: about security or policy',
  });
  for (const text of ['', '5.7', '9.9.9', '5.99.1', 'x']) assert.equal(codeText(text, 'en'), undefined);
});

test('the code of the other side outranks the log’s own', () => {
  const reply = 'host mx[192.0.2.1] said: 550-5.1.1 no such user here';
  assert.equal(meaningOf({ reply, dsn: '5.0.0', status: 'bounced' }, 'en')?.code?.code, '5.1.1');
  assert.equal(meaningOf({ reply: 'hm', dsn: '5.2.3', status: 'bounced' }, 'en')?.code?.code, '5.2.3');
});

test('mail that was taken needs no explanation, other mail without a code has none', () => {
  assert.equal(meaningOf({ reply: '250 2.0.0 Ok', dsn: '2.0.0', status: 'sent' }, 'en'), null);
  assert.equal(meaningOf({ reply: '???', dsn: null, status: 'deferred' }, 'en'), null);
});

test('every failure of the real logs has a meaning', () => {
  for (const name of realLogs) {
    const bytes = readLog(name);
    const source = linesOf(bytes);
    const count = bytes.toString('utf8').split('\n').length;
    for (let line = 0; line < count; line++) {
      const { event } = parseLine(source.line(line));
      if (event?.kind !== 'delivery') continue;
      const { status = '', dsn = null, text = '' } = event.fields;
      if (status === 'sent' || status === 'deliverable') continue;
      assert.ok(meaningOf({ reply: text, dsn, status }, 'ja') !== null, text);
    }
  }
});
