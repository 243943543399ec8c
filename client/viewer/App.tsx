import { useRef } from 'preact/hooks';
import { Chips } from './filter/Chips.tsx';
import { Banner } from './frame/Banner.tsx';
import { Footer } from './frame/Footer.tsx';
import { Split } from './frame/Split.tsx';
import { Toolbar } from './frame/Toolbar.tsx';
import { Histogram } from './histogram/Histogram.tsx';
import { MessageList } from './list/MessageList.tsx';
import { RawView } from './raw/RawView.tsx';
import { fault, mode, selected, start } from './state.ts';
import { Story } from './story/Story.tsx';
import { closeStory, explanation } from './story/story.ts';
import { t } from './texts.ts';

/** The whole page. */
export function App() {
  const story = useRef<HTMLElement>(null);
  if (start.value === null) return <p class="empty">{fault.value || t('opening')}</p>;

  const isLines = mode.value === 'lines';
  const hasStory = selected.value !== null || (isLines && explanation.value !== null);
  const onOpen = () => story.current?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
    closeStory();
  };
  return (
    <main class={isLines ? 'lines-mode' : 'messages-mode'}>
      <Toolbar />
      <Banner />
      {!isLines && <Chips />}
      {!isLines && <Histogram />}
      <Split
        first={isLines ? <RawView onOpen={onOpen} /> : <MessageList onOpen={onOpen} />}
        second={
          hasStory ? (
            <section class="story" ref={story} tabIndex={-1} aria-label={t('story')} onKeyDown={onKeyDown}>
              <Story />
            </section>
          ) : null
        }
      />
      <Footer />
    </main>
  );
}
