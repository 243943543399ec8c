/** The programs of Postfix that the extension runs for the user, and how. Knows nothing of VS Code. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export const commandNames = ['check', 'reload', 'postmap', 'postalias', 'newaliases'] as const;
export type CommandName = (typeof commandNames)[number];

/** What is to be run, as tasks.json says it. */
export interface PostfixCommand {
  readonly command: CommandName;
  /** The folder with the main.cf that counts; the system's own without it. */
  readonly folder?: string;
  /** The table for `postmap` and `postalias`, as they take it: a path, or a type and a path. */
  readonly table?: string;
}

/** A program's name with its arguments. */
export interface CommandLine {
  readonly program: string;
  readonly args: readonly string[];
}

/** postfix(1), postmap(1), postalias(1), newaliases(1). */
export function commandLine({ command, folder, table }: PostfixCommand): CommandLine {
  const inFolder = folder === undefined ? [] : ['-c', folder];
  switch (command) {
    case 'check':
    case 'reload':
      return { program: 'postfix', args: [...inFolder, command] };
    case 'postmap':
    case 'postalias':
      return { program: command, args: [...inFolder, ...(table === undefined ? [] : [table])] };
    case 'newaliases':
      // As sendmail(1), of which it is another name, it calls the folder -C.
      return { program: command, args: folder === undefined ? [] : ['-C', folder] };
  }
}

/** Whether the command changes what only root may change; a table may lie in a folder of the user's own. */
export function needsRoot({ command, table }: PostfixCommand): boolean {
  if (table === undefined || (command !== 'postmap' && command !== 'postalias')) return true;
  return !isAllowed(dirname(table.replace(/^\w+:/, '')), constants.W_OK);
}

/** Where administrators' programs are, though often not on the path of an editor. */
const systemFolders = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/** The path of an installed program; undefined where it is not. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...systemFolders];
  return folders
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path) && isAllowed(path, constants.X_OK));
}

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
