import { type Language, type Localized, localize } from '../l10n.ts';
import type { RelayCell, RelayTable } from './relaying.ts';
import type { Client, Destination } from './restrictionWalk.ts';

export const clientNames: Readonly<Record<Client, Localized>> = {
  'own-network': { en: 'own networks (mynetworks)', ja: '自分のネットワーク (mynetworks)' },
  authenticated: { en: 'clients with a password (SASL)', ja: '認証したクライアント (SASL)' },
  stranger: { en: 'strangers', ja: 'それ以外のクライアント' },
};

export const destinationNames: Readonly<Record<Destination, Localized>> = {
  own: { en: 'domains of this machine', ja: 'このマシンのドメイン' },
  relay: { en: 'relay_domains', ja: 'relay_domains' },
  foreign: { en: 'anywhere else', ja: 'それ以外のドメイン' },
};

const words = {
  permitted: { en: 'permitted', ja: '許可' },
  refused: { en: 'refused', ja: '拒否' },
  by: { en: '{verdict} by {name} in {parameter}', ja: '{verdict} ({parameter} の {name})' },
  nothing: { en: '{verdict}: nothing refuses it', ja: '{verdict} (拒否する項目なし)' },
  open: { en: 'OPEN RELAY', ja: 'オープンリレー' },
  idle: {
    en: 'smtpd refuses to serve: no restriction keeps strangers from relaying',
    ja: '中継を防ぐ制限がないため、smtpd はサービスを拒否します',
  },
  unless: { en: '{text}, unless {names} permits it', ja: '{text}。ただし {names} が許可すれば別' },
};

/** What becomes of mail, and by which item. */
export function describeCell({ isPermitted, by, unless }: RelayCell, language: Language): string {
  const verdict = isPermitted ? words.permitted : words.refused;
  const text = by
    ? localize(words.by, language, { verdict, name: by.name, parameter: by.parameter })
    : localize(words.nothing, language, { verdict });
  if (unless.length === 0) return text;
  const names = [...new Set(unless.map(({ name }) => name))].join(', ');
  return localize(words.unless, language, { text, names });
}

/** `name/type` of the service, or `main.cf` where none is known. */
export function serverName({ service }: RelayTable): string {
  return service ? `${service.entry.fields.service.text}/${service.entry.fields.type.text}` : 'main.cf';
}

/** What is wrong with a server as a whole; undefined where nothing is. */
export function describeServer({ isOpen, serves }: RelayTable, language: Language): string | undefined {
  if (!serves) return localize(words.idle, language);
  return isOpen ? localize(words.open, language) : undefined;
}
