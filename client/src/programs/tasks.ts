/** The programs of Postfix as tasks of VS Code: they run in a terminal, and what they say becomes problems. */
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { commandLine, commandNames, findProgram, needsRoot, type PostfixCommand } from './commandLine.ts';

/** The `type` in tasks.json. */
const taskType = 'postfix';

const problemMatchers = ['$postfix-line', '$postfix-file'];

/** Registers the tasks that the workspace offers by itself, and those that its tasks.json names. */
export function registerTasks(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.tasks.registerTaskProvider(taskType, {
      async provideTasks() {
        if (!vscode.workspace.isTrusted) return [];
        return (await offeredCommands()).flatMap((command) => taskFor(command) ?? []);
      },
      resolveTask({ definition, scope }) {
        const command = readDefinition(definition);
        return command && vscode.workspace.isTrusted ? taskFor(command, definition, scope) : undefined;
      },
    }),
  );
}

/** Checks and reloads for every configuration of the workspace. */
async function offeredCommands(): Promise<PostfixCommand[]> {
  const found = await vscode.workspace.findFiles('**/main.cf', '**/node_modules/**', 20);
  const folders = found.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => dirname(fsPath));
  return folders.flatMap((folder) => [
    { command: 'check' as const, folder },
    { command: 'reload' as const, folder },
  ]);
}

function readDefinition({ command, folder, table }: vscode.TaskDefinition): PostfixCommand | undefined {
  const name = commandNames.find((known) => known === command);
  return (
    name && {
      command: name,
      ...(typeof folder === 'string' && { folder }),
      ...(typeof table === 'string' && { table }),
    }
  );
}

/** The task that runs a command; undefined where its program is not installed. */
export function taskFor(
  command: PostfixCommand,
  definition: vscode.TaskDefinition = { type: taskType, ...command },
  scope: vscode.WorkspaceFolder | vscode.TaskScope = vscode.TaskScope.Workspace,
): vscode.Task | undefined {
  const { program, args } = commandLine(command);
  const path = findProgram(program);
  if (path === undefined) return undefined;
  const name = [program, ...args].join(' ');
  const task = new vscode.Task(
    definition,
    scope,
    name,
    'Postfix',
    executionOf(path, args, needsRoot(command)),
    problemMatchers,
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true };
  return task;
}

/** As another user than root, with sudo where the settings allow it: it asks in the terminal. */
function executionOf(path: string, args: readonly string[], asRoot: boolean): vscode.ProcessExecution {
  const wantsSudo = vscode.workspace.getConfiguration('postfixLens').get<boolean>('tasks.sudo') ?? true;
  const sudo = asRoot && wantsSudo && process.getuid?.() !== 0 ? findProgram('sudo') : undefined;
  return sudo === undefined
    ? new vscode.ProcessExecution(path, [...args])
    : new vscode.ProcessExecution(sudo, [path, ...args]);
}
