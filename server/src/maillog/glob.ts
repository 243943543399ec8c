/**
 * A test for texts against a pattern in which `*` stands for any text and `?` for one character; without either, the
 * whole text must be equal. Upper and lower case are the same.
 */
export function globTest(pattern: string): (text: string) => boolean {
  const parts = pattern.toLowerCase().split('*');
  return (text) => matchesParts(text.toLowerCase(), parts);
}

function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return text.length === first.length && matchesAt(text, 0, first);
  if (text.length < first.length + last.length) return false;
  if (!matchesAt(text, 0, first) || !matchesAt(text, text.length - last.length, last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    at = find(text, at, part);
    if (at < 0) return false;
    at += part.length;
  }
  return at <= text.length - last.length;
}

function find(text: string, from: number, part: string): number {
  if (!part.includes('?')) return text.indexOf(part, from);
  for (let at = from; at <= text.length - part.length; at++) if (matchesAt(text, at, part)) return at;
  return -1;
}

function matchesAt(text: string, at: number, part: string): boolean {
  if (!part.includes('?')) return text.startsWith(part, at);
  for (let i = 0; i < part.length; i++) if (part[i] !== '?' && part[i] !== text[at + i]) return false;
  return true;
}
