/** Sections of a file: the parts below its headings, which are comments. */
import type { LogicalLine, PhysicalLine } from '../syntax/logicalLines.ts';
import { type Span, slice } from '../text/span.ts';
import type { DocumentSymbol } from './types.ts';

/** The lines of a file, as readllines(3) of Postfix sees them. */
export interface ReadLines {
  readonly text: string;
  readonly physical: readonly PhysicalLine[];
  readonly logical: readonly LogicalLine[];
}

export interface Section {
  readonly title: string;
  /** The title's place. */
  readonly heading: Span;
  /** From the heading's line to the last one before the next heading, blank lines at the end left out. */
  readonly span: Span;
  /** 0-based; `endLine` is included. */
  readonly startLine: number;
  readonly endLine: number;
}

/** The sections of a file in order; they do not nest, and comments inside of a value begin none. */
export function sectionsOf({ text, physical, logical }: ReadLines): Section[] {
  const contents = physical.map(({ content }) => slice(text, content).replace(/\r$/, ''));
  const titles = contents.map((_, index) => titleAt(contents, index));
  const isInside = insideTest(logical);
  const headings = physical.filter((line) => titles[line.number] !== undefined && !isInside(line));
  return headings.map(({ number, content }, index) => {
    const title = titles[number] ?? '';
    let last = (headings[index + 1]?.number ?? physical.length) - 1;
    while (last > number && isGap(contents[last] ?? '')) last--;
    const start = content.start + (contents[number] ?? '').indexOf(title);
    return {
      title,
      heading: { start, end: start + title.length },
      span: { start: content.start, end: physical[last]?.content.end ?? content.end },
      startLine: number,
      endLine: last,
    };
  });
}

/** Whether a physical line lies between the first and the last of a logical one; to be asked in order. */
export function insideTest(logical: readonly LogicalLine[]): (line: PhysicalLine) => boolean {
  let at = 0;
  return ({ content }) => {
    while (at < logical.length && (logical[at]?.span.end ?? 0) <= content.start) at++;
    const start = logical[at]?.span.start;
    return start !== undefined && start < content.start;
  };
}

const mark = '[-=#*~+_─━]';
const rule = new RegExp(`^#[ \\t]*${mark}{3,}[ \\t]*$`);

/** `# --- TLS ---`, `#==TLS==`, `### TLS`, `# ■ TLS`, `# 【TLS】`. */
const ornamented = [
  new RegExp(`^#[ \\t]*${mark}{2,}[ \\t]+(\\S.*?)[ \\t]*${mark}*[ \\t]*$`),
  new RegExp(`^#[ \\t]*${mark}{2,}([^\\s=].*?)[ \\t]*${mark}{2,}[ \\t]*$`),
  /^#[ \t]*[■□●◆▼▽★][ \t]*(\S.*?)[ \t]*$/,
  /^#[ \t]*【(.+?)】/,
];

/** Capitals alone, as in the main.cf that comes with Postfix. */
const capitals =
  /^#[ \t]*(?!(?:NOTE|NB|TODO|FIXME|TIP|WARNING|IMPORTANT)\b)([A-Z][A-Z0-9]+(?:[ \t/,&()-]+[A-Z0-9]+)*)[ \t]*$/;

const anything = /^#[ \t]*(\S.*?)[ \t]*$/;

/** The title that a line is the heading of. */
function titleAt(contents: readonly string[], index: number): string | undefined {
  const content = contents[index] ?? '';
  if (!content.startsWith('#') || rule.test(content)) return undefined;
  const before = contents[index - 1] ?? '';
  if (rule.test(before) && rule.test(contents[index + 1] ?? '')) return anything.exec(content)?.[1];
  const title = ornamented.map((pattern) => pattern.exec(content)?.[1]).find((found) => found !== undefined);
  return title ?? (isGap(before) ? capitals.exec(content)?.[1] : undefined);
}

/** What separates sections: blank lines, empty comments and rules. */
function isGap(content: string): boolean {
  return /^\s*#?\s*$/.test(content) || rule.test(content);
}

/** Puts the symbols of a file, in their order, below the sections that they stand in. */
export function inSections(
  symbols: readonly DocumentSymbol[],
  sections: readonly Section[],
): DocumentSymbol[] {
  const before = sections[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const parts = sections.map(({ title, heading, span }, index): DocumentSymbol => {
    const end = sections[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
    const children = symbols.filter((symbol) => span.start <= symbol.span.start && symbol.span.start < end);
    return { name: title, kind: 'section', span, selection: heading, children };
  });
  return [...symbols.filter(({ span }) => span.start < before), ...parts];
}
