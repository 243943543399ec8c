import * as vscode from 'vscode';
import type { CurrentLog } from './currentLog.ts';
import { showInViewer } from './currentLog.ts';
import { createTree, type Node } from './tree.ts';

interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

const key = 'postfixLens.savedFilters';

/** The filters that the user keeps, in the order of their names. */
export function registerSavedFilters(
  context: vscode.ExtensionContext,
  current: CurrentLog,
  onSaveFilter: vscode.Event<string>,
): void {
  const tree = createTree(context, 'postfixLens.savedFilters', () => read().map(nodeOf));
  const read = () => context.globalState.get<readonly SavedFilter[]>(key, []);
  const write = async (filters: readonly SavedFilter[]) => {
    await context.globalState.update(
      key,
      filters.toSorted((one, other) => one.name.localeCompare(other.name)),
    );
    tree.refresh();
  };
  const nodeOf = ({ name, filter }: SavedFilter): Node => ({
    label: name,
    description: filter,
    icon: 'filter',
    context: 'savedFilter',
    ...(current.log && { command: showInViewer(current.log.uri, { filter }) }),
  });
  const save = async (filter: string) => {
    const title = vscode.l10n.t('Name of the filter');
    const name = await vscode.window.showInputBox({ title, value: filter, prompt: filter });
    if (name) await write([...read().filter((known) => known.name !== name), { name, filter }]);
  };
  const rename = async ({ label }: Node) => {
    const known = read().find(({ name }) => name === label);
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('Name of the filter'),
      value: label,
    });
    if (!known || !name) return;
    await write([
      ...read().filter((other) => other.name !== label && other.name !== name),
      { ...known, name },
    ]);
  };

  context.globalState.setKeysForSync([key]);
  context.subscriptions.push(
    onSaveFilter((filter) => void save(filter)),
    current.onDidChange(tree.refresh),
    vscode.commands.registerCommand('postfixLens.renameFilter', (node?: Node) => node && rename(node)),
    vscode.commands.registerCommand(
      'postfixLens.deleteFilter',
      (node?: Node) => node && write(read().filter(({ name }) => name !== node.label)),
    ),
  );
}
