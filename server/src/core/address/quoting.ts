/**
 * An address in external form, quoted where its local part needs it, from the internal form that Postfix keeps
 * in its queue (quote_822_local(3)). A source route in front stays as it is; `bare` has no domain.
 */
export function quoteAddress(internal: string, bare = false): string {
  const start = routeEnd(internal);
  const at = bare ? -1 : internal.lastIndexOf('@');
  const end = at >= start ? at : internal.length;
  const local = internal.slice(start, end);
  if (isDotString(local)) return internal;
  const quoted = `"${local.replace(/["\\\r]/g, '\\$&')}"`;
  return internal.slice(0, start) + quoted + internal.slice(end);
}

/** The internal form of an address: quotes and backslashes resolved up to the last `@` outside of quotes. */
export function unquoteAddress(external: string): string {
  const start = routeEnd(external);
  let inQuotes = false;
  let text = external.slice(0, start);
  let domain: { readonly length: number; readonly from: number } | undefined;
  for (let at = start; at < external.length; at++) {
    const char = external.charAt(at);
    if (char === '"') {
      inQuotes = !inQuotes;
      continue;
    }
    if (char === '@' && !inQuotes) domain = { length: text.length, from: at };
    if (char !== '\\') text += char;
    else if (at + 1 < external.length) text += external.charAt(++at);
  }
  return domain ? text.slice(0, domain.length) + external.slice(domain.from) : text;
}

/** Where the local part begins, behind a route such as `@relay:`. */
function routeEnd(address: string): number {
  return address.startsWith('@') ? address.indexOf(':') + 1 : 0;
}

/** Atoms with single dots between them; anything beyond ASCII is taken for an ordinary letter. */
function isDotString(local: string): boolean {
  if (local === '' || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return !/[\0-\x20\x7f()<>@,;:\\"[\]]/.test(local);
}
