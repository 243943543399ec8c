import { restrictionsIn } from '../../config/values/restrictions.ts';
import { type ConfigRule, findFaults } from './context.ts';
import { didYouMean, indexNames } from './suggestion.ts';

export const unknownRestriction: ConfigRule = {
  code: 'unknown-restriction',
  severity: 'error',
  message: {
    en: '{name}: {reason}{hint}',
    ja: '{name}: {reason}{hint}',
  },
  docs: {
    what: {
      en: 'The word is no access restriction of this release, no table, and no class that smtpd_restriction_classes lists. When smtpd comes to it, it answers every client with a server error.',
      ja: 'この語は、対象のリリースのアクセス制限でも、テーブルでも、smtpd_restriction_classes に並べたクラスでもありません。smtpd がここまで来ると、どのクライアントにもサーバエラーを返します。',
    },
    bad: 'smtpd_helo_restrictions = permit_mynetwork, reject_invalid_helo_hostname\n',
    good: 'smtpd_helo_restrictions = permit_mynetworks, reject_invalid_helo_hostname\n',
  },
  *check(context) {
    const names = restrictionsIn(context.configuration.version).map(({ name }) => name);
    let index: ReturnType<typeof indexNames> | undefined;
    for (const finding of findFaults(context, 'unknown-restriction', reasons)) {
      index ??= indexNames(names);
      const isUnknown = finding.args?.['reason'] === reasons.unknown;
      const suggestion = isUnknown ? index.nearest(String(finding.args?.['item'])) : undefined;
      yield { ...finding, args: { ...finding.args, hint: didYouMean(suggestion) } };
    }
  },
};

const reasons = {
  unknown: {
    en: 'Postfix has no restriction "{item}"',
    ja: 'Postfix に "{item}" という制限はありません',
  },
  'later-release': {
    en: 'the restriction {item} came with Postfix {since}',
    ja: '制限 {item} は Postfix {since} で追加されました',
  },
  'not-here': {
    en: '"{item}" is neither a table nor one of {values}',
    ja: '"{item}" はテーブルでも {values} のいずれでもありません',
  },
} as const;
