import { type ConfigRule, findFaults } from './context.ts';

export const restrictionStage: ConfigRule = {
  code: 'restriction-stage',
  severity: 'warning',
  message: {
    en: '{item} does nothing in {name}: what it looks at is not known at that stage; move it to a later list',
    ja: '{item} は {name} では働きません。この段階では調べる対象がまだ分からないためです。後の段階のリストに移してください',
  },
  docs: {
    what: {
      en: 'Each list belongs to a stage of the SMTP dialogue. A restriction that looks at the recipient, say, is passed over before a recipient is known. With smtpd_delay_reject (the default) most lists are evaluated when the recipient is known.',
      ja: '各リストは SMTP の対話の段階に対応しています。たとえば受信者を調べる制限は、受信者が分かる前には飛ばされます。smtpd_delay_reject が有効 (既定) なら、ほとんどのリストは受信者が分かった時点で評価されます。',
    },
    bad: 'smtpd_delay_reject = no\nsmtpd_client_restrictions = reject_unauth_destination\n',
    good: 'smtpd_recipient_restrictions = reject_unauth_destination\n',
  },
  check: (context) => findFaults(context, 'restriction-stage', { 'not-in-list': { en: '', ja: '' } }),
};
