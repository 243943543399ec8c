import { type ThreadStateName, threadStates } from '../../server/src/logProtocol/list.ts';

/** How a state looks: its icon among VS Code's, and the group it is counted with in the histogram. */
interface Look {
  readonly icon: string;
  readonly tone: Tone;
}

/** Groups of states, in the order in which the histogram piles them up. */
export const tones = ['sent', 'waiting', 'deferred', 'failed', 'rejected'] as const;

export type Tone = (typeof tones)[number];

const looks: Readonly<Record<ThreadStateName, Look>> = {
  sent: { icon: 'pass', tone: 'sent' },
  partial: { icon: 'warning', tone: 'deferred' },
  queued: { icon: 'inbox', tone: 'waiting' },
  held: { icon: 'debug-pause', tone: 'waiting' },
  deferred: { icon: 'history', tone: 'deferred' },
  expired: { icon: 'error', tone: 'failed' },
  bounced: { icon: 'error', tone: 'failed' },
  rejected: { icon: 'circle-slash', tone: 'rejected' },
  deleted: { icon: 'trash', tone: 'waiting' },
  incomplete: { icon: 'question', tone: 'waiting' },
};

export function lookOf(state: ThreadStateName): Look {
  return looks[state];
}

/** The state at a place in `threadStates`. */
export function stateAt(place: number): ThreadStateName {
  return threadStates[place] ?? 'incomplete';
}

/** The states that a group counts. */
export function statesOf(tone: Tone): readonly ThreadStateName[] {
  return threadStates.filter((state) => looks[state].tone === tone);
}

/** The theme colour of a group, of icons and bars alone: as text it may lack contrast. */
export const toneColors: Readonly<Record<Tone, string>> = {
  sent: '--vscode-charts-green',
  waiting: '--vscode-charts-blue',
  deferred: '--vscode-charts-yellow',
  failed: '--vscode-charts-red',
  rejected: '--vscode-charts-purple',
};
