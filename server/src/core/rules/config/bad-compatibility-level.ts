import { type ConfigRule, findFaults } from './context.ts';

export const badCompatibilityLevel: ConfigRule = {
  code: 'bad-compatibility-level',
  severity: 'error',
  message: {
    en: '"{value}" is no compatibility level: write major.minor.patch, the last two optional, such as 3.6',
    ja: '"{value}" は互換性レベルではありません。3.6 のように major.minor.patch の形で書きます (後ろの 2 つは省略できます)',
  },
  docs: {
    what: {
      en: 'The level says for which release the configuration was written, and so decides many defaults. It is up to three numbers with dots between them.',
      ja: 'どのリリース向けに書かれた設定かを示す値で、多くの既定値がこれで決まります。点で区切った 3 つまでの数です。',
    },
    bad: 'compatibility_level = latest\n',
    good: 'compatibility_level = 3.6\n',
  },
  check: (context) => findFaults(context, 'bad-compatibility-level', { 'not-a-level': { en: '', ja: '' } }),
};
