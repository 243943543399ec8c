import { restrictionNamed } from '../../config/values/restrictions.ts';
import { type ConfigRule, findFaults } from './context.ts';
import { insteadOf } from './replacement.ts';

export const removedRestriction: ConfigRule = {
  code: 'removed-restriction',
  severity: 'error',
  message: {
    en: '{item} was removed in Postfix {since}, and smtpd answers with a server error when it comes to it: {instead}',
    ja: '{item} は Postfix {since} で廃止され、smtpd はここまで来るとサーバエラーを返します。{instead}',
  },
  docs: {
    what: {
      en: 'The name is still known, but only to say that the restriction is gone. Replace it.',
      ja: '名前は残っていますが、廃止されたことを知らせるためだけのものです。置き換えてください。',
    },
    bad: 'smtpd_client_restrictions = reject_maps_rbl\n',
    good: 'smtpd_client_restrictions = reject_rbl_client zen.example.org\n',
  },
  *check(context) {
    for (const finding of findFaults(context, 'removed-restriction', { removed: { en: '', ja: '' } })) {
      const instead = insteadOf(restrictionNamed(String(finding.args?.['item']))?.replacedBy);
      yield { ...finding, args: { ...finding.args, instead }, tag: 'deprecated' };
    }
  },
};
