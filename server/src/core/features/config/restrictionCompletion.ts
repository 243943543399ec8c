import type { Configuration } from '../../config/configuration.ts';
import { splitList } from '../../config/values/items.ts';
import { landValue } from '../../config/values/landed.ts';
import { type Restriction, restrictionNamed } from '../../config/values/restrictions.ts';
import restrictionFacts from '../../data/restrictions.json' with { type: 'json' };
import { type Localized, localize } from '../../l10n.ts';
import type { CompletionItem } from '../types.ts';
import { wordAround } from './cursor.ts';
import { shorten } from './markdown.ts';
import { deprecatedIn, missingIn } from './nameCompletion.ts';
import { parameterHover } from './parameterHover.ts';
import type { ValuePlace } from './valueCompletion.ts';

const atRecipient: Localized = { en: 'works at RCPT TO', ja: 'RCPT TO の時点で有効' };
const ownClass: Localized = { en: 'restriction class', ja: '制限クラス' };

/** What stands in for the argument of a restriction until it is typed. */
const placeholders: Readonly<Record<string, string>> = {
  maptype: 'hash:/etc/postfix/access',
  'policy-server': 'unix:private/policy',
  'rbl-domain': 'dnsbl.example.org',
  seconds: '1',
};

/** The restrictions for the list of a stage, or for a restriction class, those of other releases last. */
export function restrictionItems(place: ValuePlace, stage: string | undefined): CompletionItem[] {
  return restrictionFacts.flatMap(({ name }) => {
    const restriction = restrictionNamed(name);
    const item = restriction && restrictionItem(place, restriction, stage);
    return item ? [item] : [];
  });
}

function restrictionItem(
  place: ValuePlace,
  restriction: Restriction,
  stage: string | undefined,
): CompletionItem | undefined {
  const { configuration, help } = place;
  const { name, args } = restriction;
  const isLate = stage !== undefined && !restriction.stages.includes(stage);
  if (isLate && !(restriction.stagesWithDelayReject?.includes(stage) && delaysReject(configuration))) {
    return undefined;
  }
  const missing = missingIn(configuration.version, restriction, help);
  const reason = missing ?? deprecatedIn(configuration.version, restriction, help);
  const detail = [reason, isLate ? localize(atRecipient, help.language) : ''].filter(Boolean).join(' · ');
  const entry = help.documentation.entry('restriction', name, help.language);
  const blank = place.isUnbraced ? ',' : ' ';
  const placeholder = placeholders[args];
  return {
    label: name,
    kind: 'restriction',
    replace: replaced(place),
    sortText: `${reason !== undefined ? '2' : isLate ? '1' : '0'}${name}`,
    ...(placeholder !== undefined && {
      insertText: name + blank,
      snippet: `${name}${blank}\${1:${placeholder}}`,
    }),
    ...(detail && { detail }),
    ...(reason !== undefined && { deprecated: true }),
    ...(entry && { documentation: () => entry.markdown }),
  };
}

/** The user's own restriction classes. */
export function classItems(place: ValuePlace): CompletionItem[] {
  const { configuration, help } = place;
  const replace = replaced(place);
  return [...restrictionClasses(configuration)]
    .filter((name) => name !== place.name)
    .map((label) => {
      const value = configuration.settings.get(label)?.value ?? '';
      return {
        label,
        kind: 'userParameter',
        detail: [localize(ownClass, help.language), shorten(value.replace(/\s+/g, ' '), 40)]
          .filter(Boolean)
          .join(' · '),
        documentation: () => parameterHover(configuration, label, help),
        replace,
        sortText: `0${label}`,
      };
    });
}

const classesOf = new WeakMap<Configuration, ReadonlySet<string>>();

/** The names that smtpd_restriction_classes of main.cf lists. */
export function restrictionClasses(configuration: Configuration): ReadonlySet<string> {
  const known = classesOf.get(configuration);
  if (known) return known;
  const { examination } = configuration;
  const setting = examination.settings.get('smtpd_restriction_classes');
  const landed = setting && landValue(setting, undefined, examination);
  const items = landed && !landed.failed ? splitList(landed.text) : [];
  const classes = new Set(items.map(({ text }) => text));
  classesOf.set(configuration, classes);
  return classes;
}

function delaysReject({ settings }: Configuration): boolean {
  return !/^no$/i.test(settings.get('smtpd_delay_reject')?.value ?? 'yes');
}

function replaced({ text, offset, before }: ValuePlace) {
  return wordAround(text, offset, /[^\s,]*$/.exec(before)?.[0].length ?? 0);
}
