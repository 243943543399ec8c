import { type ConfigRule, excerpt } from './context.ts';

export const missingName: ConfigRule = {
  code: 'missing-name',
  severity: 'error',
  message: {
    en: 'Postfix stops here: no parameter name before the "=" in "{text}"',
    ja: 'Postfix はここで停止します: "{text}" には "=" の前のパラメータ名がありません',
  },
  docs: {
    what: {
      en: 'Every logical line of main.cf is `name = value`. Without a name no program of Postfix starts. Write the name, or remove the line.',
      ja: 'main.cf の論理行はすべて `名前 = 値` の形です。名前がないと、Postfix のどのプログラムも起動できません。名前を書くか、行を削除してください。',
    },
    bad: '= example.com\n',
    good: 'mydomain = example.com\n',
  },
  *check({ configuration, file }) {
    if (file !== 'main') return;
    for (const entry of configuration.main.tree.entries) {
      if (entry.kind !== 'malformed' || entry.reason !== 'missing-name') continue;
      yield { span: entry.span, args: { text: excerpt(entry.text) } };
    }
  },
};
