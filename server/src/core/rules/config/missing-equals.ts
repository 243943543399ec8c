import { type ConfigRule, excerpt } from './context.ts';

export const missingEquals: ConfigRule = {
  code: 'missing-equals',
  severity: 'error',
  message: {
    en: 'Postfix stops here: no "=" after the parameter name in "{text}"',
    ja: 'Postfix はここで停止します: "{text}" にはパラメータ名の後の "=" がありません',
  },
  docs: {
    what: {
      en: 'Every logical line of main.cf is `name = value`, and the name holds no white space. Without the "=" no program of Postfix starts. Write the "=", or indent the line if it belongs to the value above it.',
      ja: 'main.cf の論理行はすべて `名前 = 値` の形で、名前に空白は含められません。"=" がないと、Postfix のどのプログラムも起動できません。"=" を書くか、上の値の続きであれば行頭を字下げしてください。',
    },
    bad: 'mydomain example.com\n',
    good: 'mydomain = example.com\n',
  },
  *check({ configuration, file }) {
    if (file !== 'main') return;
    for (const entry of configuration.main.tree.entries) {
      if (entry.kind !== 'malformed' || entry.reason !== 'missing-equals') continue;
      yield { span: entry.span, args: { text: excerpt(entry.text) } };
    }
  },
};
