import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parameterNamed } from '../../../server/src/core/config/parameters.ts';
import { harvestedEntries } from '../../../server/src/core/docs/documentation.ts';
import { commentMarkdown, harvestComments } from '../../../server/src/core/docs/harvest.ts';

const isParameter = (name: string) => parameterNamed(name) !== undefined;

function harvest(text: string) {
  return harvestComments(text, isParameter);
}

test('a block belongs to the assignment that follows it', () => {
  const comments = harvest('# One.\n# Two.\nbiff = no\n\n# Three.\nmyorigin = $mydomain\n');
  assert.deepEqual(comments.get('biff')?.lines, ['One.', 'Two.']);
  assert.deepEqual(comments.get('myorigin')?.lines, ['Three.']);
});

test('commented-out assignments are examples, their continuations too', () => {
  const comments = harvest('# Text.\n#\n#mydestination = a,\n#\tb\n#mydestination = c\n');
  assert.deepEqual(comments.get('mydestination'), {
    lines: ['Text.'],
    examples: ['mydestination = a,', '\tb', 'mydestination = c'],
  });
});

test('a blank line between a block and its assignment is no bar, prose after it is', () => {
  assert.deepEqual(harvest('# Text.\n\nbiff = no\n').get('biff')?.lines, ['Text.']);
  assert.deepEqual(harvest('# Title\n\n# Text.\nbiff = no\n').get('biff')?.lines, ['Text.']);
});

test('prose that looks like an assignment is prose', () => {
  const comments = harvest('# Say name = value on a line.\nbiff = no\n');
  assert.deepEqual(comments.get('biff')?.lines, ['Say name = value on a line.']);
});

test('wrapped lines join, with a blank only between words', () => {
  assert.equal(commentMarkdown(['one', 'two']), 'one two');
  assert.equal(commentMarkdown(['配送を', '行います。']), '配送を行います。');
  assert.equal(
    commentMarkdown(['値は `a`', 'です。', '', '    x = 1']),
    '値は `a` です。\n\n```text\nx = 1\n```',
  );
});

for (const language of ['en', 'ja'] as const) {
  test(`the shipped main.cf explains every parameter of the stock one (${language})`, () => {
    const path = new URL(`../../../server/docs/${language}/main.cf`, import.meta.url);
    const entries = harvestedEntries(harvest(readFileSync(path, 'utf8')));
    const stock =
      'alias_database alias_maps command_directory compatibility_level daemon_directory data_directory debug_peer_level debug_peer_list debugger_command default_destination_concurrency_limit default_privs fallback_transport fast_flush_domains header_checks home_mailbox html_directory in_flow_delay inet_interfaces inet_protocols local_destination_concurrency_limit local_recipient_maps luser_relay mail_owner mail_spool_directory mailbox_command mailbox_transport mailq_path manpage_directory mydestination mydomain myhostname mynetworks mynetworks_style myorigin newaliases_path proxy_interfaces queue_directory readme_directory recipient_delimiter relay_domains relay_recipient_maps relayhost sample_directory sendmail_path setgid_group smtpd_banner soft_bounce unknown_local_recipient_reject_code';
    for (const name of stock.split(' ')) {
      const entry = entries.get(name);
      assert.ok(entry && entry.essence.length > 5, `${name} is explained`);
      assert.match(entry.markdown, new RegExp(`^${name} =`, 'm'), `${name} has an example`);
    }
    for (const name of entries.keys()) assert.ok(isParameter(name), `${name} is a parameter`);
  });
}

test('both languages explain the same parameters', () => {
  const names = ['en', 'ja'].map((language) =>
    [
      ...harvest(
        readFileSync(new URL(`../../../server/docs/${language}/main.cf`, import.meta.url), 'utf8'),
      ).keys(),
    ].sort(),
  );
  assert.deepEqual(names[0], names[1]);
});
