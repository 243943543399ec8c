/** What the configuration adds to what a log tells. */
import type { LineExplanation, SettingLink } from '../logProtocol/meaning.ts';
import type { MessageStory } from '../logProtocol/story.ts';
import { type LogLine, parseLine } from '../maillog/line.ts';
import { meaningOf } from '../maillog/replies/meaningOf.ts';
import type { LogStory } from '../maillog/view/messageStory.ts';
import { configurationForLog, settingLinks } from './logSettings.ts';
import { retryForecast } from './retryForecast.ts';
import type { Workspace } from './workspace.ts';

/** So many settings are offered for a whole message. */
const MOST = 12;

/** A story with the settings behind its lines and the next attempt; `log` is the URI of the log. */
export function completeStory(workspace: Workspace, log: string, story: LogStory): MessageStory {
  const configuration = configurationForLog(workspace, log);
  const links = story.lines.flatMap(({ text }, place) =>
    settingLinks(workspace, configuration, parseLine(text), place),
  );
  return {
    ...story,
    settings: joined(links).slice(0, MOST),
    retry: retryForecast(workspace, configuration, story),
  };
}

/** Links to one setting as one, with all its lines. */
function joined(links: readonly SettingLink[]): SettingLink[] {
  const groups = Map.groupBy(links, ({ kind, name, location }) => JSON.stringify([kind, name, location]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, lines: group.flatMap(({ lines }) => lines) }];
  });
}

/** What a line of the log `log` means, and the settings behind it. */
export function explainLine(workspace: Workspace, log: string, text: string): LineExplanation {
  const line = parseLine(text);
  const settings = settingLinks(workspace, configurationForLog(workspace, log), line, -1);
  return { meaning: lineMeaning(workspace, line), settings };
}

/** What the reply in a delivery, a refusal or a failed connection means. */
function lineMeaning({ session }: Workspace, line: LogLine): LineExplanation['meaning'] {
  const { status, dsn = null, text } = line.event?.fields ?? {};
  if (line.event?.kind === 'delivery') {
    return meaningOf({ reply: text ?? '', dsn, status: status ?? '' }, session.language());
  }
  const isTold =
    /^(?:milter-)?reject: |^connect to |^host \S+ (?:said|refused)|^(?:lost connection|conversation) with/;
  if (!isTold.test(line.message)) return null;
  return meaningOf({ reply: line.message, dsn: null, status: '' }, session.language());
}
