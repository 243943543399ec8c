/** Call hierarchy: a parameter is "called" by what reads it, and "calls" what its value reads. */
import { type CallHierarchyItem, type Connection, type Range, SymbolKind } from 'vscode-languageserver';
import type { Configuration } from '../core/config/configuration.ts';
import { targetAt } from '../core/features/config/occurrences.ts';
import {
  type Reader,
  type Reading,
  readBy,
  readerNamed,
  readersOf,
} from '../core/features/config/readings.ts';
import type { Location } from '../core/features/types.ts';
import { restoreText } from '../core/text/opaque.ts';
import { virtualSchemes } from '../protocol.ts';
import { toRange } from './convert.ts';
import type { Place } from './features/features.ts';
import type { AskAt } from './languageRequests.ts';
import { configurationOf, definitionPlaces } from './parameters.ts';
import { guarded } from './router.ts';
import type { Workspace } from './workspace.ts';

/** Routes the three requests of the call hierarchy. */
export function routeCallHierarchy(connection: Connection, workspace: Workspace, at: AskAt): void {
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    guarded(connection, 'prepareCallHierarchy', null, (params) =>
      at<CallHierarchyItem[] | null>(params, null, (_, place) => prepare(workspace, place)),
    ),
  );
  callHierarchy.onIncomingCalls(
    guarded(connection, 'incomingCalls', [], ({ item }) =>
      about(workspace, item, (configuration) =>
        readersOf(configuration, item.name).flatMap((reading) => {
          const from = toItem(workspace, configuration, reading.reader);
          return from ? [{ from, fromRanges: rangesIn(workspace, from, reading) }] : [];
        }),
      ),
    ),
  );
  callHierarchy.onOutgoingCalls(
    guarded(connection, 'outgoingCalls', [], ({ item }) =>
      about(workspace, item, (configuration) =>
        readBy(configuration, item.name, placeOf(workspace, item)).flatMap((reading) => {
          const to = toItem(workspace, configuration, reading.reader);
          return to ? [{ to, fromRanges: rangesIn(workspace, item, reading) }] : [];
        }),
      ),
    ),
  );
}

function prepare(workspace: Workspace, { document, offset }: Place): CallHierarchyItem[] | null {
  const kind = workspace.documents.kindOf(document);
  const configuration = kind && configurationOf(workspace, document.uri);
  if (!configuration || (kind !== 'main' && kind !== 'master')) return null;
  const target = targetAt(configuration, kind, offset)?.target;
  const reader = target?.kind === 'name' ? readerNamed(configuration, target.name) : undefined;
  const item = reader && toItem(workspace, configuration, reader);
  return item ? [item] : null;
}

function about<Result>(
  workspace: Workspace,
  { uri }: CallHierarchyItem,
  ask: (configuration: Configuration) => Result[],
): Result[] {
  const configuration = configurationOf(workspace, uri);
  return configuration ? ask(configuration) : [];
}

/** A default stands in the document of the defaults, for clients that open it. */
function toItem(
  workspace: Workspace,
  configuration: Configuration,
  { name, detail, place }: Reader,
): CallHierarchyItem | undefined {
  const definition = place
    ? ({ kind: 'setting', location: place } as const)
    : ({ kind: 'default', name } as const);
  const [location] = definitionPlaces(workspace, configuration, definition);
  const document = location && workspace.find(location.file);
  if (!document || !location) return undefined;
  const range = toRange(document, location.span);
  const shown = { name: restoreText(name), detail: restoreText(detail) };
  return { ...shown, kind: SymbolKind.Property, uri: location.file, range, selectionRange: range };
}

/** Where the reader's value has the names; its own name for a default. */
function rangesIn(
  { find }: Workspace,
  { uri, selectionRange }: CallHierarchyItem,
  { spans }: Reading,
): Range[] {
  const document = find(uri);
  return document && spans.length > 0 ? spans.map((span) => toRange(document, span)) : [selectionRange];
}

/** The place of an item's name in a file; undefined for a default. */
function placeOf({ find }: Workspace, { uri, selectionRange }: CallHierarchyItem): Location | undefined {
  const document = uri.startsWith(`${virtualSchemes.defaults}:`) ? undefined : find(uri);
  if (!document) return undefined;
  const span = { start: document.offsetAt(selectionRange.start), end: document.offsetAt(selectionRange.end) };
  return { file: uri, span };
}
