import { decodeUtf8, type TextForm } from '../syntax/aliases.ts';

/**
 * A name with its case folded as postalias stores it and local(8) looks it up: Unicode's full case folding
 * (with compatibility_level 1 and up), so that `Straße` and `STRASSE` are one name.
 */
export function foldName(name: string, form: TextForm = 'characters'): string {
  if (/^[\0-\x7f]*$/.test(name)) return name.toLowerCase();
  if (form === 'characters') return foldCharacters(name);
  const characters = decodeUtf8(name);
  return characters === undefined ? name : encodeUtf8(foldCharacters(characters));
}

function foldCharacters(name: string): string {
  return Array.from(name, foldCharacter).join('');
}

/** JavaScript has no case folding; the exceptions are those of Unicode's CaseFolding.txt. */
function foldCharacter(char: string): string {
  if (char === 'ẞ') return 'ss';
  if (char === 'ı') return char;
  if (/\p{Script=Cherokee}/u.test(char)) return char.toUpperCase();
  return char.toUpperCase().toLowerCase();
}

function encodeUtf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
}
