import { messages } from '../list/messages.ts';
import { filter, range, start, status } from '../state.ts';
import { t } from '../texts.ts';
import { formatBytes } from '../units.ts';

/** How much there is, how much of it is shown, and how far it is read. */
export function Footer() {
  const { threads = 0, lines = 0, phase, bytesRead = 0, bytesTotal = 0 } = status.value ?? {};
  const total = messages.value?.total ?? 0;
  const isNarrowed = filter.value !== '' || range.value !== undefined;
  const files = start.value?.opened.files ?? [];
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const share = bytesTotal > 0 ? bytesRead / bytesTotal : 0;
  return (
    <footer class="footer">
      <span class="count">
        {isNarrowed ? t('messageCountOf', total, threads) : t('messageCount', threads)}
      </span>
      <span>{t('lineCount', lines)}</span>
      <span class="files" title={files.map(({ name }) => name).join('\n')}>
        {files.map(({ name }) => name).join(', ')} ({formatBytes(Math.max(bytes, bytesTotal))})
      </span>
      {phase === 'reading' && (
        <span class="reading">
          {t('reading', Math.floor(share * 100))}
          <progress value={share} aria-label={t('reading', Math.floor(share * 100))} />
        </span>
      )}
    </footer>
  );
}
