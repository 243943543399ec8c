import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Volume } from '../../../server/src/logProtocol/list.ts';
import { toggleStates } from '../filter/filterText.ts';
import { Icon, IconButton } from '../icon.tsx';
import { statesOf, type Tone, tones } from '../outcomes.ts';
import { clock, filter, parsedFilter, ranges, start } from '../state.ts';
import { formatNumber, stateName, t, toneName } from '../texts.ts';
import { formatSeconds } from '../units.ts';
import { type Chart, createChart } from './chart.ts';
import { countsOf, type ToneCounts, totalsOf } from './stack.ts';
import { volume } from './volume.ts';

/** Volume over time by outcome. Dragging narrows the time down; the counts below narrow the outcomes down. */
export function Histogram() {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart>(undefined);
  const pointed = useSignal(-1);

  useEffect(() => {
    const parent = place.current;
    if (!parent) return undefined;
    const made = createChart(parent, parent.clientWidth, {
      selected(range) {
        ranges.value = [...ranges.value, range];
      },
      pointed(bucket) {
        pointed.value = bucket;
      },
    });
    chart.current = made;
    const sizes = new ResizeObserver(() => made.resize(parent.clientWidth));
    sizes.observe(parent);
    // VS Code writes the theme there.
    const themes = new MutationObserver(made.recolor);
    themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
      made.destroy();
    };
  }, []);

  const shown = volume.value;
  const timeZone = start.value?.timeZone ?? 'UTC';
  useEffect(() => {
    if (shown) chart.current?.show(shown, timeZone);
  }, [shown, timeZone]);

  return (
    <section class="histogram" aria-label={t('volume')}>
      <div class="plot" ref={place} role="img" aria-label={shown ? summaryOf(shown) : t('volume')} />
      <div class="legend">
        {shown && <Legend counts={totalsOf(shown)} />}
        <span class="pointed">{shown && pointed.value >= 0 && pointedText(shown, pointed.value)}</span>
        {ranges.value.length > 0 && <ZoomOut />}
      </div>
    </section>
  );
}

function ZoomOut() {
  return (
    <>
      <IconButton
        icon="zoom-out"
        label={t('zoomOut')}
        onClick={() => {
          ranges.value = ranges.value.slice(0, -1);
        }}
      />
      <button
        type="button"
        class="link"
        onClick={() => {
          ranges.value = [];
        }}
      >
        {t('wholeLog')}
      </button>
    </>
  );
}

function Legend({ counts }: { readonly counts: ToneCounts }) {
  return (
    <ul>
      {tones.map((tone) => (
        <li key={tone}>
          <LegendEntry tone={tone} count={counts[tone]} />
        </li>
      ))}
    </ul>
  );
}

function LegendEntry({ tone, count }: { readonly tone: Tone; readonly count: number }) {
  const states = statesOf(tone);
  const isOn = states.every((state) =>
    parsedFilter.value.terms.some(
      ({ key, value, negated }) => key === 'status' && value === state && !negated,
    ),
  );
  const name = states.map(stateName).join(', ');
  return (
    <button
      type="button"
      class="legend-entry"
      title={t('showOnly', name)}
      aria-pressed={isOn}
      onClick={() => {
        filter.value = toggleStates(parsedFilter.value, states, !isOn);
      }}
    >
      <Icon name="circle-filled" tone={tone} />
      {toneName(tone)}
      <b>{formatNumber(count)}</b>
    </button>
  );
}

function pointedText(shown: Volume, bucket: number): string {
  const from = shown.start + bucket * shown.seconds;
  const counts = countsOf(shown, bucket);
  const told = tones
    .filter((tone) => counts[tone] > 0)
    .map((tone) => `${toneName(tone)} ${formatNumber(counts[tone])}`);
  return [t('bucket', clock.value.short(from), formatSeconds(shown.seconds)), ...told].join(' · ');
}

function summaryOf(shown: Volume): string {
  const counts = totalsOf(shown);
  const told = tones.map((tone) => `${toneName(tone)} ${formatNumber(counts[tone])}`).join(', ');
  const end = shown.start + shown.seconds * shown.buckets;
  return t('volumeSummary', clock.value.long(shown.start), clock.value.long(end), told);
}
