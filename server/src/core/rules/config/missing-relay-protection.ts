import { unprotectedSettings } from '../../config/values/relayProtection.ts';
import type { ConfigRule } from './context.ts';

export const missingRelayProtection: ConfigRule = {
  code: 'missing-relay-protection',
  severity: 'error',
  message: {
    en: 'smtpd refuses to serve: neither smtpd_relay_restrictions nor smtpd_recipient_restrictions keeps strangers from relaying; add reject_unauth_destination',
    ja: 'smtpd はサービスを拒否します。smtpd_relay_restrictions にも smtpd_recipient_restrictions にも、不正な中継を防ぐ制限がありません。reject_unauth_destination を追加してください',
  },
  docs: {
    what: {
      en: 'One of the two lists must hold reject_unauth_destination, defer_unauth_destination, reject, defer or defer_if_permit, and not behind `permit`: else anybody could send mail through this server, and smtpd ends with a fatal error.',
      ja: '2 つのリストのどちらかに、reject_unauth_destination、defer_unauth_destination、reject、defer、defer_if_permit のいずれかが (`permit` より前に) 必要です。ないと誰でもこのサーバを中継に使えてしまうため、smtpd は致命的エラーで終了します。',
    },
    bad: 'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated\n',
    good: 'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination\n',
  },
  *check({ configuration, file }) {
    for (const { assignment, option } of unprotectedSettings(configuration, file)) {
      const place = assignment ?? option;
      if (!place) continue;
      const { nameSpan, valueSpan } = place;
      yield { span: valueSpan.end > valueSpan.start ? valueSpan : nameSpan };
    }
  },
};
