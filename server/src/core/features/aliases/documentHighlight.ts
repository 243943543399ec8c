import type { LookupOptions } from '../../aliases/lookup.ts';
import type { AliasesModel } from '../../aliases/model.ts';
import type { Span } from '../../text/span.ts';
import { nameAt, placeAt } from './locate.ts';
import { keySpans, useSpans } from './references.ts';

/** A place to highlight: `write` where the name is defined, `read` where it is used. */
export interface AliasHighlight {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

/** All places of the name at an offset, in order; an address or a command highlights its like. */
export function aliasesDocumentHighlight(
  aliases: AliasesModel,
  offset: number,
  options?: LookupOptions,
): AliasHighlight[] {
  const place = placeAt(aliases, offset);
  if (!place) return [];
  const name = nameAt(aliases, place, options);
  if (name === undefined) return place.kind === 'item' ? sameItems(aliases, place.item.text) : [];
  const written = keySpans(aliases, name).map((span) => ({ span, kind: 'write' as const }));
  const read = useSpans(aliases, name, options).map((span) => ({ span, kind: 'read' as const }));
  return [...written, ...read].sort((a, b) => a.span.start - b.span.start);
}

function sameItems(aliases: AliasesModel, text: string): AliasHighlight[] {
  return aliases.aliases.flatMap(({ entry }) =>
    entry.items
      .filter((item) => item.kind !== 'name' && item.text === text)
      .map(({ span }) => ({ span, kind: 'read' as const })),
  );
}
