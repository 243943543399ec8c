import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { indexText, type LogIndex } from '../../server/src/maillog/logIndex.ts';

/** A Postfix with its own configuration, queue and log, that talks to nobody but programs on the loopback interface. */
export interface PrivatePostfix {
  /** Sends `count` messages to `recipient`, each in a session of its own; whether smtp-source was content. */
  send(count: number, sender: string, recipient: string, port?: 'plain' | 'filtered'): boolean;
  /** Runs postsuper on one message. */
  postsuper(option: string, id: string): void;
  /** Has the queue manager look at the deferred queue now. */
  flush(): void;
  /** Seconds since 1970 before which the queue manager leaves a deferred message alone; undefined for one that is not deferred. */
  nextAttempt(id: string): number | undefined;
  /** The log as it is now. */
  log(): string;
  /** Waits until the log's index passes the test; fails after a minute with what it waited for. */
  until(what: string, test: (index: LogIndex) => boolean): Promise<LogIndex>;
  stop(): Promise<void>;
}

/** Why a private Postfix cannot be run here; undefined when it can. */
export function whyNoPostfix(): string | undefined {
  if (process.getuid?.() !== 0) return 'a private Postfix needs root';
  const tools = ['postfix', 'smtp-source', 'smtp-sink', 'postsuper'];
  const missing = tools.filter((tool) => !existsSync(join('/usr/sbin', tool)));
  return missing.length === 0 ? undefined : `${missing.join(', ')} not installed: apt-get install postfix`;
}

/**
 * Starts one, with settings of its own in main.cf. Sinks: `ok.example` takes all, `soft.example` answers 450,
 * `hard.example` 550, at RCPT.
 */
export async function startPostfix(own: Readonly<Record<string, string>> = {}): Promise<PrivatePostfix> {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-lens-real-'));
  chmodSync(folder, 0o755);
  const [plain = 0, filtered = 0, reinject = 0, ok = 0, soft = 0, hard = 0] = await freePorts(6);
  const config = join(folder, 'conf');
  const log = join(folder, 'maillog');
  mkdirSync(config);
  mkdirSync(join(folder, 'queue'));
  mkdirSync(join(folder, 'data'));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  writeFileSync(join(config, 'main.cf'), mainCf(folder, { ok, soft, hard }, own));
  writeFileSync(join(config, 'master.cf'), masterCf({ plain, filtered, reinject }));
  const sinks = [startSink(ok, []), startSink(soft, ['-r', 'RCPT']), startSink(hard, ['-f', 'RCPT'])];
  const postfix = (...args: string[]): void => {
    execFileSync('postfix', ['-c', config, ...args], { stdio: 'pipe' });
  };
  const end = async (): Promise<void> => {
    spawnSync('postfix', ['-c', config, 'stop'], { stdio: 'pipe' });
    for (const sink of sinks) sink.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const readLog = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  try {
    postfix('start');
  } catch (error) {
    await end();
    throw error;
  }
  return {
    send(count, sender, recipient, port = 'plain') {
      const address = `inet:127.0.0.1:${port === 'plain' ? plain : filtered}`;
      const args = ['-4', '-s', '1', '-m', String(count), '-f', sender, '-t', recipient, address];
      return spawnSync('smtp-source', args, { stdio: 'pipe' }).status === 0;
    },
    postsuper(option, id) {
      execFileSync('postsuper', ['-c', config, option, id], { stdio: 'pipe' });
    },
    flush: () => postfix('flush'),
    nextAttempt(id) {
      // The queue manager keeps the time as that of the file, qmgr(8).
      const file = join(folder, 'queue/deferred', id.charAt(0), id);
      const status = statSync(file, { throwIfNoEntry: false });
      return status === undefined ? undefined : status.mtimeMs / 1000;
    },
    log: readLog,
    async until(what, test) {
      const deadline = performance.now() + 60_000;
      for (;;) {
        const index = indexText(readLog(), { reference: Date.now() / 1000 });
        if (test(index)) return index;
        if (performance.now() > deadline) throw new Error(`waited in vain for ${what}:\n${readLog()}`);
        await setTimeout(100);
      }
    },
    stop: end,
  };
}

function mainCf(
  folder: string,
  { ok, soft, hard }: Readonly<Record<'ok' | 'soft' | 'hard', number>>,
  own: Readonly<Record<string, string>>,
): string {
  const settings: Readonly<Record<string, string>> = {
    compatibility_level: '3.6',
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    maillog_file: join(folder, 'maillog'),
    maillog_file_prefixes: folder,
    syslog_name: 'postfix-lens-test',
    myhostname: 'mx.test.example',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    smtp_bind_address: '127.0.0.1',
    smtp_dns_support_level: 'disabled',
    smtpd_peername_lookup: 'no',
    alias_maps: '',
    local_transport: 'error:no local mail',
    default_transport: 'error:no such domain',
    transport_maps: `inline:{ok.example=smtp:[127.0.0.1]:${ok}, soft.example=smtp:[127.0.0.1]:${soft}, hard.example=smtp:[127.0.0.1]:${hard}, discard.example=discard:}`,
    smtpd_relay_restrictions: 'permit_mynetworks, reject',
    smtpd_recipient_restrictions:
      'check_recipient_access inline:{hold@ok.example=HOLD, reject@ok.example=REJECT}, permit_mynetworks, reject',
    header_checks: '',
    minimal_backoff_time: '60s',
    maximal_backoff_time: '60s',
    queue_run_delay: '60s',
    ...own,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

function masterCf({
  plain,
  filtered,
  reinject,
}: Readonly<Record<'plain' | 'filtered' | 'reinject', number>>): string {
  return `
127.0.0.1:${plain} inet n - n - - smtpd
127.0.0.1:${filtered} inet n - n - - smtpd -o content_filter=smtp:[127.0.0.1]:${reinject}
127.0.0.1:${reinject} inet n - n - - smtpd -o content_filter= -o syslog_name=postfix-lens-test/reinject
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
}

/** Takes mail on one port; `-u` because it must not run as root. */
function startSink(port: number, options: readonly string[]): ChildProcess {
  const args = ['-u', 'nobody', ...options, `inet:127.0.0.1:${port}`, '100'];
  return spawn('smtp-sink', args, { stdio: 'ignore' });
}

/** Ports of the loopback interface that nobody listened on a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer();
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
