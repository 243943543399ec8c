import { readFileSync, statSync } from 'node:fs';
import Encoding from 'encoding-japanese';

/** Documents of this size, in bytes, are no main.cf; they are not looked at. */
const largest = 4 * 1024 * 1024;

/**
 * Reads a text that may be in any encoding in which Japanese has been written: UTF-8, EUC-JP, Shift_JIS,
 * ISO-2022-JP or UTF-16. Undefined where it cannot be read.
 */
export function readJapaneseText(path: string): string | undefined {
  try {
    const status = statSync(path);
    if (!status.isFile() || status.size > largest) return undefined;
    return decodeJapanese(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** Decodes bytes by what their encoding looks like; UTF-8 where nothing can be told. */
export function decodeJapanese(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const from = Encoding.detect(bytes, ['JIS', 'EUCJP', 'SJIS', 'UTF16']) || 'UTF8';
  return Encoding.convert(bytes, { from, to: 'UNICODE', type: 'string' });
}

/** ISO-2022-JP is seven bits throughout and would pass as UTF-8, but for its escape sequences. */
function isUtf8(bytes: Uint8Array): boolean {
  if (bytes.includes(0x1b)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
