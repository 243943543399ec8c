/** The command behind "Open the setting": the server asks the client to show the place, so that any editor can. */
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type ExecuteCommandParams,
} from 'vscode-languageserver';
import type { SettingLink } from '../logProtocol/meaning.ts';
import { guarded } from './router.ts';

/** `[SettingLocation]`. */
export const openSettingCommand = 'postfixLens.openSetting';

/** A link as a code action. */
export function openSettingAction({ label, location }: SettingLink): CodeAction {
  const command = { title: label, command: openSettingCommand, arguments: [location] };
  return { title: label, kind: CodeActionKind.QuickFix, command };
}

/** Routes the command. */
export function routeOpenSetting(connection: Connection): void {
  connection.onExecuteCommand(
    guarded<ExecuteCommandParams, null>(
      connection,
      openSettingCommand,
      null,
      ({ command, arguments: words }) => {
        const [place] = words ?? [];
        if (command !== openSettingCommand || !isLocation(place)) return null;
        const { uri, line, start, end } = place;
        const selection = { start: { line, character: start }, end: { line, character: end } };
        void connection.window.showDocument({ uri, takeFocus: true, selection });
        return null;
      },
    ),
  );
}

type Location = NonNullable<SettingLink['location']>;

function isLocation(value: unknown): value is Location {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = ['line', 'start', 'end'].map((name): unknown => Reflect.get(value, name));
  return (
    typeof Reflect.get(value, 'uri') === 'string' && numbers.every((number) => typeof number === 'number')
  );
}
