import type { Configuration } from '../../config/configuration.ts';
import { allParameters, isRemoved, parameterNamed } from '../../config/parameters.ts';
import { isSince } from '../../config/version.ts';
import type { Localized } from '../../l10n.ts';
import { type ConfigRule, excerpt } from './context.ts';
import { didYouMean, indexParameters } from './suggestion.ts';

export const unusedParameter: ConfigRule = {
  code: 'unused-parameter',
  severity: 'warning',
  message: {
    en: 'Nothing uses {name}{hint}',
    ja: '{name} はどこからも使われていません{hint}',
  },
  docs: {
    what: {
      en: 'The name is no parameter of this release of Postfix, and no value refers to it as `$name`, so that the setting has no effect. Mostly the name is mistyped. Correct it, or remove the setting.',
      ja: 'この名前は対象のリリースの Postfix のパラメータではなく、`$名前` として参照している値もないため、設定は効果がありません。多くは名前の書き間違いです。名前を直すか、設定を削除してください。',
    },
    bad: 'smtpd_bannner = $myhostname ESMTP\n',
    good: 'smtpd_banner = $myhostname ESMTP\n',
  },
  *check({ problems, configuration }) {
    for (const { span, name = '' } of problems('unused-parameter')) {
      const parameter = parameterNamed(name);
      if (parameter && isRemoved(parameter, configuration.version)) continue;
      yield { span, args: { name: excerpt(name), hint: hintFor(name, configuration) }, tag: 'unnecessary' };
    }
  },
};

function hintFor(name: string, configuration: Configuration): Localized {
  const parameter = parameterNamed(name);
  if (!parameter) return hintForStranger(name, configuration);
  const { since, backports } = parameter;
  if (isSince(configuration.version, since, backports)) return { en: '', ja: '' };
  return {
    en: `: it came with Postfix ${since}`,
    ja: ` (Postfix ${since} で追加されたパラメータです)`,
  };
}

/** A name that no release of Postfix has: mistyped, or about a transport that there is not. */
function hintForStranger(name: string, configuration: Configuration): Localized {
  const suggestion = indexParameters(configuration).nearest(name);
  const transport = transportIn(name);
  if (suggestion !== undefined || transport === undefined) return didYouMean(suggestion);
  return {
    en: `: master.cf defines no transport ${transport}`,
    ja: ` (master.cf に ${transport} という配送エージェントの定義がありません)`,
  };
}

/** What a name that master.cf gives rise to has in place of the transport: `transport_time_limit` and its like. */
const transportSuffixes = allParameters()
  .filter(({ perTransport }) => perTransport)
  .map(({ name }) => name.slice('transport'.length))
  .sort((a, b) => b.length - a.length);

/** The transport that a name such as `slow_destination_rate_delay` is about. */
function transportIn(name: string): string | undefined {
  const suffix = transportSuffixes.find((each) => name.endsWith(each) && name.length > each.length);
  return suffix === undefined ? undefined : excerpt(name.slice(0, -suffix.length));
}
