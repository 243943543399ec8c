import type { Localized } from '../../l10n.ts';
import { type ConfigRule, excerpt } from './context.ts';
import { type OptionFault, readArguments, servicesOf } from './masterArguments.ts';

export const masterOption: ConfigRule = {
  code: 'master-option',
  severity: 'error',
  message: {
    en: '{reason}; the daemon does not start',
    ja: '{reason}。デーモンは起動しません',
  },
  docs: {
    what: {
      en: '`-o` is followed by one word, `name=value`, without blanks around the "=". With blanks in it, put braces around the whole: `-o { name = value }` (Postfix 3.0 and later).',
      ja: '`-o` の後には `名前=値` を 1 語で書き、"=" の前後に空白は置けません。空白を含めたい場合は `-o { 名前 = 値 }` のように全体を波括弧で囲みます (Postfix 3.0 以降)。',
    },
    bad: 'smtp inet n - y - - smtpd\n  -o smtpd_tls_security_level = encrypt\n',
    good: 'smtp inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
  },
  *check(context) {
    for (const service of servicesOf(context)) {
      for (const { span, reason, text } of readArguments(service).faults) {
        yield { span, args: { reason: reasons[reason], text: excerpt(text) } };
      }
    }
  },
};

const reasons: Readonly<Record<OptionFault['reason'], Localized>> = {
  'nothing-follows': { en: 'No setting follows "-o"', ja: '"-o" の後に設定がありません' },
  'missing-equals': {
    en: '"{text}" behind "-o" is not name=value: the "=" is missing',
    ja: '"-o" の後の "{text}" は 名前=値 の形ではありません。"=" がありません',
  },
  'missing-name': {
    en: '"{text}" behind "-o" is not name=value: the name is missing',
    ja: '"-o" の後の "{text}" は 名前=値 の形ではありません。名前がありません',
  },
  'blank-around-equals': {
    en: 'No blanks may stand around "=" unless braces hold the setting together: -o name=value, or -o { name = value }',
    ja: '"=" の前後に空白は置けません。-o 名前=値 と書くか、-o { 名前 = 値 } と波括弧で囲んでください',
  },
};
