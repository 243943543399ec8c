/** Configurations that lead in circles, or nowhere: an answer comes, and soon. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfiguration } from '../../../server/src/core/config/configuration.ts';
import { createRouter } from '../../../server/src/core/route/route.ts';
import { routeSources } from '../../../server/src/core/route/sources.ts';

const base = 'myhostname = mail.example.com\ninet_interfaces = loopback-only\nrecipient_delimiter = +\n';

function routerOf(main: string, files: Readonly<Record<string, string>>) {
  const configuration = readConfiguration({ main: { file: 'main.cf', text: base + main } });
  const read = (file: string) => {
    const text = files[file];
    return text === undefined ? { unreadable: 'ENOENT' } : { file, text };
  };
  return createRouter(configuration, routeSources(configuration, { read }));
}

test('aliases that fan out on every level are followed once on each', () => {
  const lines = Array.from(
    { length: 30 },
    (_, n) => `a${n}: a${n + 1}, b${n + 1}\nb${n}: a${n + 1}, b${n + 1}\n`,
  );
  const router = routerOf('alias_maps = hash:/a\n', { '/a': lines.join('') });
  const start = performance.now();
  const { flags } = router('a0', '<>');
  assert.ok(flags.includes('loop'), 'local(8) gives up at level 25');
  assert.ok(performance.now() - start < 2000);
});

test('a file that includes itself, and addresses that grow as they are sent on, come to an end', () => {
  const router = routerOf(
    'alias_maps = hash:/a\nvirtual_alias_maps = hash:/v\npropagate_unmatched_extensions = virtual, alias\n',
    {
      '/a': 'self: :include:/i\ngrow: v+x@mail.example.com, w+y@mail.example.com\nowner-grow: x\n',
      '/i': ':include:/i\n',
      '/v': 'v@mail.example.com grow+g\nw@mail.example.com grow+h\n',
    },
  );
  assert.ok(router('self', '<>').flags.includes('loop'));
  const { flags } = router('grow', '<>');
  assert.ok(flags.length > 0, flags.join());
});

test('tables that cannot be opened depend, each in its own words', () => {
  const deep = `pipemap:{${'pipemap:{'.repeat(60)}static:x${'}'.repeat(60)}}`;
  const tables = ['hash:/missing', 'nosuch:/x', 'inline:{', deep, 'ldap:/x', 'fail:x', 'notype', 'hash:'];
  for (const table of tables) {
    const { flags, unknown, addressClass } = routerOf(`transport_maps = ${table}\n`, {})('a@b.example', '<>');
    assert.deepEqual(flags, ['depends'], table);
    assert.equal(unknown[0]?.parameter, 'transport_maps');
    assert.equal(addressClass, 'default');
  }
});

test('binary tables and values without end give an answer', () => {
  const router = routerOf('mydestination = /list, hash:/b\nloop = $loop\nrelayhost = $loop\n', {
    '/list': '/list\n\0\x01 localhost\n',
    '/b': '\0\uFFFD\x02 x\n'.repeat(100),
  });
  assert.ok(router('a@b.example', '<>').flags.includes('depends'));
});
