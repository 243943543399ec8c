import { settingSpan } from '../../config/examination.ts';
import type { MacroProblem } from '../../config/expand.ts';
import type { LandedValue } from '../../config/values/landed.ts';
import { macroNames } from '../../syntax/macro.ts';
import type { Span } from '../../text/span.ts';
import type { ConfigRule } from './context.ts';

/** A longer path is cut in the middle of the message. */
const shownNames = 8;

export const macroLoop: ConfigRule = {
  code: 'macro-loop',
  severity: 'error',
  message: {
    en: 'The value of {name} contains itself: {path}; Postfix stops here',
    ja: '{name} の値が自分自身を含んでいます: {path}。Postfix はここで停止します',
  },
  docs: {
    what: {
      en: 'The references lead back to where they began, so that the value has no end. Postfix follows them for a while, then gives up and does not start. Take one of the references out. To add to a default, write the default out.',
      ja: '参照をたどると元に戻るため、値が定まりません。Postfix は限度までたどった後、起動をあきらめます。参照のどれか 1 つを取り除いてください。既定値に追加したい場合は、既定値そのものを書き写してください。',
    },
    bad: 'mydestination = $relay_domains\nrelay_domains = $mydestination, example.com\n',
    good: 'mydestination = example.com, localhost\nrelay_domains = $mydestination, example.net\n',
  },
  *check({ landed }) {
    for (const value of landed().values) {
      const path = value.problems.map((problem) => cycleThrough(value, problem)).find(Boolean);
      if (!path) continue;
      const { name } = value.setting;
      const span = referenceSpan(value, path[1] ?? name);
      if (span) yield { span, args: { name, path: shown(path) } };
    }
  },
};

/** The names of a loop that the setting takes part in, from itself back to itself. */
function cycleThrough({ setting }: LandedValue, { code, path, words }: MacroProblem): string[] | undefined {
  if (code !== 'macro-loop') return undefined;
  const met = /"(.*)"$/s.exec(words)?.[1] ?? '';
  const last = path.at(-1) ?? '';
  const before = path.lastIndexOf(met) === -1 ? path.lastIndexOf(last, -2) : path.lastIndexOf(met);
  const cycle = path.lastIndexOf(met) === -1 ? path.slice(before + 1) : path.slice(before);
  const at = before === -1 ? -1 : cycle.indexOf(setting.name);
  return at === -1 ? undefined : [...cycle.slice(at), ...cycle.slice(0, at), setting.name];
}

/** Where the setting refers to the next name of the loop. */
function referenceSpan({ setting }: LandedValue, next: string): Span | undefined {
  const reference = macroNames(setting.macros()).find(({ name }) => name === next);
  return settingSpan(setting, reference?.span ?? { start: 0, end: setting.value.length });
}

function shown(path: readonly string[]): string {
  const names = path.length > shownNames ? [...path.slice(0, 4), '…', ...path.slice(-3)] : path;
  return names.join(' → ');
}
