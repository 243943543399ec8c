import type { ReplyMeaning, SettingLink } from '../../../server/src/logProtocol/meaning.ts';
import type { MessageStory, RetryForecast } from '../../../server/src/logProtocol/story.ts';
import { post } from '../host.ts';
import { Icon } from '../icon.tsx';
import { clock } from '../state.ts';
import { t } from '../texts.ts';

/** What the last replies mean, each meaning once. */
export function Meanings({ recipients }: Pick<MessageStory, 'recipients'>) {
  const meanings = new Map(recipients.flatMap(({ meaning }) => (meaning ? [[meaning.title, meaning]] : [])));
  return (
    <>
      {[...meanings.values()].map((meaning) => (
        <Meaning key={meaning.title} {...meaning} />
      ))}
    </>
  );
}

export function Meaning({ title, text, advice, code, provider }: ReplyMeaning) {
  return (
    <div class="meaning">
      <h4>
        {title}
        {provider !== null && <span class="badge">{provider}</span>}
      </h4>
      <p>{text}</p>
      {advice.length > 0 && (
        <ul aria-label={t('advice')}>
          {advice.map((piece) => (
            <li key={piece}>{piece}</li>
          ))}
        </ul>
      )}
      {code && (
        <p class="quiet">
          <code>{code.code}</code> {code.text}
        </p>
      )}
    </div>
  );
}

export function Retry({ earliest, latest, expires, text, settings }: RetryForecast) {
  const { short } = clock.value;
  return (
    <div class="meaning">
      <h4>
        <Icon name="history" /> {t('nextRetry')}: {t('timeRange', short(earliest), short(latest))}
      </h4>
      <p title={short(expires)}>{text}</p>
      <Settings settings={settings} />
    </div>
  );
}

/** The settings behind it by the reasons for which they are named, each with a way to where it is set. */
export function Settings({ settings }: { readonly settings: readonly SettingLink[] }) {
  const groups = [...Map.groupBy(settings, ({ reason }) => reason)];
  return (
    <>
      {groups.map(([reason, links]) => (
        <div key={reason} class="reason">
          <p class="quiet">{reason}</p>
          <ul class="settings">
            {links.map((setting) => (
              <Setting key={`${setting.kind}-${setting.name}`} {...setting} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Setting({ name, label, value, location }: SettingLink) {
  return (
    <li>
      {location ? (
        <button
          type="button"
          class="secondary"
          title={t('openSetting')}
          onClick={() => post({ kind: 'openSetting', location })}
        >
          <Icon name="go-to-file" />
          {label}
        </button>
      ) : (
        <b>{name}</b>
      )}
      {value !== '' && <code>{value}</code>}
      {!location && <span class="quiet">({t(value === '' ? 'notSet' : 'isDefault')})</span>}
    </li>
  );
}
