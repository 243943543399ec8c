import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createLogDesk, type LogDesk } from '../maillog/view/logDesk.ts';
import { type LoadedLog, loadLog } from './loadLog.ts';
import { zoneAt, zoneOfWall } from './localZone.ts';
import { createClerk } from './logClerk.ts';
import { followLog } from './logFollower.ts';
import { reasonOf } from './logReadError.ts';
import type { FromWorker, ToWorker, WorkerStart } from './maillogMessages.ts';
import { createStatusBoard, type StatusBoard } from './statusBoard.ts';

/** New lines are looked for this often. */
const FOLLOW_MS = 50;
const QUIET_SECONDS = 60;
/** After so many lines whose texts are looked at other work gets its turn. */
const ADVANCE_LINES = 16_384;

interface Port {
  postMessage(message: FromWorker): void;
  on(event: 'message', take: (message: ToWorker) => void): void;
}

/** Runs in a thread of its own: indexes the log that it was started with, answers questions meanwhile, then follows it. */
async function run(port: Port, { paths, year }: WorkerStart): Promise<void> {
  const status = createStatusBoard((now) => port.postMessage({ type: 'status', status: now }));
  const clerk = createClerk((message) => port.postMessage(message));
  let desk: LogDesk | undefined;
  port.on('message', clerk.take);
  try {
    const log = await loadLog({
      paths,
      year,
      keepText: true,
      growing: true,
      onOpened(log) {
        const now = (): number => Date.now() / 1000;
        desk = createLogDesk(log.index, log.lines, { now, zoneAt, zoneOfWall });
        clerk.open({ log, desk });
        status.open(log, desk.revision);
      },
      onProgress: status.progress,
    });
    endQuietLog(log);
    desk?.update();
    status.ready();
    const reader = createTextReader(desk, status);
    void reader.go();
    await follow(log, reader, status);
  } catch (error) {
    clerk.fail(reasonOf(error));
    status.fail(reasonOf(error));
  }
}

/** Follows the newest file, whatever happens to it. Compressed files do not grow. */
async function follow(log: LoadedLog, reader: TextReader, status: StatusBoard): Promise<void> {
  const file = log.newest;
  if (file === undefined) return;
  await followLog(log, {
    file,
    intervalMs: FOLLOW_MS,
    signal: new AbortController().signal,
    onGrowth() {
      status.changed();
      void reader.go();
    },
    onTrouble: (reason) => status.trouble(file.path, reason),
    onRenewal: (how) => status.notice(file.path, how),
  });
}

/** A log that nobody has written to for a while has no more to come: a last line without a line end is one. */
function endQuietLog({ sources, indexer }: LoadedLog): void {
  const written = sources.at(-1)?.written ?? 0;
  if (Date.now() / 1000 - written > QUIET_SECONDS) indexer.finish();
}

/** Reads what the index does not hold: why attempts failed and who was refused. */
interface TextReader {
  /** Reads all that was not read yet, in pieces beside other work. */
  go(): Promise<void>;
}

function createTextReader(desk: LogDesk | undefined, status: StatusBoard): TextReader {
  let going = false;
  return {
    async go() {
      if (going || desk === undefined) return;
      going = true;
      while (desk.advance(ADVANCE_LINES)) await setImmediate();
      going = false;
      status.changed();
    },
  };
}

if (parentPort !== null) void run(parentPort, workerData);
