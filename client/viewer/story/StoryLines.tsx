import type { MessageStory, StoryLine } from '../../../server/src/logProtocol/story.ts';
import { activeLine, mode } from '../state.ts';
import { t } from '../texts.ts';

/** The raw lines of the message, its parts set off; a click on a number leads to the line among all. */
export function StoryLines({ lines, moreLines }: Pick<MessageStory, 'lines' | 'moreLines'>) {
  const showLine = (line: number) => {
    activeLine.value = line;
    mode.value = 'lines';
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
      <section class="story-lines" tabIndex={0} aria-label={t('rawLines')}>
        <ol>
          {lines.map((line) => (
            <li key={line.line} class={line.own ? '' : 'of-session'}>
              <button
                type="button"
                class="number"
                title={t('showInLines')}
                onClick={() => showLine(line.line)}
              >
                {line.line + 1}
              </button>
              <span class="text">{line.text === '' ? <i>{t('lost')}</i> : partsOf(line)}</span>
            </li>
          ))}
        </ol>
      </section>
      {moreLines > 0 && <p class="quiet">{t('moreLines', moreLines)}</p>}
    </>
  );
}

function partsOf({ text, spans }: StoryLine) {
  const parts = [];
  let at = 0;
  for (const { start, end, kind } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <span class={`span-${kind}`}>{text.slice(start, end)}</span>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
