import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type Delivery, deliveriesOf, expand } from '../core/aliases/expand.ts';
import { lookUp } from '../core/aliases/lookup.ts';
import { type AliasesModel, readAliases } from '../core/aliases/model.ts';
import { postaliasWarnings, storedLines } from '../core/aliases/postalias.ts';
import { aliasesDiagnostics } from '../core/features/aliases/diagnostics.ts';
import { type Language, type Localized, languageOf, localize } from '../core/l10n.ts';
import { indexLines } from '../core/text/lineIndex.ts';

/** What the command needs of the world; a test gives its own. */
export interface AliasesIo {
  /** The file's bytes; throws where it cannot be read. */
  readFile(path: string): Uint8Array;
  out(bytes: Uint8Array): void;
  err(bytes: Uint8Array): void;
  /** Sets the exit status; the output is still flushed. */
  exit(status: number): void;
}

export interface AliasesRequest {
  readonly file: string;
  /** The local parts to expand; none: print the whole table. */
  readonly names: readonly string[];
  readonly format: 'text' | 'json';
  readonly language: Language;
  readonly recipientDelimiter: string;
}

const processIo: AliasesIo = {
  readFile: (path) => readFileSync(path),
  out: (bytes) => void process.stdout.write(bytes),
  err: (bytes) => void process.stderr.write(bytes),
  exit: (status) => {
    process.exitCode = status;
  },
};

/** Adds `aliases FILE [--format text|json] [NAME...]` to the program. */
export function registerAliases(program: Command, io: AliasesIo = processIo): void {
  program
    .command('aliases')
    .description('Prints an alias file as postalias -s does, or the final recipients of names.')
    .argument('<file>', 'the alias file')
    .argument('[name...]', 'local parts to expand')
    .addOption(new Option('--format <format>', 'output format').choices(['text', 'json']).default('text'))
    .option('--recipient-delimiter <characters>', 'recipient_delimiter of main.cf', '')
    .action((file: string, names: string[], _options: unknown, command: Command) => {
      const { format, lang, recipientDelimiter } = command.optsWithGlobals<{
        format: 'text' | 'json';
        lang?: string;
        recipientDelimiter: string;
      }>();
      runAliases({ file, names, format, recipientDelimiter, language: languageOf(lang) }, io);
    });
}

/** Runs the command: 0 fine, 1 a name that was not found, 2 a file that cannot be read. */
export function runAliases(request: AliasesRequest, io: AliasesIo): void {
  let bytes: Uint8Array;
  try {
    bytes = io.readFile(request.file);
  } catch (error) {
    io.err(Buffer.from(`postfix-lens: fatal: open ${request.file}: ${reasonOf(error)}\n`));
    io.exit(2);
    return;
  }
  if (request.names.length > 0) expandNames(request, bytes, io);
  else printTable(request, bytes, io);
}

/** The system's words, without Node's error code and call. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[A-Z]+: /, '').replace(/, \w+(?: '.*')?$/s, '');
}

function printTable({ file, format, language }: AliasesRequest, bytes: Uint8Array, io: AliasesIo): void {
  // One byte a character: whatever the bytes are, they come out again as they went in.
  const model = readAliases(Buffer.from(bytes).toString('latin1'), 'bytes');
  const path = Buffer.from(file).toString('latin1');
  const lines = storedLines(model).map((line) => `${line}\n`);
  const warnings = postaliasWarnings(model, path).map(({ message }) => `postfix-lens: warning: ${message}\n`);
  if (format === 'json') io.out(toJson(tableOf(file, bytes, language)));
  else io.out(Buffer.from(lines.join(''), 'latin1'));
  if (warnings.length > 0) io.err(Buffer.from(warnings.join(''), 'latin1'));
}

function tableOf(file: string, bytes: Uint8Array, language: Language) {
  const model = readAliases(Buffer.from(bytes).toString('utf8'));
  const index = indexLines(model.text);
  return {
    file,
    entries: model.aliases
      .filter(({ overriddenBy }) => !overriddenBy)
      .map(({ name, entry }) => ({
        name,
        value: entry.value,
        line: entry.line.firstLine + 1,
        recipients: entry.items.map(({ kind, text }) => ({ kind, recipient: text })),
      })),
    problems: aliasesDiagnostics(model, language).map(({ code, severity, message, span }) => ({
      severity,
      code,
      message,
      file,
      line: index.positionAt(span.start).line + 1,
    })),
  };
}

/** Answers for each name in turn; a name that the file lacks makes the status 1. */
function expandNames(request: AliasesRequest, bytes: Uint8Array, io: AliasesIo): void {
  const model = readAliases(Buffer.from(bytes).toString('utf8'));
  const answers = request.names.map((name) => answerFor(model, name, request.recipientDelimiter));
  if (request.format === 'json') io.out(toJson(answers.map((answer) => answerAsJson(model, answer))));
  else io.out(Buffer.from(answers.flatMap((answer) => answerAsText(answer, request.language)).join('')));
  const missing = answers.filter(({ found }) => !found);
  for (const { name } of missing) {
    const text = localize(notFound, request.language, { file: request.file, name });
    io.err(Buffer.from(`postfix-lens: ${text}\n`));
  }
  if (missing.length > 0) io.exit(1);
}

const notFound: Localized = {
  en: '{file}: no alias "{name}"',
  ja: '{file}: エイリアス "{name}" はありません',
};

interface Answer {
  /** As it was asked for. */
  readonly name: string;
  readonly found: boolean;
  readonly deliveries: readonly Delivery[];
}

/** Aliases are looked up by local part, so a domain is left aside. */
function answerFor(model: AliasesModel, name: string, recipientDelimiter: string): Answer {
  const at = name.lastIndexOf('@');
  const localPart = at > 0 ? name.slice(0, at) : name;
  const options = { recipientDelimiter };
  const found = lookUp(model, localPart, options).alias !== undefined;
  if (!found) return { name, found, deliveries: [] };
  return { name, found, deliveries: deliveriesOf(model, expand(model, localPart, options)) };
}

const failures: Readonly<Record<'loop' | 'too-deep', Localized>> = {
  loop: { en: 'loop', ja: 'ループ' },
  'too-deep': { en: 'nested too deeply', ja: '入れ子が深すぎます' },
};

/** One line a recipient: the name, the recipient, and how the one led to the other. */
function answerAsText({ name, deliveries }: Answer, language: Language): string[] {
  return deliveries.map(({ text, outcome, path }) => {
    const fails = outcome === 'loop' || outcome === 'too-deep';
    const end = fails ? `(${localize(failures[outcome], language)})` : text;
    return `${name}:\t${end}\t${path.join(' -> ')}\n`;
  });
}

function answerAsJson(model: AliasesModel, { name, found, deliveries }: Answer) {
  const index = indexLines(model.text);
  const lineOf = ({ item }: Delivery) => (item ? index.positionAt(item.span.start).line + 1 : undefined);
  const isLoop = ({ outcome }: Delivery) => outcome === 'loop';
  return {
    name,
    found,
    recipients: deliveries
      .filter((delivery) => !isLoop(delivery))
      .map((delivery) => ({
        recipient: delivery.text,
        kind: delivery.kind,
        outcome: delivery.outcome,
        path: delivery.path,
        line: lineOf(delivery),
      })),
    loops: deliveries.filter(isLoop).map((delivery) => ({ path: delivery.path, line: lineOf(delivery) })),
  };
}

function toJson(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
