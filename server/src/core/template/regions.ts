import type { FileId } from '../features/types.ts';
import type { Span } from '../text/span.ts';

/** A part of a template that its engine replaces. */
export interface Region {
  readonly span: Span;
  /** An expression leaves a text behind; a statement decides about the text around it. */
  readonly kind: 'expression' | 'statement' | 'comment';
}

type Dialect = (text: string) => Region[];

const dialects: Readonly<Record<string, Dialect>> = {
  j2: jinjaRegions,
  jinja: jinjaRegions,
  jinja2: jinjaRegions,
  erb: erbRegions,
  epp: erbRegions,
  tpl: mixedRegions,
  tmpl: mixedRegions,
};

/** The parts of a text that are its template engine's; none where the file's name says that it is no template. */
export function templateRegions(file: FileId, text: string): Region[] {
  return dialects[templateEnding(file) ?? '']?.(text) ?? [];
}

/** The ending by which a file is a template, such as `j2`; undefined for others. */
export function templateEnding(file: FileId): string | undefined {
  const ending = /\.(\w+)$/.exec(file)?.[1];
  return ending !== undefined && Object.hasOwn(dialects, ending) ? ending : undefined;
}

/** `{{ … }}`, `{% … %}` and `{# … #}` of Jinja; between raw and endraw all is text. */
function jinjaRegions(text: string): Region[] {
  const quoted = `"[^"\\n]*"|'[^'\\n]*'`;
  const pattern = new RegExp(
    `\\{\\{(?:${quoted}|(?!\\}\\})[\\s\\S])*\\}\\}|\\{%-?\\s*raw\\s*-?%\\}[\\s\\S]*?\\{%-?\\s*endraw\\s*-?%\\}|\\{%(?:${quoted}|(?!%\\})[\\s\\S])*%\\}|\\{#[\\s\\S]*?#\\}`,
    'g',
  );
  return [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
    const raw = /^(\{%-?\s*raw\s*-?%\})[\s\S]*(\{%-?\s*endraw\s*-?%\})$/.exec(found);
    if (!raw) return [regionAt(index, found, jinjaKind(found))];
    const [, open = '', close = ''] = raw;
    const end = index + found.length - close.length;
    return [regionAt(index, open, 'comment'), regionAt(end, close, 'comment')];
  });
}

function jinjaKind(found: string): Region['kind'] {
  if (found.startsWith('{{')) return 'expression';
  return found.startsWith('{#') ? 'comment' : 'statement';
}

/** `<%= … %>`, `<% … %>` and `<%# … %>` of ERB and EPP; `<%%` is a text. */
function erbRegions(text: string): Region[] {
  return [...text.matchAll(/<%(?!%)[\s\S]*?%>/g)].map(({ 0: found, index }) => {
    const kind = found[2] === '=' ? 'expression' : found[2] === '#' ? 'comment' : 'statement';
    return regionAt(index, found, kind);
  });
}

const goStatement = /^\{\{-?\s*(?:if|else|end|range|with|define|template|block|include)\b/;

/**
 * What ends in .tpl and .tmpl may be of many engines: Go's, Jinja's, ERB's, envsubst(1). A `{{` behind `$` is
 * Postfix's own, and so is an upper-case `${NAME}` that the file itself sets.
 */
function mixedRegions(text: string): Region[] {
  const pattern =
    /(?<!\$)\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<%(?!%)[\s\S]*?%>|\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)/g;
  const own = new Set([...text.matchAll(/^([A-Z_][A-Z0-9_]*)\s*=/gm)].map((match) => match[1]));
  return [...text.matchAll(pattern)].flatMap(({ 0: found, 1: braced, 2: plain, index }) => {
    const name = braced ?? plain;
    if (name !== undefined) return own.has(name) ? [] : [regionAt(index, found, 'expression')];
    if (found.startsWith('<%')) return erbRegions(found).map(({ kind }) => regionAt(index, found, kind));
    if (/^\{\{-?\s*\/\*/.test(found)) return [regionAt(index, found, 'comment')];
    const isStatement = found.startsWith('{%') || goStatement.test(found);
    return [regionAt(index, found, isStatement ? 'statement' : 'expression')];
  });
}

function regionAt(start: number, found: string, kind: Region['kind']): Region {
  return { span: { start, end: start + found.length }, kind };
}
