import * as vscode from 'vscode';
import { commands, type TextLocation, type TextPosition } from '../../server/src/protocol.ts';

/** Registers the command of code lenses, which shows the places that refer to a name. */
export function registerReferences(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand(
      commands.showReferences,
      (uri: string, position: TextPosition, places: readonly TextLocation[]) =>
        vscode.commands.executeCommand(
          'editor.action.showReferences',
          vscode.Uri.parse(uri, true),
          positionOf(position),
          places.map(toLocation),
        ),
    ),
  );
}

function positionOf({ line, character }: TextPosition): vscode.Position {
  return new vscode.Position(line, character);
}

function toLocation({ uri, range }: TextLocation): vscode.Location {
  const { start, end } = range;
  return new vscode.Location(
    vscode.Uri.parse(uri, true),
    new vscode.Range(positionOf(start), positionOf(end)),
  );
}
