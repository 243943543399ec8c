import type { Configuration } from '../config/configuration.ts';
import { settingSpan } from '../config/examination.ts';
import { expand } from '../config/expand.ts';
import type { Service, Setting } from '../config/settings.ts';
import { isUnknown } from '../config/values/fault.ts';
import { type Item, splitBracedList } from '../config/values/items.ts';
import { type LandedValue, landedSpan, landValue } from '../config/values/landed.ts';
import { uncommented } from '../config/values/text.ts';
import type { Location } from '../features/types.ts';
import type { Span } from '../text/span.ts';
import { Dependency } from './dependency.ts';

/** The parameters of Postfix as one of its programs sees them: master.cf's `-o`, then main.cf, then the defaults. */
export interface Values {
  /** The value, expanded; throws a Dependency where it cannot be. */
  text(name: string): string;
  flag(name: string): boolean;
  number(name: string): number;
  /** The words of a list; what stands in braces is one word. */
  items(name: string): readonly Item[];
  /** Where the value, or a part of it, is set; undefined for a default. */
  place(name: string, part?: Span): Location | undefined;
}

const nowhere = { start: 0, end: 0 };

/** The values that the first service with this command sees, such as `trivial-rewrite`; those of main.cf without it. */
export function valuesFor(configuration: Configuration, command: string): Values {
  const { examination } = configuration;
  const service = examination.services.find(({ entry }) => entry.fields.command.text === command);
  return valuesOf(configuration, service);
}

/** The values that a service sees, or those of main.cf. */
export function valuesOf(configuration: Configuration, service: Service | undefined): Values {
  const { examination } = configuration;
  const landed = new Map<string, LandedValue | undefined>();
  const texts = new Map<string, string>();
  const settingOf = (name: string): Setting | undefined =>
    service?.settings?.get(name) ?? examination.settings.get(name);

  const land = (name: string): LandedValue | undefined => {
    if (landed.has(name)) return landed.get(name);
    const setting = settingOf(name);
    const value = setting && landValue(setting, service, examination, true);
    landed.set(name, value);
    return value;
  };

  const read = (name: string): string => {
    const value = land(name);
    if (value && (value.failed || isUnknown(value.text))) throw unknownValue(configuration, name, value);
    if (value) return value.text;
    const lookup = examination.lookup(service);
    const macros = lookup(name, nowhere);
    const expansion = macros && expand(macros, lookup, name);
    if (expansion?.failed) throw unknownValue(configuration, name, undefined);
    return expansion?.text ?? '';
  };

  const values: Values = {
    text(name) {
      const text = texts.get(name) ?? read(name);
      texts.set(name, text);
      return text;
    },
    flag: (name) => values.text(name).toLowerCase() === 'yes',
    number: (name) => Number(values.text(name)),
    items: (name) => uncommented(splitBracedList(values.text(name))),
    place: (name, part) => placeOf(configuration, land(name), part),
  };
  return values;
}

/** Whether an extension that no key had is kept where addresses are mapped for this use. */
export function propagates(values: Values, use: 'canonical' | 'virtual' | 'alias' | 'include'): boolean {
  return values.items('propagate_unmatched_extensions').some(({ text }) => text.toLowerCase() === use);
}

function placeOf(
  configuration: Configuration,
  landed: LandedValue | undefined,
  part: Span | undefined,
): Location | undefined {
  if (!landed) return undefined;
  const { setting } = landed;
  const file = setting.option ? configuration.master?.file : configuration.main.file;
  const whole = settingSpan(setting, { start: 0, end: setting.value.length });
  const span = part ? landedSpan(landed, part) : (whole ?? setting.assignment?.nameSpan);
  return file === undefined || !span ? undefined : { file, span };
}

function unknownValue(
  configuration: Configuration,
  name: string,
  landed: LandedValue | undefined,
): Dependency {
  const place = placeOf(configuration, landed, undefined);
  return new Dependency({
    parameter: name,
    table: name,
    words: {
      en: 'its value cannot be expanded from the files alone',
      ja: '値をファイルだけから展開できません',
    },
    ...(place && { place }),
  });
}
