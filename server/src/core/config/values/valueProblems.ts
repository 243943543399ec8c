import type { Span } from '../../text/span.ts';
import type { Configuration } from '../configuration.ts';
import type { NameSpace, Service, Setting } from '../settings.ts';
import { checkRestrictionClass, checkValue, transportParameter, type ValueSetting } from './checkValue.ts';
import { type Fault, isUnknown } from './fault.ts';
import { splitList } from './items.ts';
import { type LandedValue, landedSpan, landValue } from './landed.ts';

/** A fault in a setting of main.cf or of a service. */
export interface ValueProblem {
  readonly fault: Fault;
  readonly landed: LandedValue;
  /** Where it stands in the file of the setting. */
  readonly span: Span;
}

/** What the values of one file amount to. */
export interface LandedFile {
  readonly values: readonly LandedValue[];
  readonly problems: readonly ValueProblem[];
}

/**
 * Expanded characters that are looked at in one file. Values that double themselves outgrow any file;
 * those left over then are not checked.
 */
const mostText = 1 << 24;

/** Expands and checks the settings that count in main.cf, or those in master.cf. */
export function checkValues(configuration: Configuration, file: 'main' | 'master'): LandedFile {
  const values: LandedValue[] = [];
  const problems: ValueProblem[] = [];
  let length = 0;
  for (const { space, service } of nameSpaces(configuration, file)) {
    const check = checkerFor(configuration, service);
    for (const setting of space.values()) {
      if (!setting.assignment && !setting.option) continue;
      if (length > mostText) return { values, problems };
      const landed = landValue(setting, service, configuration.examination);
      length += landed.text.length;
      values.push(landed);
      for (const fault of check(landed)) problems.push({ fault, landed, span: placeOf(landed, fault) });
    }
  }
  return { values, problems };
}

interface FileSpace {
  readonly space: NameSpace;
  readonly service?: Service;
}

function nameSpaces({ examination }: Configuration, file: 'main' | 'master'): FileSpace[] {
  if (file === 'main') return [{ space: examination.settings }];
  const seen = new Set<NameSpace>();
  return examination.services.flatMap((service): FileSpace[] => {
    const space = service.settings;
    if (!space || seen.has(space)) return [];
    seen.add(space);
    return [{ space, service }];
  });
}

/** The place of a fault; an empty value has none, so the name stands for it. */
function placeOf(landed: LandedValue, fault: Span): Span {
  const { assignment, option } = landed.setting;
  const name = assignment?.nameSpan ?? option?.nameSpan ?? { start: 0, end: 0 };
  const span = landedSpan(landed, fault);
  return span && span.end > span.start ? span : name;
}

function checkerFor(configuration: Configuration, service: Service | undefined) {
  const { examination, version } = configuration;
  const classes = restrictionClasses(configuration, service);
  const delaysReject = delayReject(configuration, service);
  const setting: ValueSetting = {
    version,
    ...(delaysReject !== undefined && { delaysReject }),
    isClass: (name) => classes.has(name) || classes.has(anyName),
  };
  return (landed: LandedValue): Fault[] => {
    if (landed.failed) return [];
    const { name } = landed.setting;
    const known = examination.names.get(name);
    if (known?.origin === 'built-in' || known?.origin === 'service') {
      const parameter = known.parameter ?? transportParameter(known.serviceDefault ?? '');
      return parameter ? checkValue(landed.text, parameter, setting) : [];
    }
    return classes.has(name) ? checkRestrictionClass(landed.text, setting) : [];
  };
}

/** Stands among the restriction classes where some of them cannot be known. */
const anyName = '*';

/** The names in smtpd_restriction_classes. */
function restrictionClasses({ examination }: Configuration, service: Service | undefined): Set<string> {
  const setting = settingFor('smtpd_restriction_classes', examination.settings, service);
  if (!setting) return new Set();
  const { text, failed } = landValue(setting, service, examination);
  if (failed || isUnknown(text)) return new Set([anyName]);
  return new Set(splitList(text).map((item) => item.text));
}

/** smtpd_delay_reject; undefined where it is not known or wrong. */
function delayReject({ examination }: Configuration, service: Service | undefined): boolean | undefined {
  const setting = settingFor('smtpd_delay_reject', examination.settings, service);
  if (!setting) return true;
  const { text, failed } = landValue(setting, service, examination);
  if (failed) return undefined;
  if (/^yes$/i.test(text)) return true;
  return /^no$/i.test(text) ? false : undefined;
}

function settingFor(name: string, main: NameSpace, service: Service | undefined): Setting | undefined {
  return service?.settings?.get(name) ?? main.get(name);
}
