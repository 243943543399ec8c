import { type Localized, localize } from '../../core/l10n.ts';
import type { LoadedLog, OpenFile } from '../../io/loadLog.ts';
import { followLog } from '../../io/logFollower.ts';
import type { Output } from './output.ts';
import type { LogRequest } from './request.ts';
import { selectThreads } from './select.ts';

const unreadable: Localized = {
  en: 'postfix-lens: {path}: {reason}; waiting for it to come back\n',
  ja: 'postfix-lens: {path}: {reason}。読めるようになるまで待ちます\n',
};

/** Prints each thread again when its state changes, until the signal ends it. */
export async function followThreads(
  log: LoadedLog,
  request: LogRequest,
  output: Output,
  print: (thread: number) => void,
  file: OpenFile,
  signal: AbortSignal,
): Promise<void> {
  /** The state printed last, by thread. */
  const printed = new Map<number, string>();
  for (const thread of selectThreads(log, request)) printed.set(thread, log.index.state(thread));
  let seen = log.index.lineCount;

  const printChanges = async (): Promise<void> => {
    const touched = new Set<number>();
    for (; seen < log.index.lineCount; seen++) {
      const thread = log.index.threadOfLine(seen);
      if (thread >= 0) touched.add(thread);
    }
    if (touched.size === 0) return;
    const changed = [...touched].filter((thread) => printed.get(thread) !== log.index.state(thread));
    const wanted = new Set(changed.length === 0 ? [] : selectThreads(log, request));
    for (const thread of changed.sort((one, other) => one - other)) {
      if (!wanted.has(thread)) continue;
      printed.set(thread, log.index.state(thread));
      print(thread);
    }
    await output.flush();
  };

  await followLog(log, {
    file,
    onGrowth: printChanges,
    onTrouble(reason) {
      if (reason === undefined) return;
      process.stderr.write(localize(unreadable, request.language, { path: file.path, reason }));
    },
    signal,
  });
}
