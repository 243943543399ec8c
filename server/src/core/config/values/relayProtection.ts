import type { Configuration } from '../configuration.ts';
import { expand } from '../expand.ts';
import type { Service, Setting } from '../settings.ts';
import { isUnknown } from './fault.ts';
import { splitBracedList, splitList } from './items.ts';
import { landValue } from './landed.ts';
import { restrictionNamed } from './restrictions.ts';

const lists = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'] as const;

/**
 * The settings that leave an SMTP server without any restriction against relaying, so that smtpd(8)
 * refuses to serve: those of main.cf, or those of the services of master.cf.
 */
export function unprotectedSettings(configuration: Configuration, file: 'main' | 'master'): Setting[] {
  const { examination } = configuration;
  if (file === 'main') return unprotectedIn(configuration, undefined);
  return examination.services
    .filter(({ entry }) => entry.fields.command.text === 'smtpd')
    .flatMap((service) => unprotectedIn(configuration, service));
}

/** The lists that this file sets for the service; none where some restriction protects, or nothing is set. */
function unprotectedIn(configuration: Configuration, service: Service | undefined): Setting[] {
  const { settings } = configuration.examination;
  const space = service ? service.settings : settings;
  const own = lists
    .flatMap((name) => space?.get(name) ?? [])
    .filter(({ assignment, option }) => assignment ?? option);
  if (own.length === 0) return [];
  return isProtected(configuration, service) ? [] : own.slice(0, 1);
}

/** Whether some restriction keeps strangers from relaying through a service; smtpd(8) does not serve without. */
export function isProtected(configuration: Configuration, service: Service | undefined): boolean {
  return lists.some((name) => protects(configuration, name, service));
}

function protects(configuration: Configuration, name: string, service: Service | undefined): boolean {
  const text = seenValue(configuration, name, service);
  return text === undefined || holdsRequired(configuration, text, service, new Set());
}

/** The value that the service would see; undefined where it cannot be known. */
function seenValue(
  { examination }: Configuration,
  name: string,
  service: Service | undefined,
): string | undefined {
  const setting = service?.settings?.get(name) ?? examination.settings.get(name);
  if (setting) {
    const { text, failed } = landValue(setting, service, examination);
    return failed ? undefined : text;
  }
  const lookup = examination.lookup(service);
  const value = lookup(name, { start: 0, end: 0 });
  return value ? expand(value, lookup, name).text : '';
}

/** has_required in smtpd_check.c: classes are searched too, and nothing counts behind `permit`. */
function holdsRequired(
  configuration: Configuration,
  text: string,
  service: Service | undefined,
  visited: Set<string>,
): boolean {
  const items = splitBracedList(text);
  for (let at = 0; at < items.length; at++) {
    const name = items[at]?.text ?? '';
    if (isUnknown(name)) return true;
    const folded = name.toLowerCase();
    if (folded === 'permit') return false;
    if (folded === 'warn_if_reject') at++;
    else if (restrictionNamed(name)?.satisfiesRelayRequirement) return true;
    else if (classHoldsRequired(configuration, name, service, visited)) return true;
  }
  return false;
}

function classHoldsRequired(
  configuration: Configuration,
  name: string,
  service: Service | undefined,
  visited: Set<string>,
): boolean {
  if (visited.has(name) || name.includes(':')) return false;
  const classes = seenValue(configuration, 'smtpd_restriction_classes', service);
  if (classes === undefined || isUnknown(classes)) return true;
  if (!splitList(classes).some((item) => item.text === name)) return false;
  visited.add(name);
  const text = seenValue(configuration, name, service);
  return text === undefined || holdsRequired(configuration, text, service, visited);
}
