import { isSpace, type PhysicalLine, readLines } from '../syntax/logicalLines.ts';
import { beginsOpaqueLine } from '../text/opaque.ts';

/** What a commented main.cf says of one parameter. */
export interface HarvestedComment {
  /** Its comment lines without `#`; examples of assignments left out. */
  readonly lines: readonly string[];
  /** The commented-out example assignments that follow, as they stand, without `#`. */
  readonly examples: readonly string[];
}

export type HarvestedComments = ReadonlyMap<string, HarvestedComment>;

interface Block {
  lines: string[];
  examples: string[];
  names: Set<string>;
  /** A blank line came: only an assignment that follows at once still belongs to the block. */
  ended: boolean;
}

/** A commented-out assignment: no blank, or one, between `#` and the name. */
const commentedAssignment = /^#( ?)([A-Za-z][\w-]*)\s*=/;

/**
 * Collects the comments of a main.cf, translated or not: a block of comment lines belongs to the
 * assignments, or the commented-out example assignments, that follow it. `isParameter` tells real names
 * from words of prose where a blank follows the `#`.
 */
export function harvestComments(text: string, isParameter: (name: string) => boolean): HarvestedComments {
  const found = new Map<string, HarvestedComment>();
  let block = newBlock();
  for (const line of readLines(text).physical) {
    const content = text.slice(line.content.start, line.content.end).trimEnd();
    if (line.kind === 'continuation' || beginsOpaqueLine(content.trimStart()[0])) continue;
    const name = assignedName(line, content, isParameter);
    if (endsBlock(block, line, content, name)) {
      close(found, block);
      block = newBlock();
    }
    addLine(block, line, content, name);
  }
  close(found, block);
  return found;
}

function close(found: Map<string, HarvestedComment>, block: Block): void {
  for (const name of block.names) addComment(found, name, block);
}

/** A block ends before prose that follows its assignments, or a blank line. */
function endsBlock(block: Block, { kind }: PhysicalLine, content: string, name: string | undefined): boolean {
  if (kind === 'blank') return block.names.size > 0;
  if (name !== undefined || isExampleContinuation(block, content)) return false;
  return block.names.size > 0 || block.ended;
}

function addLine(block: Block, { kind }: PhysicalLine, content: string, name: string | undefined): void {
  if (kind === 'blank') block.ended = block.lines.length > 0;
  else if (name !== undefined) {
    block.names.add(name);
    if (kind === 'comment') block.examples.push(content.replace(/^\s*# ?/, ''));
  } else if (isExampleContinuation(block, content)) block.examples.push(content.replace(/^\s*#/, ''));
  else block.lines.push(content.replace(/^\s*# ?/, ''));
}

function newBlock(): Block {
  return { lines: [], examples: [], names: new Set(), ended: false };
}

/** The name that a line assigns or, commented out, would assign. */
function assignedName(
  line: PhysicalLine,
  content: string,
  isParameter: (name: string) => boolean,
): string | undefined {
  if (line.kind === 'start') return content.split('=')[0]?.trim();
  if (line.kind !== 'comment') return undefined;
  const match = commentedAssignment.exec(content);
  const name = match?.[2];
  if (name === undefined) return undefined;
  const isCertain = match?.[1] === '' && content.includes(' =');
  return isCertain || isParameter(name) ? name : undefined;
}

/** `#    more` behind `#name = value,`. */
function isExampleContinuation(block: Block, content: string): boolean {
  return block.examples.length > 0 && !block.ended && /^#(?:\t| {2,})\S/.test(content);
}

function addComment(found: Map<string, HarvestedComment>, name: string, block: Block): void {
  const lines = trimEmpty(block.lines);
  const before = found.get(name);
  if (lines.length === 0 && before) return;
  const joined = before && before.lines.length > 0 ? [...before.lines, '', ...lines] : lines;
  found.set(name, { lines: joined, examples: [...(before?.examples ?? []), ...block.examples] });
}

function trimEmpty(lines: readonly string[]): string[] {
  const isText = (line: string) => line.trim() !== '';
  const first = lines.findIndex(isText);
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1);
}

/** Wide characters of Japanese text: between two of them a line break is no blank. */
const wide = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60\uffe0-\uffef]/;

/** Comment lines as Markdown: paragraphs joined, indented lines kept as they are. */
export function commentMarkdown(lines: readonly string[]): string {
  const blocks: string[] = [];
  let paragraph = '';
  let literal: string[] = [];
  const flush = () => {
    if (paragraph !== '') blocks.push(paragraph);
    if (literal.length > 0) blocks.push(`\`\`\`text\n${literal.join('\n')}\n\`\`\``);
    paragraph = '';
    literal = [];
  };
  for (const line of lines) {
    if (line.trim() === '') flush();
    else if (/^(?: {3,}|\t)/.test(line)) {
      if (paragraph !== '') flush();
      literal.push(line.replace(/^(?: {4}|\t)/, ''));
    } else {
      if (literal.length > 0) flush();
      paragraph = joinWrapped(paragraph, line.trim());
    }
  }
  flush();
  return blocks.join('\n\n');
}

function joinWrapped(before: string, line: string): string {
  if (before === '') return line;
  const isBreakless = wide.test(before.slice(-1)) && wide.test(line.charAt(0));
  return isBreakless || isSpace(before.at(-1)) ? before + line : `${before} ${line}`;
}
