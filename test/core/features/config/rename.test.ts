import assert from 'node:assert/strict';
import test from 'node:test';
import { type Configuration, readConfiguration } from '../../../../server/src/core/config/configuration.ts';
import { masterHighlights } from '../../../../server/src/core/features/config/definition.ts';
import { configRename, configRenameStart } from '../../../../server/src/core/features/config/rename.ts';
import { slice } from '../../../../server/src/core/text/span.ts';
import { applyFileEdits } from '../../../support/fileEdits.ts';
import { readMarkers } from '../../../support/markers.ts';

interface Renamed {
  readonly main: string;
  readonly master: string;
}

interface Marked {
  readonly file: 'main' | 'master';
  readonly offset: number;
  readonly main: string;
  readonly master: string;
  readonly configuration: Configuration;
}

/** Reads the two files; the cursor is in one of them. */
function readMarked(markedMain: string, markedMaster: string): Marked {
  const [main, master] = [readMarkers(markedMain), readMarkers(markedMaster)];
  const configuration = readConfiguration({
    main: { file: 'main.cf', text: main.text },
    master: { file: 'master.cf', text: master.text },
  });
  const [inMain] = main.cursors;
  const file = inMain === undefined ? 'master' : 'main';
  const offset = inMain ?? master.cursors[0] ?? 0;
  return { file, offset, main: main.text, master: master.text, configuration };
}

/** Both files after the rename, or the reason of a refusal. */
function rename(markedMain: string, markedMaster: string, newName: string): Renamed | string {
  const { file, offset, main, master, configuration } = readMarked(markedMain, markedMaster);
  const result = configRename(configuration, file, offset, newName);
  if ('reason' in result) return result.reason.en;
  const { edits } = result;
  return { main: applyFileEdits('main.cf', main, edits), master: applyFileEdits('master.cf', master, edits) };
}

test('a name of the user, in both files', () => {
  const master = 'smtp inet n - y - - smtpd\n  -o myhostname=${nets}x\n  -o { nets = c }\n';
  assert.deepEqual(rename('nets = a\nmydestination = $ne‸ts, ${nets?{$(nets)}}\n', master, 'own'), {
    main: 'own = a\nmydestination = $own, ${own?{$(own)}}\n',
    master: 'smtp inet n - y - - smtpd\n  -o myhostname=${own}x\n  -o { own = c }\n',
  });
});

test('a restriction class, with its bare uses', () => {
  const text = 'smtpd_restriction_classes = str‸ict, soft\nstrict = reject\nsoft = permit\n';
  const list = 'smtpd_sender_restrictions =\n  strict,\n  permit\n';
  assert.deepEqual(
    rename(text + list, 'smtp inet n - y - - smtpd -o smtpd_helo_restrictions=strict\n', 'hard'),
    {
      main: `smtpd_restriction_classes = hard, soft\nhard = reject\nsoft = permit\n${list.replace('strict,', 'hard,')}`,
      master: 'smtp inet n - y - - smtpd -o smtpd_helo_restrictions=hard\n',
    },
  );
});

test('a service, with its uses as transport and the parameters that it gives rise to', () => {
  const main =
    'default_transport = slow:[a]\nslow_destination_rate_delay = 1s\nlocal_transport = slow\nmyorigin = slow\n';
  const master = 'sl‸ow unix - - y - - smtp\nslow inet n - y - - smtpd\n  -o relay_transport=slow:\n';
  assert.deepEqual(rename(main, master, 'lazy'), {
    main: 'default_transport = lazy:[a]\nlazy_destination_rate_delay = 1s\nlocal_transport = lazy\nmyorigin = slow\n',
    master: 'lazy unix - - y - - smtp\nslow inet n - y - - smtpd\n  -o relay_transport=lazy:\n',
  });
});

test('a policy service, with the sockets that lead to it', () => {
  const main = 'smtpd_recipient_restrictions = check_policy_service unix:private/pol‸icy, permit\n';
  assert.deepEqual(rename(main, 'policy unix - n n - 0 spawn argv=/bin/true\n', 'spf'), {
    main: 'smtpd_recipient_restrictions = check_policy_service unix:private/spf, permit\n',
    master: 'spf unix - n n - 0 spawn argv=/bin/true\n',
  });
});

test('what is not the user’s is refused with a reason', () => {
  const master = 'smtp inet n - y - - smtpd\nslow unix - - y - - smtp\ncleanup unix n - y - 0 cleanup\n';
  const service = (name: string) => master.replace(name, `${name.slice(0, 2)}‸${name.slice(2)}`);
  assert.match(String(rename('my‸domain = a\n', master, 'b')), /parameter of Postfix/);
  assert.match(String(rename('slow_destination‸_rate_delay = 1\n', master, 'b')), /rename the service/);
  assert.match(String(rename('', service('smtp inet'), 'b')), /address and port/);
  assert.match(String(rename('', service('cleanup'), 'b')), /Postfix itself/);
  assert.match(String(rename('# no‸thing\n', master, 'b')), /nothing to rename/);
  assert.match(String(rename('ow‸n = a\n', master, 'mydomain')), /exists already/);
  assert.match(String(rename('ow‸n = a\n', master, 'a-b')), /no possible name/);
  assert.match(String(rename('', service('slow unix'), 'cleanup')), /exists already/);
  assert.match(String(rename('', service('slow unix'), 'a b')), /no possible name/);
});

test('a rename starts with the name under the cursor', () => {
  const { file, offset, main, configuration } = readMarked('own = a\nmyorigin = ${o‸wn}\n', '');
  const start = configRenameStart(configuration, file, offset);
  assert.ok('span' in start);
  assert.equal(slice(main, start.span), 'own');
});

test('highlights in master.cf', () => {
  const { offset, master, configuration } = readMarked(
    'own = a\n',
    'slow unix - - y - - smtp -o myorigin=$own -o myhostname=$o‸wn\n',
  );
  const found = masterHighlights(configuration, offset);
  assert.deepEqual(
    found.map(({ span, kind }) => [slice(master, span), kind]),
    [
      ['own', 'read'],
      ['own', 'read'],
    ],
  );
  assert.equal(masterHighlights(configuration, 1)[0]?.kind, 'write');
});
