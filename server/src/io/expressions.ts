import { readFileSync } from 'node:fs';
import type { PatternDialect } from '../core/syntax/patternTable.ts';
import type {
  Expression,
  ExpressionError,
  ExpressionLibrary,
  MatchAnswer,
} from '../core/tables/expressions.ts';
import { type Libraries, openLibraries, withText } from './expressionMemory.ts';

/** An expression that backtracks more often is stopped. Postfix itself goes on for ten times as long. */
const matchLimit = 1_000_000;

/** Compiled expressions are kept, up to this many; then all are compiled anew when they are asked for. */
const keptExpressions = 20_000;

interface Compiled {
  readonly code: number;
  readonly groups: number;
}

/** How one of the two libraries is called. */
interface Engine {
  /** Options that hold without flags, and the one that each flag turns around (pcre2api(3), regcomp(3)). */
  readonly base: number;
  readonly flags: Readonly<Record<string, number>>;
  /** Its number for "no match", and for an expression that takes too much memory. */
  readonly noMatch: number;
  readonly outOfMemory: number;
  isMatch(result: number): boolean;
  compile(open: Libraries, text: number, length: number, options: number): Compiled | undefined;
  match(open: Libraries, code: number, subject: Subject, wanted: number): number;
  message(open: Libraries, number: number): string;
}

/** Addresses of the text and of the room for the places of its groups. */
interface Subject {
  readonly text: number;
  readonly length: number;
  readonly places: number;
}

const engines: Readonly<Record<PatternDialect, Engine>> = {
  pcre: {
    base: 0x28,
    flags: { i: 0x8, m: 0x400, s: 0x20, x: 0x80, A: 2 ** 31, E: 0x10, U: 0x40000 },
    noMatch: -1,
    outOfMemory: 121,
    isMatch: (result) => result > 0,
    compile({ calls }, text, length, options) {
      const code = calls.pcre_compile(text, length, options);
      return code === 0 ? undefined : { code, groups: calls.pcre_groups(code) };
    },
    match: ({ calls }, code, { text, length, places }) =>
      calls.pcre_match(code, text, length, matchLimit, places),
    message: ({ calls, message }, number) => message(calls.pcre_message, number),
  },
  regexp: {
    base: 0x3,
    flags: { i: 0x2, m: 0x4, x: 0x1 },
    noMatch: 1,
    outOfMemory: 12,
    isMatch: (result) => result === 0,
    compile({ calls }, text, _length, options) {
      const code = calls.posix_compile(text, options);
      return code === 0 ? undefined : { code, groups: calls.posix_groups(code) };
    },
    match: ({ calls }, code, { text, places }, wanted) =>
      calls.posix_match(code, text, wanted > 0 ? wanted + 1 : 0, places),
    message: ({ calls, message }, number) => message(calls.posix_message, number),
  },
};

/** Loads the libraries from the file `path` when the first expression is compiled; throws where it is missing. */
export function loadExpressions(path: string): ExpressionLibrary {
  let module: WebAssembly.Module | undefined;
  let libraries: Libraries | undefined;
  let compiled = new Map<string, Compiled | ExpressionError>();
  const forget = () => {
    libraries = undefined;
    compiled = new Map();
  };

  /** Runs `work`; where the library breaks down, as on a stack overflow, its memory is thrown away. */
  const guarded = <Result>(work: (libraries: Libraries) => Result, failure: Result): Result => {
    try {
      const code = module ?? new WebAssembly.Module(readFileSync(path));
      const open = libraries ?? openLibraries(code);
      module = code;
      libraries = open;
      return work(open);
    } catch (error) {
      const isBreakdown = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (!isBreakdown) throw error;
      forget();
      return failure;
    }
  };

  const compile = (dialect: PatternDialect, source: string, flags: string): Compiled | ExpressionError => {
    const key = `${dialect} ${flags} ${source}`;
    const known = compiled.get(key);
    if (known) return known;
    if (compiled.size >= keptExpressions) forget();
    const fresh = guarded(
      (open) => compileWith(open, engines[dialect], source, flags),
      ours('expression nested too deeply'),
    );
    compiled.set(key, fresh);
    return fresh;
  };

  return {
    compile(dialect, source, flags) {
      if (source.includes('\uFFFD')) return ours('expression is not UTF-8');
      const first = compile(dialect, source, flags);
      if ('words' in first) return first;
      const match = (subject: string, groups: number): MatchAnswer => {
        if (dialect === 'regexp' && hasBackReference(source))
          return givenUp('back-references are not followed');
        const code = compile(dialect, source, flags);
        if ('words' in code) return givenUp(code.words);
        return guarded(
          (open) => matchWith(open, engines[dialect], code, subject, groups),
          givenUp('out of memory'),
        );
      };
      return { groups: first.groups, match } satisfies Expression;
    },
  };
}

function ours(words: string): ExpressionError {
  return { words, isOurs: true };
}

function givenUp(words: string): MatchAnswer {
  return { kind: 'given-up', words };
}

/** glibc follows back-references without a limit, so that some would take for ever. */
function hasBackReference(source: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\[1-9]/.test(source);
}

function optionsOf({ base, flags: known }: Engine, flags: string): number {
  let set = base;
  for (const flag of flags) set ^= known[flag] ?? 0;
  return set;
}

function compileWith(
  open: Libraries,
  engine: Engine,
  source: string,
  flags: string,
): Compiled | ExpressionError {
  const options = optionsOf(engine, flags);
  const compiled = withText(open, source, (text, length) => engine.compile(open, text, length, options));
  if (compiled) return compiled;
  const number = open.calls.error_number();
  const words = engine.message(open, number);
  if (number === engine.outOfMemory) return ours(words);
  if (engine !== engines.pcre) return { words };
  const bytes = new TextEncoder().encode(source).subarray(0, open.calls.error_offset());
  return { words, offset: new TextDecoder().decode(bytes).length };
}

function matchWith(
  open: Libraries,
  engine: Engine,
  { code, groups }: Compiled,
  subject: string,
  wanted: number,
): MatchAnswer {
  return withText(open, subject, (text, length): MatchAnswer => {
    const places = open.allocate((groups + 1) * 8);
    const result = engine.match(open, code, { text, length, places }, wanted);
    const found = open.numbers(places, (groups + 1) * 2);
    open.calls.release(places);
    if (result === engine.noMatch) return { kind: 'no-match' };
    if (!engine.isMatch(result)) return givenUp(engine.message(open, result));
    return { kind: 'match', groups: cutGroups(subject, found, wanted) };
  });
}

/** The texts of groups 1 to `wanted`; the places are those of bytes. */
function cutGroups(subject: string, places: readonly number[], wanted: number): string[] {
  if (wanted === 0) return [];
  const bytes = new TextEncoder().encode(subject);
  return Array.from({ length: wanted }, (_, index) => {
    const start = places[2 * index + 2] ?? -1;
    const end = places[2 * index + 3] ?? -1;
    return start < 0 || end <= start ? '' : new TextDecoder().decode(bytes.subarray(start, end));
  });
}
