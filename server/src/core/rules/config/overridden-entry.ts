import { assignmentSpans, type ConfigRule, excerpt, findProblems } from './context.ts';

export const overriddenEntry: ConfigRule = {
  code: 'overridden-entry',
  severity: 'warning',
  message: {
    en: '{name} was already set to "{value}"; the last setting counts, and this replaces it',
    ja: '{name} はすでに "{value}" に設定されています。最後の設定が有効なので、ここで置き換わります',
  },
  docs: {
    what: {
      en: 'A parameter is set twice with different values. The last line wins, wherever it stands, and the earlier one does nothing. Keep one of them.',
      ja: '同じパラメータが異なる値で 2 回設定されています。位置にかかわらず最後の行が有効で、前の行は効果がありません。どちらか 1 つだけを残してください。',
    },
    bad: 'relayhost = [a.example.com]\nrelayhost = [b.example.com]\n',
    good: 'relayhost = [b.example.com]\n',
  },
  *check(context) {
    const args = ({ name = '', value = '' }) => ({ name, value: excerpt(value) });
    for (const finding of findProblems(context, 'overridden-entry', args)) {
      const spans = assignmentSpans(context, String(finding.args?.['name']));
      const before = spans.filter(({ start }) => start < finding.span.start).at(-1);
      const message = { en: 'The earlier setting', ja: '前の設定' };
      yield { ...finding, ...(before && { related: [{ span: before, message }] }) };
    }
  },
};
