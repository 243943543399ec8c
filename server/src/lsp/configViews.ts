/** Documents that show a configuration from another side: the values that count, and how they come about. */
import {
  comparedWithDefaults,
  type EffectiveView,
  effectiveDocument,
} from '../core/features/config/effectiveDocument.ts';
import { type Explanation, explain } from '../core/features/config/explanation.ts';
import type { Subject } from '../core/features/config/explanationSubject.ts';
import { type Localized, localize } from '../core/l10n.ts';
import { virtualSchemes } from '../protocol.ts';
import { configurationOf } from './parameters.ts';
import { detailOf, pathIn } from './virtualUris.ts';
import type { Workspace } from './workspace.ts';

/** What a document of `virtualSchemes.effective` shows: a view, or one side of a comparison. */
type Shown =
  | ({ readonly kind: 'view' } & EffectiveView)
  | { readonly kind: 'comparison'; readonly side: 'defaults' | 'effective'; readonly service?: string };

const titles = {
  effective: { en: 'in effect', ja: '有効な設定' },
  all: { en: 'all parameters', ja: 'すべてのパラメータ' },
  defaults: { en: 'defaults', ja: '既定値' },
  explanation: { en: 'explained', ja: '値の説明' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The address of a view of the configuration that the file `source` belongs to. */
export function effectiveUri(workspace: Workspace, source: string, view: EffectiveView): string {
  return uriOf(workspace, source, { kind: 'view', ...view });
}

/** The addresses of the two documents that tell what a configuration changes. */
export function comparedUris(workspace: Workspace, source: string, service: string | undefined) {
  const shown = { kind: 'comparison' as const, ...(service !== undefined && { service }) };
  return {
    defaults: uriOf(workspace, source, { ...shown, side: 'defaults' }),
    effective: uriOf(workspace, source, { ...shown, side: 'effective' }),
  };
}

function uriOf({ session }: Workspace, source: string, shown: Shown): string {
  const kind = shown.kind === 'view' ? (shown.show === 'all' ? 'all' : 'effective') : shown.side;
  const about = [shown.service?.replaceAll('/', ' '), localize(titles[kind], session.language())];
  const title = encodeURIComponent(` (${about.filter(Boolean).join(', ')})`);
  const query = encodeURIComponent(source);
  return `${virtualSchemes.effective}:${pathIn(source)}${title}?${query}#${encodeURIComponent(spell(shown))}`;
}

/** Such as `set+expanded:submission/inet`. */
function spell(shown: Shown): string {
  const service = shown.service === undefined ? '' : `:${shown.service}`;
  if (shown.kind === 'comparison') return `compare-${shown.side}${service}`;
  return `${shown.show}${shown.expanded ? '+expanded' : ''}${service}`;
}

/** What the document `uri` shows, as `spell` put it; undefined for other addresses. */
export function shownAt(uri: string): Shown | undefined {
  const [, what, expanded, name] =
    /^(set|all|compare-defaults|compare-effective)(\+expanded)?(?::(.*))?$/s.exec(detailOf(uri)) ?? [];
  const service = name === undefined ? {} : { service: name };
  if (what === 'set' || what === 'all') {
    return { kind: 'view', show: what, expanded: expanded !== undefined, ...service };
  }
  if (what === 'compare-defaults') return { kind: 'comparison', side: 'defaults', ...service };
  return what === 'compare-effective' ? { kind: 'comparison', side: 'effective', ...service } : undefined;
}

/** The text of a document of `virtualSchemes.effective`; undefined for addresses that lead nowhere. */
export function effectiveText(workspace: Workspace, uri: string): string | undefined {
  const shown = shownAt(uri);
  const configuration = shown && configurationOf(workspace, uri);
  if (!configuration) return undefined;
  const language = workspace.session.language();
  if (shown.kind === 'view') return effectiveDocument(configuration, shown, language);
  return comparedWithDefaults(configuration, shown.service, language)[shown.side];
}

/** The address of the explanation of a value in the configuration that the file `source` belongs to. */
export function explanationUri({ session }: Workspace, source: string, { name, service }: Subject): string {
  const path = pathIn(source).replace(/[^/]*$/, '');
  const title = encodeURIComponent(`${name} (${localize(titles.explanation, session.language())})`);
  const detail = encodeURIComponent(service === undefined ? name : `${name}=${service}`);
  return `${virtualSchemes.explanation}:${path}${title}?${encodeURIComponent(source)}#${detail}`;
}

/** The subject of the explanation `uri`. */
export function subjectAt(uri: string): Subject {
  const [name = '', ...service] = detailOf(uri).split('=');
  return { name, ...(service.length > 0 && { service: service.join('=') }) };
}

/** The explanation at an address; undefined where it leads nowhere. */
export function explanationAt(workspace: Workspace, uri: string): Explanation | undefined {
  const configuration = configurationOf(workspace, uri);
  return configuration && explain(configuration, subjectAt(uri), workspace.session.language());
}
