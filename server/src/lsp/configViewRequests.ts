/** The requests behind the commands that show a configuration from another side. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../core/config/configuration.ts';
import type { Service } from '../core/config/settings.ts';
import { type Subject, subjectInMain, subjectInMaster } from '../core/features/config/explanationSubject.ts';
import { type Localized, localize } from '../core/l10n.ts';
import type {
  Comparison,
  ComparisonParams,
  EffectiveParams,
  ExplanationParams,
  ServiceChoice,
  ServicesParams,
} from '../protocol.ts';
import { comparedUris, effectiveUri, explanationUri, shownAt, subjectAt } from './configViews.ts';
import { configurationFile, configurationOf } from './parameters.ts';
import type { Workspace } from './workspace.ts';

const words = {
  options: { en: '{program}, {count} × -o', ja: '{program}、-o {count} 個' },
  comparison: { en: '{file}: defaults ↔ settings', ja: '{file}: 既定値 ↔ 設定値' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The services of the master.cf that belongs to a file; null for other files. */
export function services(workspace: Workspace, { uri }: ServicesParams): ServiceChoice[] | null {
  const configuration = configurationOf(workspace, uri);
  if (!configuration) return null;
  return configuration.services.map((service) => ({
    service: service.nameSpace,
    detail: detailOfService(workspace, service),
    line: service.entry.line.firstLine,
  }));
}

function detailOfService({ session }: Workspace, { entry }: Service): string {
  const program = entry.fields.command.text;
  const count = entry.options.length;
  return count === 0 ? program : localize(words.options, session.language(), { program, count });
}

/** The document that shows the values that count; null where no configuration is. */
export function effective(workspace: Workspace, { uri, service, toggle }: EffectiveParams): string | null {
  if (!configurationOf(workspace, uri)) return null;
  const source = configurationFile(uri);
  const shown = source === uri ? undefined : shownAt(uri);
  if (shown?.kind !== 'view') {
    return effectiveUri(workspace, source, {
      show: 'set',
      expanded: false,
      ...(service !== undefined && { service }),
    });
  }
  const { kind: _, ...view } = shown;
  if (toggle === 'expanded') return effectiveUri(workspace, source, { ...view, expanded: !view.expanded });
  return effectiveUri(workspace, source, { ...view, show: view.show === 'all' ? 'set' : 'all' });
}

/** The documents that tell what a configuration, or the view of a service, changes. */
export function comparison(workspace: Workspace, { uri }: ComparisonParams): Comparison | null {
  if (!configurationOf(workspace, uri)) return null;
  const source = configurationFile(uri);
  const service = source === uri ? undefined : shownAt(uri)?.service;
  const file = service ?? decodeURIComponent(source.replace(/^.*\//, ''));
  const title = localize(words.comparison, workspace.session.language(), { file });
  return { ...comparedUris(workspace, source, service), title };
}

/** The document that explains the value at a position; null where no parameter is. */
export function explanation(workspace: Workspace, { uri, position }: ExplanationParams): string | null {
  const document = workspace.documents.open.get(uri);
  const configuration = document && configurationOf(workspace, uri);
  const subject = configuration && subjectOf(workspace, configuration, document, document.offsetAt(position));
  return subject ? explanationUri(workspace, configurationFile(uri), subject) : null;
}

function subjectOf(
  { documents, configurations }: Workspace,
  configuration: Configuration,
  document: TextDocument,
  offset: number,
): Subject | undefined {
  const kind = documents.kindOf(document);
  if (kind === 'main') return subjectInMain(configuration, offset);
  if (kind === 'master') return subjectInMaster(configuration, offset);
  const shown = subjectInMain(configurations.ofMain(document), offset);
  const { service } = (kind === 'effective' ? shownAt : subjectAt)(document.uri) ?? {};
  return shown && { name: shown.name, ...(service !== undefined && { service }) };
}
