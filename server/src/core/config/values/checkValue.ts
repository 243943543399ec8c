import { allParameters, type Parameter } from '../parameters.ts';
import type { PostfixVersion } from '../version.ts';
import { type Fault, isUnknown } from './fault.ts';
import { checkHostName, checkOrigin } from './hostName.ts';
import { splitBracedList } from './items.ts';
import { checkMap, checkMapList, checkMapType } from './mapList.ts';
import { checkMatchList, matchListKind } from './matchList.ts';
import { checkNextHops, checkTransport } from './nextHop.ts';
import { checkBoolean, checkInteger, checkTime } from './number.ts';
import { checkAccessList, checkRestrictions, type RestrictionSetting } from './restrictionList.ts';
import { stageOf } from './restrictions.ts';
import {
  checkCompatibilityLevel,
  checkEnum,
  checkEnumList,
  checkLength,
  checkPort,
  checkProtocolList,
} from './text.ts';

/** What a check needs to know beside the value. */
export type ValueSetting = Omit<RestrictionSetting, 'stage'>;

/** Types of values that are lists, in which `#` is easily mistaken for the start of a comment. */
const listTypes = new Set([
  'list',
  'domain-list',
  'domain-address-list',
  'network-list',
  'address-list',
  'enum-list',
  'enum-or-string-list',
  'enum-maplist',
  'maplist',
  'restriction-list',
  'milter-list',
  'parameter-list',
  'file-list',
  'directory-list',
  'macro-list',
  'nexthop-list',
  'dnsbl-list',
  'tls-cipher-list',
  'tls-protocol-list',
]);

/** The machine's own names; other domains are taken as they come. */
const ownNames = new Set(['myhostname', 'mydomain']);

/** All that the program which reads a parameter would say of an expanded value. */
export function checkValue(text: string, parameter: Parameter, setting: ValueSetting): Fault[] {
  const length = isUnknown(text) ? undefined : checkLength(text, parameter);
  if (length) return [length];
  const faults = checkByType(text, parameter, setting);
  return listTypes.has(parameter.type) ? [...faults, ...checkComment(text)] : faults;
}

/** All that smtpd(8) would say of the value of a restriction class. */
export function checkRestrictionClass(text: string, setting: ValueSetting): Fault[] {
  return [...checkRestrictions(text, setting), ...checkComment(text)];
}

function checkByType(text: string, parameter: Parameter, setting: ValueSetting): Fault[] {
  const { version } = setting;
  switch (parameter.type) {
    case 'maplist':
    case 'enum-maplist':
      return checkMapList(text, parameter, version);
    case 'enum-list':
      return checkEnumList(text, parameter);
    case 'tls-protocol-list':
      return checkProtocolList(text, parameter);
    case 'nexthop-list':
      return checkNextHops(text);
    case 'restriction-list':
      return checkRestrictionList(text, parameter, setting);
  }
  const kind = matchListKind(parameter);
  if (kind) return checkMatchList(text, kind, version);
  return isUnknown(text) ? [] : checkWhole(text, parameter, version);
}

/** Values that are one thing: known as a whole or not at all. */
function checkWhole(text: string, parameter: Parameter, version: PostfixVersion): Fault[] {
  switch (parameter.type) {
    case 'boolean':
      return present(checkBoolean(text));
    case 'integer':
      return present(checkInteger(text, parameter));
    case 'time':
      return present(checkTime(text, parameter));
    case 'enum':
      return checkEnum(text, parameter);
    case 'map':
      return checkMap(text, version);
    case 'map-type':
      return checkMapType(text, version);
    case 'transport':
      return checkTransport(text);
    case 'port':
      return checkPort(text);
    case 'domain':
      return ownNames.has(parameter.name) ? checkHostName(text) : [];
    case 'domain-or-file':
      return checkOrigin(text);
    case 'compatibility-level':
      return checkCompatibilityLevel(text);
    default:
      return [];
  }
}

function present(fault: Fault | undefined): Fault[] {
  return fault ? [fault] : [];
}

function checkRestrictionList(text: string, parameter: Parameter, setting: ValueSetting): Fault[] {
  const stage = stageOf(parameter.name);
  if (stage !== undefined) return checkRestrictions(text, { ...setting, stage });
  return checkAccessList(text, parameter.values ?? [], setting.version);
}

/** `a, b # note`: the mark begins no comment, and what stands behind it is lost or read as items. */
function checkComment(text: string): Fault[] {
  if (!text.includes('#')) return [];
  const items = splitBracedList(text);
  const mark = items.find((item) => item.text.startsWith('#'));
  const last = items.at(-1);
  if (!mark || !last || isUnknown(mark.text)) return [];
  return [{ code: 'trailing-comment', reason: 'in-list', start: mark.start, end: last.end }];
}

/** The facts about names that master.cf gives rise to, by the default that they all have. */
const perTransport = new Map(
  allParameters()
    .filter((parameter) => parameter.perTransport)
    .map((parameter) => [parameter.default, parameter]),
);

/** The facts about a name such as `slow_destination_rate_delay`, whose default is that of all transports. */
export function transportParameter(serviceDefault: string): Parameter | undefined {
  return perTransport.get(serviceDefault);
}
