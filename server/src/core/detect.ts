import type { TableKind } from './tables/uses.ts';

/** What kind of Postfix file a text is, by its name and its first lines. */
export type FileKind = 'main' | 'master' | 'aliases' | 'maillog' | TableKind;

/** How much of a text the tests of this module look at, in characters. */
export const headLength = 16_384;

/**
 * The kind of the file `path` (any form of path or URI) whose text is or begins with `text`; undefined
 * when neither name nor text is Postfix's. A name that belongs to Postfix alone decides; names that
 * others use too (`aliases`, `*.cf`, `*.log`) need a text that fits.
 */
export function detectKind(path: string, text: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^main\.cf(?:\.[\w-]+)?$/.test(name)) return 'main';
  if (/^master\.cf(?:\.[\w-]+)?$/.test(name)) return 'master';
  if (/^(?:maillog|mail\.(?:log|err|warn|info))(?:[.-]\d+)?$/.test(name)) return 'maillog';
  if (/\.cf$/.test(name)) {
    if (/\/postfix[^/]*\//.test(path) && looksLikeMainCf(text)) return 'main';
    return looksLikeClient(text) ? 'client' : undefined;
  }
  if (/^aliases(?:\.(?:rpmnew|rpmsave|dpkg-dist|bak|orig|j2|jinja|jinja2|erb|epp|tpl|tmpl))?$/.test(name))
    return aliasesKind(path, text);
  return tableKind(path, name, text) ?? (looksLikeMaillog(text) ? 'maillog' : undefined);
}

/** Tables have names that others use too: they lie in a folder of Postfix, or their ending tells. */
function tableKind(path: string, name: string, text: string): TableKind | undefined {
  const isHere = /\/postfix[^/]*\//.test(path);
  const base = name.replace(/\.(?:rpmnew|rpmsave|dpkg-dist|bak|orig)$/, '');
  if (/\.(?:pcre|regexp)$/.test(base) || (isHere && /_checks$/.test(base)))
    return looksLikePatterns(text) ? 'pattern' : undefined;
  if (/\.cidr$/.test(base)) return looksLikeNetworks(text) ? 'cidr' : undefined;
  return isHere && tableNames.test(base) && looksLikeTable(text) ? 'table' : undefined;
}

const tableNames =
  /^(?:virtual|vmailbox|vmaps|transport|canonical|generic|relocated|access|sasl_passwd|tls_policy|bcc|valias|vhosts)$|^(?:sender|recipient|client|helo|relay|virtual|smtp|local)_\w+$|_(?:access|maps|recipients|domains|canonical)$/;

/** Whether the first lines are rules `/expression/ result`, `if` and `endif`. An empty table is one too. */
export function looksLikePatterns(text: string): boolean {
  return firstLines(text)
    .filter(isStart)
    .every((line) => /^(?:[^0-9A-Za-z\s]|(?:if|endif)\b)/i.test(line));
}

/** Whether the first lines are rules `network result`, `if` and `endif`. */
export function looksLikeNetworks(text: string): boolean {
  return firstLines(text)
    .filter(isStart)
    .every((line) => /^(?:if\s*|!\s*)*[[0-9a-f:][0-9a-f.:[\]/]*(?:\s|$)|^endif\b/i.test(line));
}

/** Whether the first lines are a key and a value each, with white space between. */
export function looksLikeTable(text: string): boolean {
  const live = firstLines(text).filter(isStart);
  return live.every((line) => /^(?:"[^"]*"\S*|[^\s=]+)\s+\S/.test(line) && !/^\S+\s*=/.test(line));
}

/** Whether the first lines are `name = value` throughout, one with a setting of a client of a database. */
export function looksLikeClient(text: string): boolean {
  const live = firstLines(text).filter(isStart);
  return live.every((line) => /^[^\s=]+\s*=/.test(line)) && live.some((line) => clientSetting.test(line));
}

const clientSetting =
  /^(?:server_host|search_base|query_filter|result_attribute|result_format|query|select_field|where_field|dbpath|dbname|hosts|memcache|bind_dn)\s*=/;

function aliasesKind(path: string, text: string): FileKind | undefined {
  const standsWherePostfixLooks = /\/(?:etc|etc\/mail|postfix[^/]*)\/[^/]*$/.test(path);
  return standsWherePostfixLooks || looksLikeAliases(text) ? 'aliases' : undefined;
}

/** Whether the first lines are `name = value` throughout and name parameters that only Postfix has. */
export function looksLikeMainCf(text: string): boolean {
  const lines = firstLines(text);
  const live = lines.filter(isStart);
  if (!live.every((line) => /^[^\s=]+\s*=/.test(line))) return false;
  return lines.some((line) => /^#?([a-z]\w*)\s*=/.test(line) && telltale.test(line.replace(/^#/, '')));
}

const telltale =
  /^(?:my(?:hostname|domain|origin|destination|networks)|inet_(?:interfaces|protocols)|relayhost|compatibility_level|(?:queue|command|daemon|data|config|manpage|readme)_directory|mail_owner|setgid_group|alias_(?:maps|database)|(?:smtpd?|lmtp|tlsproxy|postscreen|virtual_(?:alias|mailbox|transport)|transport|local|relay|canonical|sender_canonical|recipient_canonical)_?\w*)\s*=/;

/** Whether the first lines are `name: value` throughout, one of them with a name or value of mail aliases. */
export function looksLikeAliases(text: string): boolean {
  const live = firstLines(text).filter(isStart);
  if (!live.every((line) => /^(?:"[^"]*"|[^\s:"][^:"]*):/.test(line))) return false;
  return live.some((line) => knownAlias.test(line) || /^[^:]+:\s*(?:"?\||:include:|\/dev\/null)/.test(line));
}

const knownAlias =
  /^"?(?:postmaster|mailer-daemon|root|abuse|hostmaster|webmaster|security|nobody|daemon|operator|noc|owner-\S+)"?\s*:/i;

/** Whether at least half of the first lines come from a Postfix daemon, whatever its `syslog_name`. */
export function looksLikeMaillog(text: string): boolean {
  const lines = firstLines(text)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const fromPostfix = lines.filter((line) => postfixLine.test(line)).length;
  return fromPostfix > 0 && fromPostfix * 2 >= lines.length;
}

/** A time stamp, a host, then a tag such as `postfix/smtpd[123]:` or `postfix-out/relay/smtp[4]:`. */
const postfixLine =
  /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) \S+ [\w.-]*postfix[\w./-]*\/[\w-]+\[\d+\]: /;

function isStart(line: string): boolean {
  return /^[^#\s]/.test(line);
}

/** The beginnings of the whole lines of a text's head; of its only line where it has but one. */
function firstLines(text: string): string[] {
  const head = text.slice(0, headLength);
  const lines = head.split(/\r?\n/).map((line) => line.slice(0, 200));
  return text.length > head.length && lines.length > 1 ? lines.slice(0, -1) : lines;
}
