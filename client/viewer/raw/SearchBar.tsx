import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../host.ts';
import { Icon, IconButton } from '../icon.tsx';
import { activeLine, clock, status } from '../state.ts';
import { t } from '../texts.ts';
import { currentMatch, moveMatch, search, startSearch, stopSearch, wish } from './search.ts';

/** Search through all lines, and the jump to a line or a time. */
export function SearchBar() {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current && input.current.value !== wish.value.text) input.current.value = wish.value.text;
  }, [wish.value.text]);

  const begin = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return stopSearch();
    if (event.key !== 'Enter' || event.isComposing) return;
    const { text } = wish.value;
    const isNew = input.current?.value !== search.value?.wish.text || wish.value !== search.value?.wish;
    if (!isNew) return moveMatch(event.shiftKey ? -1 : 1);
    wish.value = { ...wish.value, text: input.current?.value ?? text };
    void startSearch();
  };
  return (
    <div class="search-bar" role="search">
      <div class="search-box">
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          spellcheck={false}
          placeholder={t('search')}
          aria-label={t('search')}
          defaultValue={wish.value.text}
          onKeyDown={begin}
        />
        <Option name="matchCase" icon="case-sensitive" />
        <Option name="regularExpression" icon="regex" />
      </div>
      <IconButton
        icon="arrow-up"
        label={t('previousMatch')}
        disabled={!search.value?.found.length}
        onClick={() => moveMatch(-1)}
      />
      <IconButton
        icon="arrow-down"
        label={t('nextMatch')}
        disabled={!search.value?.found.length}
        onClick={() => moveMatch(1)}
      />
      <Progress />
      <JumpBox />
    </div>
  );
}

function Option({ name, icon }: { readonly name: 'matchCase' | 'regularExpression'; readonly icon: string }) {
  return (
    <IconButton
      icon={icon}
      label={t(name)}
      pressed={wish.value[name]}
      onClick={() => {
        wish.value = { ...wish.value, [name]: !wish.value[name] };
        if (search.value) void startSearch();
      }}
    />
  );
}

function Progress() {
  const shown = search.value;
  if (!shown) return null;
  return (
    <>
      <span class={`search-state${shown.fault ? ' fault' : ''}`} role="status">
        {progressText()}
      </span>
      {shown.running && (
        <>
          <progress value={shown.progress} aria-label={t('search')} />
          <IconButton icon="debug-stop" label={t('stopSearch')} onClick={stopSearch} />
        </>
      )}
    </>
  );
}

function progressText(): string {
  const shown = search.value;
  if (!shown) return '';
  if (shown.fault) return shown.fault;
  if (shown.running) return t('searching', shown.total, Math.floor(shown.progress * 100));
  if (shown.total === 0) return t('noMatches');
  const at = currentMatch.value;
  return at < 0 ? t('matchCount', shown.total) : t('matchOf', at + 1, shown.total);
}

function JumpBox() {
  const isFaulty = useSignal(false);
  const jump = async (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || !(event.currentTarget instanceof HTMLInputElement))
      return;
    const line = await lineOf(event.currentTarget.value.trim());
    isFaulty.value = line === undefined;
    if (line !== undefined) activeLine.value = line;
  };
  return (
    <div class="jump-box">
      <Icon name="go-to-file" />
      <input
        type="text"
        spellcheck={false}
        placeholder={t('jumpHint')}
        aria-label={t('jump')}
        title={t('jump')}
        aria-invalid={isFaulty.value}
        onKeyDown={(event) => void jump(event)}
      />
      {isFaulty.value && (
        <p class="fault" role="status">
          {t('jumpFault')}
        </p>
      )}
    </div>
  );
}

/** The 0-based line that a person means by a line number, 1-based, or by a time. */
async function lineOf(text: string): Promise<number | undefined> {
  const last = Math.max(0, (status.value?.lines ?? 0) - 1);
  if (/^\d+$/.test(text)) return Math.min(Math.max(Number(text) - 1, 0), last);
  const near = status.value?.lastTime ?? Date.now() / 1000;
  const time = clock.value.parse(text, near);
  if (time === undefined) return undefined;
  const answer = await ask('lineAtTime', { time });
  return answer && Math.min(answer.line, last);
}
