import type { AliasItem, AliasItemKind } from '../syntax/aliases.ts';
import { foldName } from './foldName.ts';
import { type LookupOptions, lookUp } from './lookup.ts';
import type { Alias, AliasesModel } from './model.ts';

/** A recipient and, where it is an alias, what that expands to. */
export interface RecipientNode {
  readonly text: string;
  readonly kind: AliasItemKind;
  /** Where it is written; absent at the root. */
  readonly item?: AliasItem;
  /** The alias that it leads to. */
  readonly alias?: Alias;
  readonly outcome: Outcome;
  readonly children: readonly RecipientNode[];
}

/**
 * `expanded`: see the children. `repeated`: expanded elsewhere in the tree. `final`: mail goes there. `self`: the
 * alias that is being expanded, which means the user of that name. `loop` and `too-deep`: mail bounces.
 */
export type Outcome = 'expanded' | 'repeated' | 'final' | 'self' | 'loop' | 'too-deep';

/**
 * How many names local(8) follows one after the other. It gives up at recursion level 100, and a name takes four
 * levels, the first one three (src/local: resolve.c, recipient.c, alias.c of 3.7).
 */
export const maxNesting = 25;

interface Expansion {
  readonly model: AliasesModel;
  readonly options: LookupOptions;
  /** The names of the aliases being expanded, outermost first. */
  readonly path: string[];
  /** The least depth at which an alias has been expanded. */
  readonly depths: Map<string, number>;
}

/**
 * What mail for the local part `name` is expanded to; a name that is no alias is its own final recipient.
 * `parent` is the name of the alias on whose right side it stands, if it does.
 */
export function expand(
  model: AliasesModel,
  name: string,
  options: LookupOptions = {},
  parent?: string,
): RecipientNode {
  const path = parent === undefined ? [] : [parent];
  return expandName({ model, options, path, depths: new Map() }, name, undefined);
}

/** What the entry of `alias` is expanded to, whether it is the one that counts or not. */
export function expandAlias(model: AliasesModel, alias: Alias, options: LookupOptions = {}): RecipientNode {
  const expansion = { model, options, path: [], depths: new Map<string, number>() };
  return follow(expansion, alias.entry.key.text, undefined, alias);
}

function expandItem(expansion: Expansion, item: AliasItem): RecipientNode {
  if (item.kind === 'name') return expandName(expansion, item.text, item);
  return { text: item.text, kind: item.kind, item, outcome: 'final', children: [] };
}

function expandName(expansion: Expansion, text: string, item: AliasItem | undefined): RecipientNode {
  const { model, options, path } = expansion;
  const { alias, isSelf, tried } = lookUp(model, text, options, path.at(-1));
  if (path.length >= maxNesting && tried > 0) return leaf(text, item, alias, 'too-deep');
  if (alias) return follow(expansion, text, item, alias);
  return leaf(text, item, undefined, isSelf ? 'self' : 'final');
}

function follow(
  expansion: Expansion,
  text: string,
  item: AliasItem | undefined,
  alias: Alias,
): RecipientNode {
  const { path, depths } = expansion;
  if (path.includes(alias.name)) return leaf(text, item, alias, 'loop');
  if ((depths.get(alias.name) ?? Number.POSITIVE_INFINITY) <= path.length) {
    return leaf(text, item, alias, 'repeated');
  }
  depths.set(alias.name, path.length);
  path.push(alias.name);
  const children = alias.entry.items.map((child) => expandItem(expansion, child));
  path.pop();
  return { ...leaf(text, item, alias, 'expanded'), children };
}

function leaf(
  text: string,
  item: AliasItem | undefined,
  alias: Alias | undefined,
  outcome: Outcome,
): RecipientNode {
  return { text, kind: 'name', ...(item && { item }), ...(alias && { alias }), outcome, children: [] };
}

/** A place where mail ends up, and how it got there. */
export interface Delivery {
  readonly text: string;
  readonly kind: AliasItemKind;
  readonly outcome: Exclude<Outcome, 'expanded' | 'repeated'>;
  /** The names followed, from the one asked for to this recipient. */
  readonly path: readonly string[];
  readonly item?: AliasItem;
}

/** The ends of a tree in order, each once, with the first path that leads there; loops are ends of their own. */
export function deliveriesOf(model: AliasesModel, root: RecipientNode): Delivery[] {
  const deliveries = new Map<string, Delivery>();
  const visit = (node: RecipientNode, before: readonly string[]) => {
    const path = [...before, node.text];
    for (const child of node.children) visit(child, path);
    const { text, kind, outcome, item } = node;
    if (outcome === 'expanded' || outcome === 'repeated') return;
    const fails = outcome === 'loop' || outcome === 'too-deep';
    const same = kind === 'name' ? foldName(text, model.tree.form) : text;
    const id = fails ? `${outcome} ${path.join('\0')}` : `${kind} ${same}`;
    if (!deliveries.has(id)) deliveries.set(id, { text, kind, outcome, path, ...(item && { item }) });
  };
  visit(root, []);
  return Array.from(deliveries.values());
}
