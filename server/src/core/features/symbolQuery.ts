/** Whether all characters of `query` stand in `name` in their order, in any case; `smtpdtls` finds `smtpd_use_tls`. */
export function matchesQuery(name: string, query: string): boolean {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  let at = 0;
  for (const char of name.toLowerCase()) {
    if (at === wanted.length) return true;
    if (wanted.startsWith(char, at)) at += char.length;
  }
  return at === wanted.length;
}
