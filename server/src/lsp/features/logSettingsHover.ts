/** What a line of a log in an editor has to do with the configuration: a hover, and ways to open the setting. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Hover } from '../../core/features/types.ts';
import { type Localized, localize } from '../../core/l10n.ts';
import type { Span } from '../../core/text/span.ts';
import type { SettingLink } from '../../logProtocol/meaning.ts';
import { lineSpan, lineText } from '../../maillog/features/logView.ts';
import { addressOf } from '../convert.ts';
import { explainLine } from '../logExplanations.ts';
import type { Workspace } from '../workspace.ts';
import type { Place } from './features.ts';

const heading: Localized = { en: 'Settings behind this line', ja: 'この行に関係する設定' };

/** `hover`, with the meaning of the line where it has none, and the settings behind the line. */
export function withSettings(
  workspace: Workspace,
  place: Place,
  hover: Hover | undefined,
): Hover | undefined {
  const view = workspace.logs.view(place.document);
  const { line } = view.lines.positionAt(place.offset);
  const { meaning, settings } = explainLine(workspace, place.document.uri, lineText(view, line));
  const blocks = [
    hover?.markdown ?? (meaning === null ? '' : `**${meaning.title}**: ${meaning.text}`),
    settings.length === 0 ? '' : settingsText(settings, localize(heading, workspace.session.language())),
  ].filter((block) => block !== '');
  if (blocks.length === 0) return undefined;
  return { span: hover?.span ?? lineSpan(view, line), markdown: blocks.join('\n\n') };
}

/** The settings by the reasons for which they are named. */
function settingsText(settings: readonly SettingLink[], title: string): string {
  const groups = [...Map.groupBy(settings, ({ reason }) => reason)];
  const texts = groups.map(([reason, links]) => `${reason}\n${links.map(settingLine).join('\n')}`);
  return `**${title}**: ${texts.join('\n\n')}`;
}

function settingLine({ kind, name, location, value }: SettingLink): string {
  const shown =
    location === null ? `\`${name}\`` : `[\`${name}\`](${addressOf(location.uri, location.line)})`;
  // Of a restriction the value is that of the whole list.
  const isShown = value !== '' && kind !== 'restriction';
  return isShown ? `- ${shown} = \`${value.replaceAll('`', "'")}\`` : `- ${shown}`;
}

/** The settings behind the line where a selection begins that can be opened. */
export function openableSettings(
  workspace: Workspace,
  document: TextDocument,
  { start }: Span,
): SettingLink[] {
  const view = workspace.logs.view(document);
  const { line } = view.lines.positionAt(start);
  const { settings } = explainLine(workspace, document.uri, lineText(view, line));
  return settings.filter(({ location }) => location !== null);
}
