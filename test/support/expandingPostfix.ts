/** A private Postfix whose log tells where mail ends up once all aliases are expanded; nothing leaves the machine. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePorts } from '../maillog/realPostfix.ts';

/** Where a message ended up. */
export interface Ends {
  /** `daemon recipient`, a `|command` or a `/file`, sorted; sent and bounced alike. */
  readonly ends: readonly string[];
  readonly looped: boolean;
  /** cleanup(8) did not take the message, or one that came of it. */
  readonly failed: boolean;
}

export interface ExpandingPostfix {
  readonly folder: string;
  /** Sends an empty message to each recipient, as an SMTP client writes it, and reads from the log what became of it. */
  deliver(recipients: readonly string[]): Promise<Ends[]>;
  stop(): void;
}

/** Starts one with these settings and files; `FOLDER` in them stands for its configuration folder. */
export async function startExpandingPostfix(
  settings: string,
  files: Readonly<Record<string, string>>,
): Promise<ExpandingPostfix> {
  const root = mkdtempSync(join(tmpdir(), 'postfix-lens-expand-'));
  const folder = join(root, 'conf');
  for (const path of [root, folder, join(root, 'queue'), join(root, 'data'), join(root, 'files')]) {
    mkdirSync(path, { recursive: true });
    chmodSync(path, path.endsWith('files') ? 0o777 : 0o755);
  }
  execFileSync('chown', ['postfix', join(root, 'data')]);
  const [port = 0] = await freePorts(1);
  const place = (text: string) => text.replaceAll('FOLDER', folder);
  writeFileSync(join(folder, 'main.cf'), place(mainCf(root, settings)));
  writeFileSync(join(folder, 'master.cf'), masterCf(port));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), place(text));
  const postfix = (...args: string[]) => execFileSync('postfix', ['-c', folder, ...args], { stdio: 'pipe' });
  execFileSync('postalias', ['-c', folder, `hash:${join(folder, 'aliases')}`], { stdio: 'pipe' });
  const log = join(root, 'maillog');
  const stop = () => {
    spawnSync('postfix', ['-c', folder, 'stop'], { stdio: 'pipe' });
    rmSync(root, { recursive: true, force: true });
  };
  try {
    postfix('start');
  } catch (error) {
    stop();
    throw error;
  }
  const readLog = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  return { folder, stop, deliver: (recipients) => deliver(port, recipients, readLog) };
}

function mainCf(root: string, settings: string): string {
  return `compatibility_level = 3.6
queue_directory = ${join(root, 'queue')}
data_directory = ${join(root, 'data')}
maillog_file = ${join(root, 'maillog')}
maillog_file_prefixes = ${root}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtpd_relay_restrictions = permit
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_reject_unlisted_recipient = no
enable_long_queue_ids = yes
default_process_limit = 20
${settings}
`;
}

/** Everything that is not delivered by local(8) is thrown away. */
function masterCf(port: number): string {
  return `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
local unix - n n - - local
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
}

/** One session, one message a recipient; the sender is empty, so that bounces end here. */
async function deliver(port: number, recipients: readonly string[], readLog: () => string): Promise<Ends[]> {
  const session = openSession(port);
  await session.reply();
  await session.say('HELO test');
  const ids: (string | undefined)[] = [];
  for (const recipient of recipients) {
    await session.say('MAIL FROM:<>');
    const refused = await session.say(`RCPT TO:<${recipient}>`);
    if (!refused.startsWith('250')) {
      ids.push(undefined);
      await session.say('RSET');
      continue;
    }
    await session.say('DATA');
    ids.push(/queued as (\w+)/.exec(await session.say('\r\n.'))?.[1]);
  }
  await session.say('QUIT');
  const lines = linesById(await settledLog(readLog, ids));
  return ids.map((id) => (id === undefined ? { ends: [], looped: false, failed: true } : endsOf(lines, id)));
}

function openSession(port: number) {
  const socket = connect(port, '127.0.0.1');
  let buffer = '';
  let wake = () => {};
  socket.setEncoding('utf8').on('data', (text: string) => {
    buffer += text;
    wake();
  });
  const reply = async (): Promise<string> => {
    for (;;) {
      const end = /^\d{3} .*\r\n/m.exec(buffer);
      if (end) {
        const answer = buffer.slice(0, end.index + end[0].length);
        buffer = buffer.slice(answer.length);
        return answer.trim();
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    reply,
    say(line: string) {
      socket.write(`${line}\r\n`);
      return reply();
    },
  };
}

/** The log, once all these messages and those that came of them have left the queue, or wait for better times. */
async function settledLog(readLog: () => string, ids: readonly (string | undefined)[]): Promise<string> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const text = readLog();
    const forwarded = [...text.matchAll(/forwarded as (\w+)/g)].map((match) => match[1]);
    const wanted = [...ids, ...forwarded].filter((id) => id !== undefined);
    const done = text.matchAll(/\]: (\w+): (?:removed$|.*status=deferred)/gm);
    const settled = new Set(Array.from(done, (match) => match[1]));
    if (wanted.every((id) => settled.has(id))) return text;
    if (performance.now() > deadline) throw new Error(`mail stays in the queue:\n${text.slice(-4000)}`);
    await setTimeout(200);
  }
}

function linesById(text: string): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const id = /\[\d+\]: (\w+): /.exec(line)?.[1];
    if (id !== undefined) lines.set(id, [...(lines.get(id) ?? []), line]);
  }
  return lines;
}

const deliveryLine =
  /postfix\/(\w+)\[\d+\]: \w+: to=<(.*?)>, (?:orig_to=<.*?>, )?relay=.*?, status=(\w+) \((.*)\)$/;

function endsOf(lines: ReadonlyMap<string, readonly string[]>, id: string): Ends {
  const found = deliveriesOf(lines, id);
  const ends = found.flatMap(({ daemon, to, words }) => {
    const target = /^delivered to (command|file): (.*)$/.exec(words);
    if (target) return [`${target[1] === 'command' ? '|' : ''}${target[2]}`];
    return loopWords.test(words) || words.startsWith('forwarded as') ? [] : [`${daemon} ${to}`];
  });
  return {
    ends: [...new Set(ends)].sort(),
    looped: found.some(({ words }) => loopWords.test(words)),
    failed: found.some(({ status }) => status === 'deferred'),
  };
}

const loopWords = /alias database loop|mail forwarding loop/;

interface LoggedDelivery {
  readonly daemon: string;
  readonly to: string;
  readonly status: string;
  readonly words: string;
}

/** The deliveries of a message, and of those that it was forwarded as. */
function deliveriesOf(lines: ReadonlyMap<string, readonly string[]>, id: string): LoggedDelivery[] {
  return (lines.get(id) ?? []).flatMap((line): LoggedDelivery[] => {
    const [, daemon, to, status, words] = deliveryLine.exec(line) ?? [];
    if (daemon === undefined || to === undefined || status === undefined || words === undefined) return [];
    const forwarded = /^forwarded as (\w+)$/.exec(words)?.[1];
    return [
      { daemon, to, status, words },
      ...(forwarded === undefined ? [] : deliveriesOf(lines, forwarded)),
    ];
  });
}
