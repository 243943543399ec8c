import type { Assignment } from '../../syntax/mainCf.ts';
import type { Span } from '../../text/span.ts';
import { type ConfigRule, excerpt } from './context.ts';

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
    if (context.file !== 'main') return;
    for (const { span, name = '', value = '' } of context.problems('overridden-entry')) {
      const before = entryBefore(context.assignments(name), span);
      const message = { en: 'The earlier setting', ja: '前の設定' };
      const args = { name, value: excerpt(value) };
      yield { span, args, ...(before && { related: [{ span: before, message }] }) };
    }
  },
};

/** The place of the last of some assignments that stands before `span`; they come in the file's order. */
function entryBefore(assignments: readonly Assignment[], span: Span): Span | undefined {
  let [low, high] = [0, assignments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((assignments[middle]?.nameSpan.start ?? 0) < span.start) low = middle + 1;
    else high = middle;
  }
  return assignments[low - 1]?.nameSpan;
}
