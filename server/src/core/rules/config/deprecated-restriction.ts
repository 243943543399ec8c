import { restrictionNamed } from '../../config/values/restrictions.ts';
import { type ConfigRule, findFaults } from './context.ts';
import { insteadOf } from './replacement.ts';

export const deprecatedRestriction: ConfigRule = {
  code: 'deprecated-restriction',
  severity: 'info',
  message: {
    en: 'The restriction {item} is obsolete: {instead}',
    ja: '制限 {item} は非推奨です。{instead}',
  },
  docs: {
    what: {
      en: 'The restriction still works, under a name or in a way that later releases of Postfix may drop.',
      ja: 'まだ有効ですが、この名前や方法は今後のリリースでなくなる可能性があります。',
    },
    bad: 'smtpd_client_restrictions = reject_unknown_client\n',
    good: 'smtpd_client_restrictions = reject_unknown_client_hostname\n',
  },
  *check(context) {
    for (const finding of findFaults(context, 'deprecated-restriction', { deprecated: { en: '', ja: '' } })) {
      const instead = insteadOf(restrictionNamed(String(finding.args?.['item']))?.replacedBy);
      yield { ...finding, args: { ...finding.args, instead }, tag: 'deprecated' };
    }
  },
};
