import type { FileId } from '../features/types.ts';
import {
  beginning,
  type MainCf,
  type MainCfEntry,
  missingWords,
  orphanWords,
  parseMainCf,
} from '../syntax/mainCf.ts';
import { type MasterCf, type MasterCfEntry, parseMasterCf } from '../syntax/masterCf.ts';
import type { Host } from './defaults.ts';
import { type Examination, examine } from './examination.ts';
import type { ConfigProblem } from './problem.ts';
import { mainSettings, masterServices, type NameSpace, type Service, setting } from './settings.ts';
import { isSince, newestVersion, type PostfixVersion } from './version.ts';

/** A file as it is to be read: on disk, or as it stands in an editor. */
export interface SourceText {
  readonly file: FileId;
  readonly text: string;
}

export interface ConfigurationInput {
  readonly main: SourceText;
  readonly master?: SourceText;
  /** The newest release where absent. */
  readonly version?: PostfixVersion;
  readonly host?: Host;
  /** The folder, as `config_directory`; postconf(1) sets it when called with `-c`. */
  readonly folder?: string;
  /** An earlier reading of the same files: what their texts have in common is not read again. */
  readonly last?: Configuration;
}

export interface ConfigFile<Tree> extends SourceText {
  readonly tree: Tree;
}

/** A main.cf and its master.cf, read and resolved for one release of Postfix. */
export interface Configuration {
  readonly main: ConfigFile<MainCf>;
  readonly master: ConfigFile<MasterCf> | undefined;
  readonly version: PostfixVersion;
  readonly host: Host;
  /** Main.cf's settings; the last of several counts. */
  readonly settings: NameSpace;
  readonly services: readonly Service[];
  readonly examination: Examination;
  /** What is wrong with the lines of both files. */
  readonly readingProblems: readonly ConfigProblem[];
  /** In the order in which postconf(1) comes upon them, though it would stop at the first fatal one. */
  readonly problems: readonly ConfigProblem[];
}

/** A machine of which nothing is known. */
export const unknownHost: Host = {
  hostName: 'localhost',
  interfaces: [],
  build: 'upstream',
  processId: '1',
};

/** Reads a configuration; any text gives one, with its problems. */
export function readConfiguration(input: ConfigurationInput): Configuration {
  const { version = newestVersion, host = unknownHost, folder, last } = input;
  const main = { ...input.main, tree: parseMainCf(input.main.text, last?.main.tree) };
  const master = input.master && {
    ...input.master,
    tree: parseMasterCf(input.master.text, last?.master?.tree),
  };
  const initial = folder === undefined ? undefined : setting('config_directory', folder);
  const settings = new Map(mainSettings(main.tree));
  if (initial && !settings.has(initial.name)) settings.set(initial.name, initial);
  const services = masterServices(master?.tree);
  const examination = examine(settings, services, version, host);
  const readingProblems = [
    ...mainReadingProblems(main.tree, version, folder),
    ...(master ? masterReadingProblems(master.tree) : []),
  ];
  const problems = [...readingProblems, ...examination.problems];
  return { main, master, version, host, settings, services, examination, readingProblems, problems };
}

/** What is said while main.cf is read, line by line. */
function mainReadingProblems(
  { entries }: MainCf,
  version: PostfixVersion,
  folder: string | undefined,
): ConfigProblem[] {
  const values = new Map<string, string>();
  if (folder !== undefined) values.set('config_directory', folder);
  const problems: ConfigProblem[] = [];
  for (const entry of entries) {
    if (entry.line.text.includes('\0') && isSince(version, '3.12')) problems.push(textAfterNul(entry));
    if (entry.kind === 'malformed') {
      problems.push(malformedLine(entry, 'main'));
      continue;
    }
    const { name, value, nameSpan, line } = entry;
    const old = values.get(name);
    if (old !== undefined && old !== value) {
      problems.push({
        code: 'overridden-entry',
        fatal: false,
        words: `overriding earlier entry: ${name}=${old}`,
        file: 'main',
        line: line.firstLine + 1,
        span: nameSpan,
        name,
        value: old,
      });
    }
    values.set(name, value);
  }
  return problems;
}

function textAfterNul(entry: MainCfEntry): ConfigProblem {
  return {
    code: 'text-after-nul',
    fatal: false,
    words: 'text after null byte may be ignored',
    file: 'main',
    line: entry.line.firstLine + 1,
    span: entry.line.span,
  };
}

const malformedWords = {
  ...missingWords,
  'orphan-continuation': orphanWords,
  'master-field-count': 'bad field count',
} as const;

type Malformed = Extract<MainCfEntry | MasterCfEntry, { kind: 'malformed' }>;

function malformedLine({ reason, text, line, span }: Malformed, file: 'main' | 'master'): ConfigProblem {
  const isOrphan = reason === 'orphan-continuation';
  const shown = isOrphan ? beginning(text) : text;
  const quoted = reason === 'master-field-count' ? '' : `: "${shown}"`;
  return {
    code: reason,
    fatal: !isOrphan,
    words: malformedWords[reason] + quoted,
    file,
    ...(!isOrphan && { line: line.firstLine + 1 }),
    span,
  };
}

/** What is said while master.cf is read. */
function masterReadingProblems({ entries }: MasterCf): ConfigProblem[] {
  return entries.flatMap((entry): ConfigProblem[] => {
    if (entry.kind === 'malformed') return [malformedLine(entry, 'master')];
    return entry.problems.map(({ code, words, fatal, span }) => ({
      code,
      words,
      fatal,
      file: 'master',
      span,
    }));
  });
}
