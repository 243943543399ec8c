import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawTheme, type StateStack } from 'vscode-textmate';

/** A stretch of a line, half-open in UTF-16 units, with its scopes from the outermost in. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export type GrammarName =
  | 'main'
  | 'master'
  | 'aliases'
  | 'table'
  | 'pcre'
  | 'cidr'
  | 'table-client'
  | 'maillog';

const root = join(import.meta.dirname, '../..');

const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
const onigLib = oniguruma.loadWASM(wasm).then(() => ({
  createOnigScanner: oniguruma.createOnigScanner,
  createOnigString: oniguruma.createOnigString,
}));

/** The project's grammars in the engine that VS Code uses; `theme` serves only `tokenizeLine2`. */
export async function loadGrammar(name: GrammarName, theme?: IRawTheme): Promise<IGrammar> {
  const registry = new textmate.Registry({ onigLib, loadGrammar: async (scope) => readGrammar(scope) });
  if (theme) registry.setTheme(theme);
  const grammar = await registry.loadGrammar(`source.postfix-${name}`);
  if (!grammar) throw new Error(`no grammar source.postfix-${name}`);
  return grammar;
}

function readGrammar(scope: string) {
  const file = join(root, 'syntaxes', `${scope.replace('source.', '')}.tmLanguage.json`);
  return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
}

/** The tokens of every line of `text`, without the grammar's root scope. */
export function tokenize(grammar: IGrammar, text: string): TokenizedLine[] {
  let state: StateStack = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const tokens = result.tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        start: startIndex,
        // The engine adds a newline to the line, and may count it in.
        end: Math.min(endIndex, line.length),
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1),
      }))
      .filter(({ start, end }) => end > start);
    return { text: line, tokens };
  });
}
