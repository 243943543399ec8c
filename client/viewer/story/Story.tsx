import type { ComponentChildren } from 'preact';
import type { MessageStory } from '../../../server/src/logProtocol/story.ts';
import { Icon, IconButton } from '../icon.tsx';
import { lookOf } from '../outcomes.ts';
import { clock, mode, selected } from '../state.ts';
import { stateName, t } from '../texts.ts';
import { formatBytes, formatSeconds } from '../units.ts';
import { Chain } from './Chain.tsx';
import { Meaning, Meanings, Retry, Settings } from './Meaning.tsx';
import { Recipients } from './Recipients.tsx';
import { Steps } from './Steps.tsx';
import { StoryLines } from './StoryLines.tsx';
import { closeStory, explanation, story } from './story.ts';
import { WayPicture } from './WayPicture.tsx';

/** What happened to the chosen message; in the raw mode also what a line means that belongs to none. */
export function Story() {
  const told = story.value;
  if (told && selected.value !== null) return <MessageView story={told} />;
  return explanation.value && mode.value === 'lines' ? <LineView /> : <p class="empty">{t('noStory')}</p>;
}

function MessageView({ story: told }: { readonly story: MessageStory }) {
  const isLinked = told.before.length + told.after.length > 0;
  const hasMeaning = told.retry !== null || told.recipients.some(({ meaning }) => meaning !== null);
  return (
    <>
      <StoryHead story={told} />
      <div class="story-body">
        <Part title={t('way')}>
          <WayPicture steps={told.steps} />
          <Steps steps={told.steps} />
        </Part>
        {(hasMeaning || told.settings.length > 0 || isLinked) && (
          <div class="aside">
            {hasMeaning && (
              <Part title={t('meaning')}>
                <Meanings recipients={told.recipients} />
                {told.retry && <Retry {...told.retry} />}
              </Part>
            )}
            {told.settings.length > 0 && (
              <Part title={t('settings')}>
                <Settings settings={told.settings} />
              </Part>
            )}
            {isLinked && (
              <Part title={t('chain')}>
                <Chain story={told} />
              </Part>
            )}
          </div>
        )}
        {told.recipients.length > 0 && (
          <Part title={t('attempts')} wide>
            <Recipients {...told} />
          </Part>
        )}
        <Part title={t('rawLines')} wide>
          <StoryLines {...told} />
        </Part>
      </div>
    </>
  );
}

interface PartProps {
  readonly title: string;
  /** Over both columns. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

function Part({ title, wide, children }: PartProps) {
  return (
    <section class={`story-part${wide ? ' wide' : ''}`}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function StoryHead({ story: told }: { readonly story: MessageStory }) {
  const { icon, tone } = lookOf(told.state);
  const facts = [
    [t('status'), told.stateText],
    [t('client'), told.client],
    [t('user'), told.saslUser],
    [t('size'), told.size === null ? null : formatBytes(told.size)],
    [t('host'), told.host],
    [t('messageId'), told.messageId],
  ].filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== '');
  return (
    <header class="story-head">
      <h2>
        <span class="queue-id">{told.queueId}</span>
        <span class="state">
          <Icon name={icon} tone={tone} />
          {stateName(told.state)}
        </span>
        <span class="route">
          {told.from === '' ? t('nullSender') : (told.from ?? t('unknown'))} → {recipientText(told)}
        </span>
        <IconButton icon="close" label={t('closeStory')} onClick={closeStory} />
      </h2>
      <dl>
        <div>
          <dt>{t('time')}</dt>
          <dd>
            {clock.value.long(told.start)} ({formatSeconds(told.end - told.start)})
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function recipientText({ recipients }: MessageStory): string {
  const [only, ...others] = recipients;
  if (!only) return t('unknown');
  return others.length > 0 ? `${only.to} ${t('moreRecipients', others.length)}` : only.to;
}

function LineView() {
  const told = explanation.value;
  if (!told) return null;
  return (
    <div class="story-body">
      <Part title={t('explainedLine', told.line + 1)} wide>
        {told.meaning && <Meaning {...told.meaning} />}
        <Settings settings={told.settings} />
        {!told.meaning && told.settings.length === 0 && <p class="quiet">{t('noMeaning')}</p>}
      </Part>
    </div>
  );
}
