import type { AliasesModel } from '../../aliases/model.ts';
import type { Span } from '../../text/span.ts';

/** The lists that `:include:` items of an alias file name. */
export function includedFiles({ aliases }: AliasesModel): { span: Span; path: string }[] {
  return aliases.flatMap(({ entry }) =>
    entry.items.flatMap(({ kind, text, span }) => {
      const path = text.slice(':include:'.length).trim();
      return kind === 'include' && path.startsWith('/') ? [{ span, path }] : [];
    }),
  );
}
