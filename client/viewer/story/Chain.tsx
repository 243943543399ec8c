import type { ChainLink, MessageStory } from '../../../server/src/logProtocol/story.ts';
import { Icon } from '../icon.tsx';
import { lookOf, stateAt } from '../outcomes.ts';
import { selected } from '../state.ts';
import { stateName, t } from '../texts.ts';

/** The messages that this one came from and led to, in a row; a click goes there. */
export function Chain({ story }: { readonly story: MessageStory }) {
  return (
    <ol class="chain">
      {story.before.map((link) => (
        <Link key={`before-${link.queueId}-${link.kind}`} link={link} />
      ))}
      <li class="link-card this" aria-current="true">
        <b>{story.queueId}</b>
        <span class="quiet">{t('thisMessage')}</span>
      </li>
      {story.after.map((link) => (
        <Link key={`after-${link.queueId}-${link.kind}`} link={link} />
      ))}
    </ol>
  );
}

function Link({ link: { thread, queueId, label, row } }: { readonly link: ChainLink }) {
  const state = row && stateAt(row[6]);
  return (
    <li class="link-card">
      {thread >= 0 ? (
        <button
          type="button"
          class="link"
          title={t('goTo', queueId)}
          onClick={() => {
            selected.value = thread;
          }}
        >
          {queueId}
        </button>
      ) : (
        <b>{queueId}</b>
      )}
      <span class="quiet">{label}</span>
      {row && state ? (
        <span class="summary" title={`${row[3] ?? ''} → ${row[4]}`}>
          <Icon name={lookOf(state).icon} tone={lookOf(state).tone} />
          {stateName(state)} → {row[4]}
        </span>
      ) : (
        <span class="quiet">{t('notInLog')}</span>
      )}
    </li>
  );
}
