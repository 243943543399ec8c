import { signal } from '@preact/signals';
import type { LogNotice } from '../../../server/src/logProtocol/openLog.ts';
import { Icon, IconButton } from '../icon.tsx';
import { clock, fault, status } from '../state.ts';
import { t } from '../texts.ts';

/** What the user has read: a notice comes once. */
const dismissed = signal<LogNotice | null>(null);

/** What happened to the file, and what went wrong. */
export function Banner() {
  const { notice, readable, phase, text } = status.value ?? {};
  const isRead = notice && dismissed.value?.time === notice.time && dismissed.value.kind === notice.kind;
  return (
    <div class="banners" role="status">
      {phase === 'failed' && <Message icon="error" text={text ?? ''} />}
      {notice && !isRead && (
        <Message
          icon={readable === false ? 'warning' : 'info'}
          text={`${clock.value.ofDay(notice.time)} ${notice.text}`}
          onDismiss={() => {
            dismissed.value = notice;
          }}
        />
      )}
      {fault.value !== '' && (
        <Message
          icon="warning"
          text={fault.value}
          onDismiss={() => {
            fault.value = '';
          }}
        />
      )}
    </div>
  );
}

interface MessageProps {
  readonly icon: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly onDismiss?: () => void;
}

function Message({ icon, text, onDismiss }: MessageProps) {
  return (
    <div class={`banner ${icon}`}>
      <Icon name={icon} />
      <span>{text}</span>
      {onDismiss && <IconButton icon="close" label={t('dismiss')} onClick={onDismiss} />}
    </div>
  );
}
