/** From the log to the configuration: which settings are behind a line, and where they are set. */
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Configuration } from '../core/config/configuration.ts';
import { type SettingPlace, settingPlace, type WantedSetting } from '../core/features/config/settingPlace.ts';
import { type Localized, localize } from '../core/l10n.ts';
import type { SettingLink } from '../logProtocol/meaning.ts';
import type { LogLine } from '../maillog/line.ts';
import { type SettingCandidate, serviceOfLine, settingsOfLine } from '../maillog/settings/settingsOfLine.ts';
import { toLocations } from './convert.ts';
import { pathOf } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** So many settings of a line are offered. */
const MOST = 5;
const LONGEST_VALUE = 200;

/** Folders of a main.cf, seen from a folder above the log. */
const places = ['', 'postfix', 'etc/postfix'];

/**
 * The configuration behind the log `uri`: the nearest main.cf in its folder tree, up to /etc/postfix, or else one that is
 * open; undefined where there is none that can be read.
 */
export function configurationForLog(workspace: Workspace, uri: string): Configuration | undefined {
  const { documents, configurations } = workspace;
  const inTree = mainFilesNear(uri).find((file) => documents.find(file) !== undefined);
  const open = documents.open.all().find((document) => documents.kindOf(document) === 'main');
  const document = (inTree === undefined ? undefined : documents.find(inTree)) ?? open;
  return document && configurations.ofMain(document);
}

function mainFilesNear(uri: string): string[] {
  const path = pathOf(uri);
  if (path === undefined) return [];
  const folders: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    folders.push(...places.map((place) => join(folder, place)));
    if (folder === dirname(folder)) break;
  }
  return folders.map((folder) => pathToFileURL(join(folder, 'main.cf')).href);
}

/** The settings behind a line, those that the configuration sets first. `place` is the line's place in a story. */
export function settingLinks(
  workspace: Workspace,
  configuration: Configuration | undefined,
  line: LogLine,
  place: number,
): SettingLink[] {
  const via = serviceOfLine(line);
  const links = settingsOfLine(line).flatMap(({ wanted, reason }) => {
    const found = configuration && settingPlace(configuration, wanted, via);
    // What a configuration does not have cannot be behind the line.
    if (configuration !== undefined && found === undefined) return [];
    return [linkOf(workspace, { wanted, reason }, found, place)];
  });
  const set = links.filter(({ location }) => location !== null);
  return [...set, ...links.filter(({ location }) => location === null)].slice(0, MOST);
}

const openText: Localized = { en: 'Open {name}', ja: '{name} を開く' };
const openInText: Localized = { en: 'Open {name} in {list}', ja: '{list} の {name} を開く' };

/** A candidate as it is offered; `place` is that of its line in a story, or -1. */
export function linkOf(
  { find, session }: Workspace,
  { wanted, reason }: SettingCandidate,
  found: SettingPlace | undefined,
  place: number,
): SettingLink {
  const language = session.language();
  const name = nameOf(wanted);
  const within = found !== undefined && found.name !== name && wanted.kind !== 'service';
  const [location] = found?.location ? toLocations(find, [found.location]) : [];
  return {
    kind: wanted.kind,
    name,
    label: localize(within ? openInText : openText, language, { name, list: found?.name ?? '' }),
    reason: localize(reason, language),
    value: shortened(found?.value ?? ''),
    location:
      location === undefined
        ? null
        : {
            uri: location.uri,
            line: location.range.start.line,
            start: location.range.start.character,
            end: endOf(location.range),
          },
    lines: place < 0 ? [] : [place],
  };
}

type Range = NonNullable<ReturnType<typeof toLocations>[number]>['range'];

/** A place that goes on in the next line is marked as far as its first line goes. */
function endOf({ start, end }: Range): number {
  return end.line === start.line ? end.character : start.character + 1;
}

function nameOf(wanted: WantedSetting): string {
  if (wanted.kind === 'restriction') return [wanted.names[0], wanted.argument].filter(Boolean).join(' ');
  return wanted.kind === 'table' ? wanted.table : wanted.name;
}

function shortened(value: string): string {
  const oneLine = value.replace(/\s+/g, ' ').trim();
  return oneLine.length > LONGEST_VALUE ? `${oneLine.slice(0, LONGEST_VALUE - 1)}…` : oneLine;
}
