import type { Configuration } from '../../config/configuration.ts';
import type { MasterService } from '../../syntax/masterCf.ts';
import type { CompletionItem } from '../types.ts';
import { wordAround } from './cursor.ts';
import type { ValuePlace } from './valueCompletion.ts';

/** The programs that deliver mail, and so can be a transport. */
export const deliveryAgents: ReadonlySet<string> = new Set([
  'discard',
  'error',
  'lmtp',
  'local',
  'pipe',
  'smtp',
  'virtual',
]);

/** Services of master.cf that deliver mail, as `name:`; a next hop may follow. */
export function transportItems(place: ValuePlace): CompletionItem[] {
  const typed = /[^\s:]*$/.exec(place.before)?.[0] ?? '';
  if (/\S/.test(place.before.slice(0, place.before.length - typed.length))) return [];
  const around = wordAround(place.text, place.offset, typed.length);
  const replace = place.text[around.end] === ':' ? { ...around, end: around.end + 1 } : around;
  return transportServices(place.configuration).map((item) => ({ ...item, replace }));
}

/** The services of master.cf that deliver mail, as `name:`, wherever they are put. */
export function transportServices(configuration: Configuration): Omit<CompletionItem, 'replace'>[] {
  const agents = servicesOf(configuration).filter(({ fields }) => {
    return fields.type.text === 'unix' && deliveryAgents.has(fields.command.text);
  });
  return distinct(agents).map((service) => itemOf(service, ':'));
}

/** All services of master.cf that are reached by their names. */
export function serviceItems(place: ValuePlace): CompletionItem[] {
  const typed = /\S*$/.exec(place.before)?.[0] ?? '';
  const replace = wordAround(place.text, place.offset, typed.length);
  const services = servicesOf(place.configuration).filter(({ fields }) => fields.type.text !== 'inet');
  return distinct(services).map((service) => ({ ...itemOf(service, ''), replace }));
}

/** The endpoints that a policy server may have: those of `spawn` services, and the two forms. */
export function policyItems(place: ValuePlace): CompletionItem[] {
  const typed = /[^\s,]*$/.exec(place.before)?.[0] ?? '';
  const replace = wordAround(place.text, place.offset, typed.length);
  const spawned = servicesOf(place.configuration).filter(({ fields }) => {
    return fields.type.text === 'unix' && fields.command.text === 'spawn';
  });
  const endpoints = distinct(spawned).map(({ fields }): CompletionItem => {
    const folder = fields.private.text === 'n' ? 'public' : 'private';
    return { label: `unix:${folder}/${fields.service.text}`, kind: 'service', replace, sortText: '0' };
  });
  const forms = ['unix:', 'inet:'].map(
    (label): CompletionItem => ({ label, kind: 'value', replace, sortText: '1' }),
  );
  return [...endpoints, ...forms];
}

function itemOf({ fields }: MasterService, ending: string): Omit<CompletionItem, 'replace'> {
  const { service, command, type } = fields;
  return {
    label: service.text + ending,
    kind: 'service',
    detail: `${type.text} · ${command.text}`,
    sortText: `0${service.text}`,
  };
}

/** The last of several services of one name counts. */
function distinct(services: readonly MasterService[]): MasterService[] {
  return [...new Map(services.map((service) => [service.fields.service.text, service])).values()];
}

function servicesOf({ master }: Configuration): MasterService[] {
  return (master?.tree.entries ?? []).filter((entry) => entry.kind === 'service');
}
