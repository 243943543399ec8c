/** Text as HTML. */
import { restoreText } from '../text/opaque.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** `text` as it stands in its file, in an element or in an attribute between double quotes. */
export function escapeHtml(text: string): string {
  return restoreText(text).replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

/** The address behind a parameter's name; undefined where it leads nowhere. */
export type LinkTo = (name: string) => string | undefined;

/** A parameter's name, or another piece of code, with a link where it leads somewhere. */
export function codeHtml(text: string, linkTo: LinkTo): string {
  // A long name may break after an underscore.
  const code = `<code>${escapeHtml(text).replaceAll('_', '_<wbr>')}</code>`;
  const target = /^\w+$/.test(text) ? linkTo(text) : undefined;
  return target === undefined ? code : `<a href="${escapeHtml(target)}">${code}</a>`;
}

/** A sentence in which code stands in backquotes. */
export function proseHtml(text: string, linkTo: LinkTo): string {
  const pieces = text.split('`');
  return pieces
    .map((piece, index) => (index % 2 === 1 ? codeHtml(piece, linkTo) : escapeHtml(piece)))
    .join('');
}
