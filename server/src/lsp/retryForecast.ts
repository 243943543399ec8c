/** When a message that waits in the queue is tried again, by the settings of its server. */
import { type Configuration, readConfiguration } from '../core/config/configuration.ts';
import { secondsOf } from '../core/config/values/seconds.ts';
import { newestVersion } from '../core/config/version.ts';
import { parameterValue } from '../core/features/config/parameterValue.ts';
import { settingPlace } from '../core/features/config/settingPlace.ts';
import { type Language, type Localized, localize } from '../core/l10n.ts';
import type { SettingLink } from '../logProtocol/meaning.ts';
import type { RetryForecast } from '../logProtocol/story.ts';
import { nextRetry } from '../maillog/retry.ts';
import type { LogStory } from '../maillog/view/messageStory.ts';
import { linkOf } from './logSettings.ts';
import type { Workspace } from './workspace.ts';

const text: Localized = {
  en: 'Postfix tries again between {minimal} and {maximal} after each failure ({minimalName}, {maximalName}), and gives up {lifetime} after arrival ({lifetimeName}).',
  ja: 'Postfix は失敗のたびに {minimal} から {maximal} の間をおいて再送し ({minimalName}、{maximalName})、到着から {lifetime} で打ち切ります ({lifetimeName})。',
};

const reason: Localized = { en: 'It decides when mail is tried again.', ja: '再送の間隔を決めます。' };

/** The forecast for a story; null where nothing waits for another attempt. Without a configuration defaults count. */
export function retryForecast(
  workspace: Workspace,
  configuration: Configuration | undefined,
  story: LogStory,
): RetryForecast | null {
  const waiting = story.recipients.flatMap(({ attempts }) => {
    const last = attempts.at(-1);
    return last?.status === 'deferred' ? [last] : [];
  });
  const deferred = Math.max(...waiting.map(({ time }) => time));
  if (waiting.length === 0 || story.removed || story.state === 'held' || story.state === 'expired')
    return null;
  const language = workspace.session.language();
  const lifetimeName = story.from === '' ? 'bounce_queue_lifetime' : 'maximal_queue_lifetime';
  const names = ['minimal_backoff_time', 'maximal_backoff_time', 'queue_run_delay', lifetimeName] as const;
  const used = configuration ?? readConfiguration({ main: { file: '', text: '' }, version: newestVersion });
  const [minimalBackoff = 300, maximalBackoff = 4000, queueRunDelay = 300, lifetime = 432_000] = names.map(
    (name) => secondsOf(name, settingText(used, name)),
  );
  // The delay counts from the arrival, which an earlier log may hold.
  const arrival = deferred - Math.max(...waiting.map(({ delay }) => delay));
  const times = nextRetry(arrival, deferred, { minimalBackoff, maximalBackoff, queueRunDelay, lifetime });
  return {
    ...times,
    text: localize(text, language, {
      minimal: duration(minimalBackoff, language),
      maximal: duration(maximalBackoff, language),
      lifetime: duration(lifetime, language),
      minimalName: names[0],
      maximalName: names[1],
      lifetimeName,
    }),
    settings: names.map((name) => retryLink(workspace, configuration, name)),
  };
}

function settingText(configuration: Configuration, name: string): string {
  const value = parameterValue(configuration, name);
  return value?.expanded ?? value?.value ?? '';
}

function retryLink(
  workspace: Workspace,
  configuration: Configuration | undefined,
  name: string,
): SettingLink {
  const wanted = { kind: 'parameter', name } as const;
  const found = configuration && settingPlace(configuration, wanted);
  return linkOf(workspace, { wanted, reason }, found, -1);
}

const units: readonly [seconds: number, text: Localized][] = [
  [86_400, { en: '{count} d', ja: '{count} 日' }],
  [3600, { en: '{count} h', ja: '{count} 時間' }],
  [60, { en: '{count} min', ja: '{count} 分' }],
  [1, { en: '{count} s', ja: '{count} 秒' }],
];

/** A time span in its largest fitting unit. */
function duration(seconds: number, language: Language): string {
  const [unit, unitText] = units.find(([size]) => seconds >= size * 2 || seconds === size) ?? [
    1,
    units[3]?.[1],
  ];
  const count = Math.round((seconds / unit) * 10) / 10;
  return unitText === undefined ? String(seconds) : localize(unitText, language, { count });
}
