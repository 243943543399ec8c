import type { LogTables } from './tables.ts';
import { Flag } from './threads.ts';

/** Follows which message each smtpd process is receiving. */
export interface SessionState {
  /** `client=`: the process begins a message. */
  begin(thread: number): void;
  /** `connect` or `disconnect`: a message without content by now will not come. */
  end(): void;
  /** `NOQUEUE: hold` and `NOQUEUE: discard` decide about the message that is about to begin. */
  decide(flag: number): void;
}

export function createSessionState({ envelope, threads }: LogTables): SessionState {
  const { processes } = envelope;
  const abandonOpen = (): void => {
    const thread = processes.openThread(envelope.process) - 1;
    if (thread >= 0 && !threads.has(thread, Flag.messageId)) threads.flag(thread, Flag.abandoned);
  };
  return {
    begin(thread) {
      const before = processes.openThread(envelope.process);
      if (before < 0) threads.flag(thread, -before);
      else abandonOpen();
      processes.setOpenThread(envelope.process, thread + 1);
    },
    end() {
      abandonOpen();
      processes.setOpenThread(envelope.process, 0);
    },
    decide(flag) {
      abandonOpen();
      processes.setOpenThread(envelope.process, -flag);
    },
  };
}
