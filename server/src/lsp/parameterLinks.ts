/** The addresses to which texts about parameters lead. */
import type { HelpLinks } from '../core/features/config/parameterHover.ts';
import { type Language, languageOf } from '../core/l10n.ts';
import { commands, virtualSchemes } from '../protocol.ts';
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

/** The address of a command with its arguments, as editors understand it. */
function commandUri(command: string, ...values: readonly string[]): string {
  // VS Code decodes arguments once too often: no percent sign may be among them.
  return `command:${command}?${encode(JSON.stringify(values).replaceAll('%', '\\u0025'))}`;
}

/** Fit for the target of a Markdown link too, where round brackets would end it. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[()']/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
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
  return `${virtualSchemes.parameter}:/${encode(encode(source))}/${language}/${encode(name)}.md`;
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
