import type { Span } from '../text/span.ts';
import type { Location } from './types.ts';

/** A piece of the document that leads to the line that decides. */
export interface PlaceLink {
  readonly span: Span;
  readonly location: Location;
}

/** A piece of the document that leads to a view of the same. */
export interface ViewLink {
  readonly span: Span;
  readonly target: string;
}

/** A document in Markdown, written for a reader, and where its pieces lead. */
export interface LinkedDocument {
  readonly text: string;
  readonly links: readonly PlaceLink[];
  readonly views: readonly ViewLink[];
}

/** Names a place for people, such as `main.cf:12`. */
export type NamePlace = (location: Location) => string;

/** Writes a document piece by piece. */
export interface LinkedWriter {
  add(text: string): void;
  /** The name of a place in square brackets, which leads there. */
  addPlace(location: Location): void;
  /** A name in square brackets that leads to `target`, a URI. */
  addView(name: string, target: string): void;
  done(): LinkedDocument;
}

export function writeLinked(namePlace: NamePlace): LinkedWriter {
  let text = '';
  const links: PlaceLink[] = [];
  const views: ViewLink[] = [];
  const bracket = (name: string): Span => {
    const start = text.length + 1;
    text += `[${name}]`;
    return { start, end: start + name.length };
  };
  return {
    add(more) {
      text += more;
    },
    addPlace(location) {
      links.push({ span: bracket(namePlace(location)), location });
    },
    addView(name, target) {
      views.push({ span: bracket(name), target });
    },
    done: () => ({ text, links, views }),
  };
}
