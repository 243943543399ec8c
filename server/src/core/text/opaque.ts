/**
 * Text that stands for something unknown: what a template engine will put there. Each of its ASCII characters is
 * shifted into Unicode's private use area, where nothing of Postfix's own grammar is, and can be shifted back.
 */

/** A character inside of an opaque word, and one of a line that is opaque as a whole. */
const planes = { word: 0xe000, line: 0xe100 } as const;

export type OpaquePlane = keyof typeof planes;

/** Stands at the beginning of an opaque line whose first character is beyond ASCII; it cannot be shifted back. */
const lost = '\ue1ff';

const opaque = /[\ue000-\ue07f\ue100-\ue17f\ue1ff]/;

/** `text`, its length kept, without meaning for any parser; only the ends of lines stay. */
export function makeOpaque(text: string, plane: OpaquePlane): string {
  const shifted = text.replace(/[\x01-\x09\x0b\x0c\x0e-\x7f]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) + planes[plane]),
  );
  return plane === 'line' ? shifted.replace(/^[^\s\ue100-\ue17f]/, lost) : shifted;
}

/** The text as it was. */
export function restoreText(text: string): string {
  if (!isOpaque(text)) return text;
  return text.replace(/[\ue000-\ue07f\ue100-\ue17f]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) & 0x7f),
  );
}

/** Whether some of the text is opaque. */
export function isOpaque(text: string): boolean {
  return opaque.test(text);
}

/** Whether a line that begins with this character is opaque as a whole: readers skip it as they skip comments. */
export function beginsOpaqueLine(char: string | undefined): boolean {
  return char !== undefined && char >= '\ue100' && char <= lost;
}
