import { useSignal } from '@preact/signals';
import type { MessageStory, StoryAttempt, StoryRecipient } from '../../../server/src/logProtocol/story.ts';
import { Icon } from '../icon.tsx';
import { clock } from '../state.ts';
import { attemptName, t } from '../texts.ts';
import { formatSeconds } from '../units.ts';
import { iconOfAttempt, partsOf, toneOfAttempt } from './attempts.ts';

/** How many recipients, and attempts of one, are shown at first. */
const first = 20;

/** Every recipient with every attempt to deliver to it. */
export function Recipients({ recipients, moreAttempts }: Pick<MessageStory, 'recipients' | 'moreAttempts'>) {
  const shown = useSignal(first);
  const left = recipients.length - shown.value;
  return (
    <>
      <table class="attempts">
        <thead>
          <tr>
            {(['time', 'status', 'relay', 'delay', 'reply'] as const).map((name) => (
              <th key={name} scope="col" class={name}>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        {recipients.slice(0, shown.value).map((recipient) => (
          <Recipient key={recipient.to} {...recipient} />
        ))}
      </table>
      {left > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => {
            shown.value += first * 5;
          }}
        >
          {t('showMore', left)}
        </button>
      )}
      {moreAttempts > 0 && <p class="quiet">{t('moreAttempts', moreAttempts)}</p>}
    </>
  );
}

function Recipient({ to, originalTo, attempts }: StoryRecipient) {
  const isOpen = useSignal(attempts.length <= 5);
  const shown = isOpen.value ? attempts : attempts.slice(-1);
  return (
    <tbody>
      <tr class="recipient">
        <th scope="rowgroup" colSpan={5}>
          {to}
          {originalTo !== null && <span class="quiet"> {t('originally', originalTo)}</span>}
          {attempts.length > 1 && (
            <button
              type="button"
              class="link"
              aria-expanded={isOpen.value}
              onClick={() => {
                isOpen.value = !isOpen.value;
              }}
            >
              {t('attemptCount', attempts.length)}
            </button>
          )}
        </th>
      </tr>
      {shown.map((attempt) => (
        <Attempt key={`${attempt.line}-${attempt.time}`} {...attempt} />
      ))}
    </tbody>
  );
}

function Attempt({ time, relay, delay, delays, dsn, status, reply }: StoryAttempt) {
  const parts = delays ? partsOf(delays) : [];
  const told = parts.map(({ part, seconds }) => `${t(part)}: ${formatSeconds(seconds)}`).join('\n');
  return (
    <tr>
      <td class="time">{clock.value.short(time)}</td>
      <td class="status">
        <Icon name={iconOfAttempt(status)} tone={toneOfAttempt(status)} />
        {attemptName(status)}
      </td>
      <td class="relay">{relay}</td>
      <td class="delay" title={told}>
        {formatSeconds(delay)}
      </td>
      <td class="reply">
        {dsn !== null && <code>{dsn}</code>} {reply}
      </td>
    </tr>
  );
}
