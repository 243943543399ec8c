/** Replaces what tells who wrote to whom, the same by the same, so that a text can be posted and still be followed. */
export type Masker = (text: string) => string;

/** Domains of which everybody has an address: they tell nobody's name, and a reader wants to know them. */
const publicDomains: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'google.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
  ...['yahoo.com', 'yahoo.co.jp', 'yahoodns.net', 'icloud.com', 'me.com', 'mac.com', 'apple.com', 'aol.com'],
  ...[
    'docomo.ne.jp',
    'ezweb.ne.jp',
    'au.com',
    'softbank.ne.jp',
    'softbank.jp',
    'spamhaus.org',
    'postfix.org',
  ],
]);

const tokens = new RegExp(
  [
    // A mail address or message ID; the local part may be quoted.
    String.raw`(?<local>"[^"\s]*"|[^\s<>,;:="()[\]@]+)@(?<domain>[\w.-]+|\[[^\]\s]*\])`,
    // An IPv4 address that is no part of a longer number, and an IPv6 one.
    String.raw`(?<![\w.])(?<v4>\d{1,3}(?:\.\d{1,3}){3})(?![\w.])`,
    String.raw`(?<![\w:.])(?<v6>(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?![\w:])`,
    String.raw`(?<=sasl_username=)(?<user>[^\s,@]+)(?=[\s,]|$)`,
    // A host name, in an URL too; behind a single slash it is a file's.
    String.raw`(?<=^|//|[^\w./@-])(?<host>(?:[a-z0-9_-]+\.)+[a-z]{2,})(?![\w-])`,
  ].join('|'),
  'gi',
);

/** A masker that has met nobody yet. `hosts` are names without a domain to be replaced as well, such as the log's own. */
export function createMasker(hosts: Iterable<string> = []): Masker {
  const users = createNames((number) => `user${number}`);
  const labels = createNames((number) => `host${number}`);
  const domains = createNames((number) => `domain${number}.example`);
  const v4 = createNames((number) => `192.0.${number >> 8}.${number & 255}`, isLoopback);
  const v6 = createNames((number) => `2001:db8::${number.toString(16)}`, isNoAddress);
  const plain = new Set([...hosts].filter((host) => host !== '' && !host.includes('.')));
  const words = plain.size === 0 ? undefined : wordsPattern(plain);

  const domain = (name: string): string => {
    const { labels: sub, registered } = splitDomain(name.toLowerCase());
    const masked = publicDomains.has(registered) ? registered : domains(registered);
    if (sub === '') return masked;
    return publicDomains.has(registered) ? name : `${labels(sub)}.${masked}`;
  };

  const replace = (match: string, groups: Readonly<Record<string, string | undefined>>): string => {
    const { local, domain: ofAddress = '' } = groups;
    if (local !== undefined) return `${users(match.toLowerCase())}@${domain(ofAddress)}`;
    if (groups['v4'] !== undefined) return v4(match);
    if (groups['v6'] !== undefined) return v6(match);
    return groups['user'] === undefined ? domain(match) : users(match);
  };

  return (text) => {
    const masked = text.replace(tokens, (match, ...rest: unknown[]) => replace(match, groupsOf(rest.at(-1))));
    return words === undefined ? masked : masked.replace(words, (word) => labels(word));
  };
}

function groupsOf(value: unknown): Readonly<Record<string, string | undefined>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function wordsPattern(words: ReadonlySet<string>): RegExp {
  const sources = [...words].map((word) => word.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`(?<![\\w./-])(?:${sources.join('|')})(?![\\w-]|\\.\\w)`, 'g');
}

/** Gives each text a name of its own, save those that may stay. */
function createNames(
  make: (number: number) => string,
  stays: (key: string) => boolean = () => false,
): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    if (stays(key)) return key;
    const name = known.get(key) ?? make(known.size + 1);
    known.set(key, name);
    return name;
  };
}

/** `mx1.example.co.jp` as `mx1` and `example.co.jp`: what people register, as far as the form of the name tells. */
function splitDomain(name: string): { readonly labels: string; readonly registered: string } {
  const parts = name.split('.');
  const [second = '', top = ''] = parts.slice(-2);
  const count = top.length === 2 && /^(?:ac|ad|co|com|ed|go|gov|gr|lg|ne|net|or|org)$/.test(second) ? 3 : 2;
  return { labels: parts.slice(0, -count).join('.'), registered: parts.slice(-count).join('.') };
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '0.0.0.0';
}

/** `03:05:07` has the form of an IPv6 address; `::1` is this machine everywhere. */
function isNoAddress(text: string): boolean {
  return text === '::1' || /^\d\d:\d\d:\d\d$/.test(text);
}
