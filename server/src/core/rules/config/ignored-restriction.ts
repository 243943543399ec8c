import { type ConfigRule, findFaults } from './context.ts';

export const ignoredRestriction: ConfigRule = {
  code: 'ignored-restriction',
  severity: 'warning',
  message: {
    en: 'Nothing behind "{item}" is looked at',
    ja: '"{item}" より後ろは評価されません',
  },
  docs: {
    what: {
      en: '`permit`, `reject` and `defer` decide for every client, so the rest of the list never has its turn. Move them to the end.',
      ja: '`permit`、`reject`、`defer` はすべてのクライアントに対して結論を出すため、リストの残りが評価されることはありません。リストの最後に移してください。',
    },
    bad: 'smtpd_client_restrictions = permit_mynetworks, reject, permit_sasl_authenticated\n',
    good: 'smtpd_client_restrictions = permit_mynetworks, permit_sasl_authenticated, reject\n',
  },
  *check(context) {
    const reasons = { 'after-terminal': { en: '', ja: '' } };
    for (const finding of findFaults(context, 'ignored-restriction', reasons)) {
      yield { ...finding, tag: 'unnecessary' };
    }
  },
};
