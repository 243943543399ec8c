import * as vscode from 'vscode';

/** One entry of a tree. */
export interface Node {
  readonly label: string;
  /** Behind the label, quieter. */
  readonly description?: string;
  /** What screen readers say; the label and the description where it is left out. */
  readonly spoken?: string;
  readonly tooltip?: string;
  /** One of VS Code's icons. */
  readonly icon?: string;
  readonly iconColor?: string;
  /** For menus. */
  readonly context?: string;
  readonly command?: vscode.Command;
  /** An entry with children is open at first. */
  readonly children?: readonly Node[];
}

/** A view whose entries are made anew whenever `refresh` is called. */
export interface Tree {
  readonly view: vscode.TreeView<Node>;
  refresh(): void;
}

/** Shows what `nodes` gives in the view `id` of package.json. */
export function createTree(
  context: vscode.ExtensionContext,
  id: string,
  nodes: () => vscode.ProviderResult<Node[]>,
): Tree {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => (node ? [...(node.children ?? [])] : nodes()),
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: false });
  context.subscriptions.push(changed, view);
  return { view, refresh: () => changed.fire() };
}

function itemOf(node: Node): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(node.label, node.children ? Expanded : None);
  const { description, tooltip, icon, iconColor, context, command } = node;
  if (node.children) item.id = node.label;
  if (description !== undefined) item.description = description;
  if (tooltip !== undefined) item.tooltip = tooltip;
  if (icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(icon, iconColor ? new vscode.ThemeColor(iconColor) : undefined);
  }
  if (context !== undefined) item.contextValue = context;
  if (command !== undefined) item.command = command;
  item.accessibilityInformation = {
    label: node.spoken ?? [node.label, description].filter(Boolean).join(', '),
  };
  return item;
}
