import type { Configuration } from '../../config/configuration.ts';
import { inSections, sectionsOf } from '../sections.ts';
import type { DocumentSymbol } from '../types.ts';
import { readLinesOf } from './folding.ts';
import { shorten } from './markdown.ts';

/** The parameters that main.cf sets, in the order of the file, below the headings of its comments. */
export function mainSymbols({ main }: Configuration): DocumentSymbol[] {
  const symbols = main.tree.entries.flatMap((entry): DocumentSymbol[] => {
    if (entry.kind !== 'assignment') return [];
    const { name, value, line, nameSpan } = entry;
    const detail = shorten(value.replace(/\s+/g, ' '), 80);
    return [{ name, detail, kind: 'parameter', span: line.span, selection: nameSpan }];
  });
  return inSections(symbols, sectionsOf(readLinesOf(main)));
}

/** The services of master.cf with their `-o` settings, below the headings of its comments. */
export function masterSymbols({ master }: Configuration): DocumentSymbol[] {
  if (!master) return [];
  const symbols = master.tree.entries.flatMap((entry): DocumentSymbol[] => {
    if (entry.kind !== 'service') return [];
    const { fields, options, line } = entry;
    const children = options.map(
      ({ name, value, span, nameSpan }): DocumentSymbol => ({
        name,
        detail: shorten(value, 80),
        kind: 'parameter',
        span,
        selection: nameSpan,
      }),
    );
    const detail = `${fields.type.text} ${fields.command.text}`;
    return [
      {
        name: fields.service.text,
        detail,
        kind: 'service',
        span: line.span,
        selection: fields.service.span,
        children,
      },
    ];
  });
  return inSections(symbols, sectionsOf(readLinesOf(master)));
}
