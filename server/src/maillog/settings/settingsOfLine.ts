import type { WantedSetting } from '../../core/features/config/settingPlace.ts';
import type { Localized } from '../../core/l10n.ts';
import type { LogLine } from '../line.ts';
import { clientRules } from './clientRules.ts';
import { deliveryRules } from './deliveryRules.ts';
import { queueRules } from './queueRules.ts';
import { recipientRules } from './recipientRules.ts';
import type { SettingRule } from './rule.ts';
import { senderRules } from './senderRules.ts';
import { sessionRules } from './sessionRules.ts';
import { namedParameters, systemRules } from './systemRules.ts';

/** A setting that may be behind a line, and why. */
export interface SettingCandidate {
  readonly wanted: WantedSetting;
  readonly reason: Localized;
}

/** All rules; of each line the first that fits counts. */
export const settingRules: readonly SettingRule[] = [
  ...clientRules,
  ...senderRules,
  ...recipientRules,
  ...sessionRules,
  ...queueRules,
  ...deliveryRules,
  ...systemRules,
];

const naming: Localized = {
  en: 'The message names this setting.',
  ja: 'メッセージがこの設定の名前を挙げています。',
};

/** The settings behind a refusal, a failed delivery or a warning, the likeliest first; none for all other lines. */
export function settingsOfLine(line: LogLine): SettingCandidate[] {
  if (!line.postfix || isAccepted(line)) return [];
  const rule = settingRules.find(
    ({ daemons, test }) => (daemons?.includes(line.daemon) ?? true) && test.test(line.message),
  );
  const groups = rule?.test.exec(line.message)?.groups ?? {};
  const found = (rule?.wanted(groups) ?? []).map((wanted) => ({ wanted, reason: rule?.reason ?? naming }));
  const known = new Set(found.map(({ wanted }) => JSON.stringify(wanted)));
  const named = line.level === 'info' ? [] : namedParameters(line.message);
  return [
    ...found,
    ...named
      .filter((wanted) => !known.has(JSON.stringify(wanted)))
      .map((wanted) => ({ wanted, reason: naming })),
  ];
}

function isAccepted({ event }: LogLine): boolean {
  return event?.kind === 'delivery' && /^(?:sent|deliverable)$/.test(event.fields['status'] ?? '');
}

/** The service of master.cf that wrote a line, where its tag tells: `submission` of `postfix/submission/smtpd`. */
export function serviceOfLine({ tag }: LogLine): string | undefined {
  const parts = tag?.text.split('/') ?? [];
  return parts.length > 2 ? parts.at(-2) : undefined;
}
