import { type Language, type Localized, localize } from '../../core/l10n.ts';
import type { ParsedFilter } from '../../logProtocol/filter.ts';
import { parseFilter, type Term } from './filterText.ts';
import type { TimeContext } from './timeText.ts';
import { wallTimeText } from './wallTime.ts';

/** A filter text taken apart, for people. */
export function filterAnswer(
  text: string,
  times: TimeContext,
  zoneAt: (seconds: number) => number,
  language: Language,
): ParsedFilter {
  const terms = parseFilter(text, times);
  return {
    terms: terms
      .filter(({ fault }) => fault === undefined)
      .map((term) => ({
        start: term.start,
        end: term.end,
        key: term.key,
        value: term.value,
        negated: term.negated,
        label: labelOf(term, zoneAt, language),
      })),
    faults: terms.flatMap(({ start, end, fault }) =>
      fault === undefined ? [] : [{ start, end, message: localize(fault, language) }],
    ),
  };
}

const negation: Localized = { en: 'not {term}', ja: '{term} 以外' };

function labelOf({ key, value, negated, condition }: Term, zoneAt: TimeZone, language: Language): string {
  const time = condition !== undefined && 'seconds' in condition ? condition.seconds : undefined;
  const shown = time === undefined ? value : wallTimeText(time, zoneAt(time));
  const term = key === null ? shown : `${key}: ${shown}`;
  return negated ? localize(negation, language, { term }) : term;
}

type TimeZone = (seconds: number) => number;
