/** Documentation as hovers show it: parameter names that lead somewhere, and no more than fits a screen. */

import type { Configuration } from '../../config/configuration.ts';
import type { Help } from './parameterHover.ts';

/** The address behind a parameter's name; undefined where it leads nowhere. */
export type LinkTo = (name: string) => string | undefined;

/** A name in backquotes, or before it what must stay as it is: code of other kinds, and links. */
const nameOrFixed =
  /(^(`{3,})[^\n]*\n[\s\S]*?^\2`*$|(`{2,})(?!`)[\s\S]*?(?<!`)\3(?!`)|\[[^\]\n]*\]\([^)\n]*\))|`\$?(\w+)`/gm;

/** `markdown` with links behind the parameters that the configuration knows, for readers who follow links. */
export function withLinks(configuration: Configuration, { links }: Help, markdown: string, own = ''): string {
  if (!links) return markdown;
  const { names } = configuration.examination;
  return linkNames(markdown, (name) =>
    name !== own && names.has(name) ? links.definition(name) : undefined,
  );
}

/** Makes links of the parameters that `markdown` names in backquotes, with or without a `$`. */
export function linkNames(markdown: string, linkTo: LinkTo): string {
  return markdown.replace(nameOrFixed, (all: string, _fixed, _fence, _quotes, name?: string) => {
    const target = name === undefined ? undefined : linkTo(name);
    return target === undefined ? all : `[${all}](${target})`;
  });
}

/** The first blocks of a text that together have at most `limit` characters, but at least one. */
export function firstBlocks(markdown: string, limit: number): string {
  const blocks = blocksOf(markdown);
  let length = 0;
  const end = blocks.findIndex((block, index) => {
    length += block.length;
    return index > 0 && length > limit;
  });
  return end === -1 ? markdown : blocks.slice(0, end).join('\n\n');
}

/** Paragraphs, lists and code blocks; a blank line inside a code block separates nothing. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = [];
  let isInCode = false;
  for (const piece of markdown.split('\n\n')) {
    if (isInCode) blocks.push(`${blocks.pop()}\n\n${piece}`);
    else blocks.push(piece);
    const fences = piece.match(/^`{3}/gm)?.length ?? 0;
    if (fences % 2 === 1) isInCode = !isInCode;
  }
  return blocks;
}
