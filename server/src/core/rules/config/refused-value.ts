import type { ConfigRule } from './context.ts';

export const refusedValue: ConfigRule = {
  code: 'refused-value',
  severity: 'error',
  message: {
    en: 'Postfix does not start: it cannot work out the default of mynetworks from {name} ("{words}")',
    ja: 'Postfix は起動しません。{name} から mynetworks の既定値を決められません ("{words}")',
  },
  docs: {
    what: {
      en: 'Where mynetworks is not set, Postfix computes it from inet_interfaces, inet_protocols and mynetworks_style. With a value in one of them that it does not know every program ends there. Correct the value, or set mynetworks.',
      ja: 'mynetworks を設定していない場合、Postfix は inet_interfaces、inet_protocols、mynetworks_style から値を求めます。そのいずれかに解釈できない値があると、すべてのプログラムがそこで終了します。値を直すか、mynetworks を設定してください。',
    },
    bad: 'mynetworks_style = everyone\n',
    good: 'mynetworks_style = subnet\n',
  },
  *check({ problems, assignments }) {
    for (const { span, name = '', words } of problems('refused-value')) {
      yield { span: assignments(name).at(-1)?.valueSpan ?? span, args: { name, words } };
    }
  },
};
