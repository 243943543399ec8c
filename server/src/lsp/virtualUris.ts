/**
 * The addresses of documents that the server writes. Each has the URI of what it was made from as its query;
 * the last part of its path is what an editor shows as its title.
 */
import { type Localized, localize } from '../core/l10n.ts';
import { virtualSchemes } from '../protocol.ts';
import type { Session } from './session.ts';

const defaultsTitle: Localized = { en: '(defaults)', ja: '(既定値)' };

/** The address of the defaults for the main.cf `uri`. */
export function defaultsUri(session: Session, uri: string): string {
  const title = encodeURIComponent(` ${localize(defaultsTitle, session.language())}`);
  return `${virtualSchemes.defaults}:${pathIn(uri)}${title}?${encodeURIComponent(uri)}`;
}

/** The address of a document made from the file `uri`, with a title of its own in the same folder. */
export function besideSource(scheme: string, uri: string, title: string): string {
  const folder = pathIn(uri).replace(/[^/]*$/, '');
  return `${scheme}:${folder}${encodeURIComponent(title)}?${encodeURIComponent(uri)}`;
}

/** The path of any URI, still encoded. */
export function pathIn(uri: string): string {
  return uri.replace(/^[\w+.-]+:(?:\/\/[^/]*)?/, '').replace(/[?#].*$/s, '');
}

/** The URI of what the document `uri` was made from; empty where it says none. */
export function sourceOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).search.slice(1));
  } catch {
    return '';
  }
}

/** What the document `uri` shows of its source, as the part behind `#` says. */
export function detailOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).hash.slice(1));
  } catch {
    return '';
  }
}
