/** Where the boxes of the picture stand, and which of them a message has passed. */
import type { AttemptStatus, StepPlace, StoryStep } from '../../../server/src/logProtocol/story.ts';

/** Stages of the way, from left to right. */
type Stage = 'entry' | 'cleanup' | 'queue' | 'agent' | 'outcome';

export interface Box {
  readonly id: string;
  readonly stage: Stage;
  /** Pixels of the picture, of the upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The steps of the message here; none where it did not come by. */
  readonly steps: readonly StoryStep[];
  /** Of outcomes. */
  readonly outcome: AttemptStatus | null;
}

export interface Arrow {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  /** How the way went on; null before a delivery. */
  readonly outcome: AttemptStatus | null;
}

export interface WayPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const entries: readonly StepPlace[] = ['smtpd', 'pickup', 'qmqpd', 'bounce'];
const agents: readonly StepPlace[] = [
  'smtp',
  'lmtp',
  'local',
  'virtual',
  'pipe',
  'error',
  'discard',
  'other',
];
const outcomes: readonly AttemptStatus[] = [
  'sent',
  'deferred',
  'bounced',
  'deliverable',
  'undeliverable',
  'other',
];

/** Those that are drawn for every message. */
const always: ReadonlySet<string> = new Set([
  'smtpd',
  'pickup',
  'cleanup',
  'queue',
  'smtp',
  'lmtp',
  'local',
  'virtual',
  'pipe',
]);

const boxWidth = 104;
const stageGap = 42;
const usedHeight = 36;
const unusedHeight = 20;
const gap = 7;

/** The picture of Postfix's processes with the way that these steps went. */
export function layOutWay(steps: readonly StoryStep[]): WayPicture {
  const at = (place: StepPlace) => steps.filter((step) => step.place === place);
  const columns: Draft[][] = [
    entries.map((place) => ({ id: place, stage: 'entry', steps: at(place), outcome: null })),
    [{ id: 'cleanup', stage: 'cleanup', steps: at('cleanup'), outcome: null }],
    [{ id: 'queue', stage: 'queue', steps: at('queue'), outcome: null }],
    agents.map((place) => ({ id: place, stage: 'agent', steps: at(place), outcome: null })),
    outcomes.map((outcome) => ({
      id: `outcome-${outcome}`,
      stage: 'outcome',
      steps: steps.filter((step) => step.outcome === outcome),
      outcome,
    })),
  ];
  const drawn = columns.map((column) =>
    column.filter(({ id, steps: own }) => own.length > 0 || always.has(id)),
  );
  const height = Math.max(...drawn.map(heightOf));
  const boxes = drawn.flatMap((column, i) => placed(column, i * (boxWidth + stageGap), height));
  return {
    width: columns.length * boxWidth + (columns.length - 1) * stageGap,
    height,
    boxes,
    arrows: arrowsOf(boxes),
  };
}

type Draft = Pick<Box, 'id' | 'stage' | 'steps' | 'outcome'>;

function heightOf(column: readonly Draft[]): number {
  const heights = column.map(({ steps }) => (steps.length > 0 ? usedHeight : unusedHeight));
  return heights.reduce((sum, height) => sum + height + gap, -gap);
}

/** Boxes below each other, in the middle of the picture's height. */
function placed(column: readonly Draft[], x: number, pictureHeight: number): Box[] {
  let y = (pictureHeight - heightOf(column)) / 2;
  return column.map((draft) => {
    const height = draft.steps.length > 0 ? usedHeight : unusedHeight;
    const box: Box = { ...draft, x, y, width: boxWidth, height };
    y += height + gap;
    return box;
  });
}

/** Arrows between what the message has passed. */
function arrowsOf(boxes: readonly Box[]): Arrow[] {
  const used = (stage: Stage) => boxes.filter((box) => box.stage === stage && box.steps.length > 0);
  const between = (from: readonly Box[], to: readonly Box[]) =>
    from.flatMap((one) => to.map((other) => arrow(one, other, null)));
  const [cleanup, queue] = [used('cleanup'), used('queue')];
  const toQueue = cleanup.length > 0 ? between(cleanup, queue) : between(used('entry'), queue);
  return [
    ...between(used('entry'), cleanup),
    ...toQueue,
    ...between(queue, used('agent')),
    ...used('agent').flatMap((agent) =>
      used('outcome')
        .filter(({ outcome }) => agent.steps.some((step) => step.outcome === outcome))
        .map((end) => arrow(agent, end, end.outcome)),
    ),
  ];
}

function arrow(from: Box, to: Box, outcome: AttemptStatus | null): Arrow {
  return { id: `${from.id}-${to.id}`, from, to, outcome };
}
