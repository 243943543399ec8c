import type { DelayPart, MessageStory, StoryStep } from '../../../server/src/logProtocol/story.ts';
import { clock } from '../state.ts';
import { t } from '../texts.ts';
import { formatSeconds } from '../units.ts';

/** More steps than this are folded away: each recipient may have one for every attempt. */
const shownSteps = 12;

/** The steps one by one, each with the time that it took as a bar. */
export function Steps({ steps }: Pick<MessageStory, 'steps'>) {
  const longest = Math.max(...steps.map(({ seconds }) => seconds ?? 0), 0.001);
  const shown = steps.slice(0, shownSteps);
  const more = steps.slice(shownSteps);
  return (
    <>
      <StepTable steps={shown} longest={longest} />
      {more.length > 0 && (
        <details>
          <summary>{t('showMore', more.length)}</summary>
          <StepTable steps={more} longest={longest} />
        </details>
      )}
      <Legend parts={steps.flatMap(({ parts }) => parts)} />
    </>
  );
}

interface StepTableProps {
  readonly steps: readonly StoryStep[];
  /** Seconds. */
  readonly longest: number;
}

function StepTable({ steps, longest }: StepTableProps) {
  return (
    <table class="steps">
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.program}-${step.start}-${step.lines[0]}`}>
            <td class="time">{clock.value.ofDay(step.start)}</td>
            <th scope="row">{step.program}</th>
            <td class="detail" title={step.detail}>
              {step.detail}
            </td>
            <td class="bar-cell">
              <Bar step={step} longest={longest} />
            </td>
            <td class="numeric">{step.seconds === null ? '' : formatSeconds(step.seconds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ step, longest }: { readonly step: StoryStep; readonly longest: number }) {
  if (step.seconds === null) return null;
  const whole = { width: `${(step.seconds / longest) * 100}%` };
  const parts = step.parts.filter(({ seconds }) => seconds > 0);
  return (
    <div class="bar" style={whole} aria-hidden="true">
      {parts.length === 0 ? (
        <span class="part plain" />
      ) : (
        parts.map((part) => <Part key={part.part} {...part} />)
      )}
    </div>
  );
}

function Part({ part, seconds }: DelayPart) {
  return (
    <span
      class={`part ${part}`}
      style={{ flexGrow: seconds }}
      title={`${t(part)}: ${formatSeconds(seconds)}`}
    />
  );
}

/** What the colours of the bars stand for. */
function Legend({ parts }: { readonly parts: readonly DelayPart[] }) {
  const sums = new Map<DelayPart['part'], number>();
  for (const { part, seconds } of parts) sums.set(part, (sums.get(part) ?? 0) + seconds);
  if (sums.size === 0) return null;
  return (
    <ul class="delay-legend" aria-label={t('timeSpent')}>
      {[...sums].map(([part, seconds]) => (
        <li key={part}>
          <span class={`part ${part}`} aria-hidden="true" />
          {t(part)} <b>{formatSeconds(seconds)}</b>
        </li>
      ))}
    </ul>
  );
}
