/** The addresses to which texts about parameters lead. */
import type { HelpLinks } from '../core/features/config/parameterHover.ts';
import { type Language, languageOf } from '../core/l10n.ts';
import { commands, virtualSchemes } from '../protocol.ts';
import { commandUri, encodePart } from './commandLinks.ts';
import type { Session } from './session.ts';

/** What a hover about the configuration file `uri` may lead to; undefined for clients that cannot follow. */
export function helpLinks(session: Session, uri: string): HelpLinks | undefined {
  if (!session.followsParameterLinks) return undefined;
  return {
    definition: (name) => commandUri(commands.openParameter, uri, name),
    wholeText: (name) =>
      commandUri(commands.readParameter, pageUri({ source: uri, language: session.language(), name })),
  };
}

/** The whole text about a parameter, as it is for the configuration file `source`. */
export interface ParameterPage {
  readonly source: string;
  readonly language: Language;
  readonly name: string;
}

/** The address of a page. Pages for one file stand in one folder: their names lead from each to the others. */
export function pageUri({ source, language, name }: ParameterPage): string {
  // Encoded twice, as it is one part of a path that editors decode.
  return `${virtualSchemes.parameter}:/${encodePart(encodePart(source))}/${language}/${encodePart(name)}.md`;
}

/** The page at an address; undefined for others. */
export function pageAt(uri: string): ParameterPage | undefined {
  const match = /^[\w-]+:\/([^/]+)\/(\w+)\/([^/?#]+)\.md$/.exec(uri);
  if (!match) return undefined;
  const [, source = '', language = '', name = ''] = match;
  try {
    const decoded = decodeURIComponent(decodeURIComponent(source));
    return { source: decoded, language: languageOf(language), name: decodeURIComponent(name) };
  } catch {
    return undefined;
  }
}
