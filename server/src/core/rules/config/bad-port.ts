import { type ConfigRule, findFaults } from './context.ts';

export const badPort: ConfigRule = {
  code: 'bad-port',
  severity: 'error',
  message: { en: '{name}: {reason}', ja: '{name}: {reason}' },
  docs: {
    what: {
      en: 'A port is a number from 1 to 65535, or a name that the system knows as a service.',
      ja: 'ポートは 1 から 65535 の数か、システムがサービスとして知っている名前です。',
    },
    bad: 'smtp_tcp_port = 70000\n',
    good: 'smtp_tcp_port = 587\n',
  },
  check: (context) =>
    findFaults(context, 'bad-port', {
      'out-of-range': {
        en: '{value} is not a port; ports are numbers from 1 to 65535',
        ja: '{value} はポートではありません。ポートは 1 から 65535 の数です',
      },
      missing: { en: 'a port or service name is wanted', ja: 'ポートかサービス名が必要です' },
    }),
};
