import type { AttemptStatus, StoryStep } from '../../../server/src/logProtocol/story.ts';
import { attemptName, t } from '../texts.ts';
import { formatSeconds } from '../units.ts';
import { toneOfAttempt } from './attempts.ts';
import { type Arrow, type Box, layOutWay } from './wayLayout.ts';

/** The message's way on the picture of Postfix's processes. */
export function WayPicture({ steps }: { readonly steps: readonly StoryStep[] }) {
  const { width, height, boxes, arrows } = layOutWay(steps);
  const way = steps.map(({ program }) => program).join(' → ');
  return (
    <svg
      class="way"
      role="img"
      aria-label={t('waySummary', way)}
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      style={{ maxWidth: `${width + 4}px` }}
    >
      <defs>
        <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="tip" d="M0 0.5 L8 4 L0 7.5 z" />
        </marker>
      </defs>
      {arrows.map((arrow) => (
        <Connection key={arrow.id} {...arrow} />
      ))}
      {boxes.map((box) => (
        <Place key={box.id} {...box} />
      ))}
    </svg>
  );
}

function Connection({ from, to, outcome }: Arrow) {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x - 2, to.y + to.height / 2];
  const middle = (x1 + x2) / 2;
  return (
    <path
      class={`arrow${outcome ? ` tone-${toneOfAttempt(outcome)}` : ''}`}
      d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
      marker-end="url(#tip)"
    />
  );
}

function Place(box: Box) {
  const { x, y, width, height, steps, outcome } = box;
  const isUsed = steps.length > 0;
  const detail = detailOf(box);
  const tone = outcome ? ` tone-${toneOfAttempt(outcome)}` : '';
  return (
    <g class={`place ${box.stage}${isUsed ? ' used' : ''}${tone}`} transform={`translate(${x} ${y})`}>
      <title>{titleOf(box)}</title>
      <rect width={width} height={height} rx={box.stage === 'queue' || outcome ? height / 2 : 3} />
      <text x={width / 2} y={detail ? height / 2 - 3 : height / 2 + 4} class="name">
        {nameOf(box)}
      </text>
      {detail && (
        <text x={width / 2} y={height / 2 + 11} class="detail">
          {detail}
        </text>
      )}
    </g>
  );
}

function nameOf({ id, steps, outcome }: Box): string {
  if (outcome) return attemptName(outcome);
  if (id === 'queue') return t('queue');
  // `submission/smtpd`: the service where it has a name of its own and there is room for it.
  const programs = new Set(steps.map(({ program }) => program));
  const [only] = programs;
  return programs.size === 1 && only !== undefined && only.length <= 13 ? only : id;
}

/** The time spent here; for outcomes, how many attempts ended so. */
function detailOf({ steps, outcome }: Box): string {
  if (steps.length === 0) return '';
  if (outcome) return steps.length === 1 ? '' : `× ${steps.length}`;
  const known = steps.flatMap(({ seconds }) => seconds ?? []);
  const times = steps.length === 1 ? '' : `× ${steps.length}`;
  const sum = known.reduce((one, other) => one + other, 0);
  return [known.length > 0 ? formatSeconds(sum) : '', times].filter((part) => part !== '').join('  ');
}

function titleOf({ id, steps, outcome }: Box): string {
  const told = steps.map(({ program, detail, seconds }) =>
    [program, detail, seconds === null ? '' : formatSeconds(seconds)]
      .filter((part) => part !== '')
      .join(' · '),
  );
  return told.length > 0 ? told.slice(0, 10).join('\n') : outcomeOr(id, outcome);
}

function outcomeOr(id: string, outcome: AttemptStatus | null): string {
  return outcome ? attemptName(outcome) : id;
}
