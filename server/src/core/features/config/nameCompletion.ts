import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import type { KnownName } from '../../config/names.ts';
import { allParameters, type Parameter } from '../../config/parameters.ts';
import { isSince, type PostfixVersion } from '../../config/version.ts';
import { type Localized, localize } from '../../l10n.ts';
import type { Span } from '../../text/span.ts';
import type { CompletionItem } from '../types.ts';
import { shorten } from './markdown.ts';
import { type Help, parameterHover } from './parameterHover.ts';
import { typeName } from './typeNames.ts';

const words = {
  alreadySet: { en: 'already set', ja: '設定済み' },
  since: { en: 'since Postfix {version}', ja: 'Postfix {version} 以降' },
  removed: { en: 'removed in Postfix {version}', ja: 'Postfix {version} で廃止' },
  deprecated: { en: 'deprecated', ja: '非推奨' },
  insteadOf: { en: 'deprecated, use {name}', ja: '非推奨 ({name} を使用)' },
} satisfies Record<string, Localized>;

/** Why a release does not have something that another has, in a few words; undefined where it has it. */
export function missingIn(
  version: PostfixVersion,
  { since, removedIn, backports }: Pick<Parameter, 'since' | 'removedIn' | 'backports'>,
  { language }: Help,
): string | undefined {
  if (removedIn !== undefined && isSince(version, removedIn)) {
    return localize(words.removed, language, { version: removedIn });
  }
  return isSince(version, since, backports) ? undefined : localize(words.since, language, { version: since });
}

/** Why something should no longer be used in a release; undefined where nothing speaks against it. */
export function deprecatedIn(
  version: PostfixVersion,
  { deprecatedSince, replacedBy }: Pick<Parameter, 'deprecatedSince' | 'replacedBy'>,
  { language }: Help,
): string | undefined {
  if (deprecatedSince === undefined || !isSince(version, deprecatedSince)) return undefined;
  return replacedBy
    ? localize(words.insteadOf, language, { name: replacedBy })
    : localize(words.deprecated, language);
}

/**
 * Names for a line of its own: with ` = ` behind them unless the line has one. Those that are set come
 * later, those that the release does not have last.
 */
export function nameItems(
  configuration: Configuration,
  help: Help,
  replace: Span,
  hasEquals: boolean,
): CompletionItem[] {
  const known = [...configuration.examination.names]
    .filter(([, each]) => each.origin !== 'user' && each.origin !== 'legacy' && !each.parameter?.readOnly)
    .map(([name, each]): CompletionItem => {
      const isSet = configuration.settings.get(name)?.assignment !== undefined;
      const item = nameItem(configuration, help, name, each, replace);
      const detail = [item.detail, isSet ? localize(words.alreadySet, help.language) : ''];
      return {
        ...item,
        detail: detail.filter(Boolean).join(' · '),
        insertText: hasEquals ? name : `${name} = `,
        sortText: `${isSet ? '2' : item.deprecated ? '1' : '0'}${name}`,
      };
    });
  return [...known, ...unknownItems(configuration, help, replace, hasEquals)];
}

/** Parameters of other releases. */
function unknownItems(
  { version, examination }: Configuration,
  help: Help,
  replace: Span,
  hasEquals: boolean,
): CompletionItem[] {
  return allParameters().flatMap((parameter): CompletionItem[] => {
    const { name } = parameter;
    const isOther = parameter.generated || parameter.perTransport || parameter.unread || parameter.readOnly;
    const reason = isOther || examination.names.has(name) ? undefined : missingIn(version, parameter, help);
    if (reason === undefined) return [];
    return [
      {
        label: name,
        kind: 'parameter',
        detail: reason,
        insertText: hasEquals ? name : `${name} = `,
        replace,
        sortText: `3${name}`,
        deprecated: true,
        ...documented(help, name),
      },
    ];
  });
}

function documented(help: Help, name: string): Pick<CompletionItem, 'documentation'> {
  const entry = help.documentation.entry('parameter', name, help.language);
  return entry ? { documentation: () => entry.markdown } : {};
}

/** Names for `$`: those that are set first, with their values. */
export function referenceItems(configuration: Configuration, help: Help, replace: Span): CompletionItem[] {
  return [...configuration.examination.names].map(([name, known]) => {
    const value = configuration.settings.get(name)?.value;
    const item = nameItem(configuration, help, name, known, replace);
    return {
      ...item,
      ...(value !== undefined && { detail: shorten(value.replace(/\s+/g, ' '), 60) }),
      sortText: `${value !== undefined ? '0' : '1'}${name}`,
    };
  });
}

/** A known name with its type and default beside it, its documentation on demand. */
export function nameItem(
  configuration: Configuration,
  help: Help,
  name: string,
  known: KnownName,
  replace: Span,
): CompletionItem {
  const reason = known.parameter && deprecatedIn(configuration.version, known.parameter, help);
  return {
    label: name,
    kind: known.parameter ? 'parameter' : 'userParameter',
    detail: [describe(configuration, known, help), reason].filter(Boolean).join(' · '),
    documentation: () => parameterHover(configuration, name, help),
    replace,
    ...(reason !== undefined && { deprecated: true }),
  };
}

/** Type and default in a few words. */
function describe({ examination }: Configuration, known: KnownName, { language }: Help): string {
  const type = known.parameter ? localize(typeName(known.parameter.type), language) : '';
  const value = defaultOf(examination.defaults, known);
  const shown = value.kind === 'value' && value.value !== '' ? shorten(value.value, 40) : '';
  return [type, shown].filter(Boolean).join(' · ');
}
