import { FilterBox } from '../filter/FilterBox.tsx';
import { post } from '../host.ts';
import { Icon, IconButton } from '../icon.tsx';
import { pause, resume } from '../list/current.ts';
import { messages } from '../list/messages.ts';
import { SearchBar } from '../raw/SearchBar.tsx';
import { activeLine, filter, following, type Mode, mode, selected, start } from '../state.ts';
import { t } from '../texts.ts';
import { copyOrSave } from './copyOrSave.ts';

/** What to see, what of it, and what to do with it. */
export function Toolbar() {
  const line = mode.value === 'lines' ? activeLine.value : null;
  return (
    <div class="toolbar" role="toolbar" aria-label={t('viewer')}>
      <ModeSwitch />
      {mode.value === 'messages' ? <FilterBox /> : <SearchBar />}
      <div class="actions">
        {mode.value === 'messages' && (
          <IconButton
            icon="save"
            label={t('saveFilter')}
            disabled={filter.value === ''}
            onClick={() => post({ kind: 'saveFilter', filter: filter.value })}
          />
        )}
        <IconButton icon="copy" label={t('copyOrSave')} onClick={() => void copyOrSave(selected.value)} />
        <IconButton
          icon="files"
          label={t('rotated')}
          pressed={start.value?.rotated ?? false}
          onClick={() => post({ kind: 'rotated', on: !start.value?.rotated })}
        />
        <IconButton
          icon="go-to-file"
          label={t('openAsText')}
          onClick={() => post({ kind: 'openAsText', line })}
        />
        <Follow />
      </div>
    </div>
  );
}

function ModeSwitch() {
  const options: readonly [Mode, string][] = [
    ['messages', 'mail'],
    ['lines', 'list-flat'],
  ];
  return (
    <div class="modes" role="group" aria-label={t('viewer')}>
      {options.map(([option, icon]) => (
        <button
          key={option}
          type="button"
          aria-pressed={mode.value === option}
          onClick={() => {
            mode.value = option;
          }}
        >
          <Icon name={icon} />
          {t(option)}
        </button>
      ))}
    </div>
  );
}

/** New messages are shown as they come, or wait. */
function Follow() {
  const newer = messages.value?.newer ?? 0;
  if (following.value) {
    return (
      <button type="button" class="follow live" title={t('pause')} onClick={pause}>
        <Icon name="debug-pause" />
        {t('following')}
      </button>
    );
  }
  return (
    <button type="button" class="follow" title={t('resume')} onClick={resume}>
      <Icon name="play" />
      {newer > 0 ? t('newMessages', newer) : t('paused')}
    </button>
  );
}
