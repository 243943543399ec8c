import type { Configuration } from '../../config/configuration.ts';
import { parameterNamed } from '../../config/parameters.ts';
import type { Entry, EntryKind } from '../../docs/documentation.ts';
import { macroNames, parseMacros } from '../../syntax/macro.ts';
import { type Span, touches } from '../../text/span.ts';
import type { Hover } from '../types.ts';
import { withLinks } from './documentationText.ts';
import { type Help, parameterHover } from './parameterHover.ts';
import type { NamePlace } from './places.ts';
import { serviceAt, type ValueWord, valueWordAt } from './valueWords.ts';

/** A text of the documentation by kind and name. */
type Reference = readonly [kind: EntryKind, name: string];

/** The hover of a word in a value of main.cf: what it means to the parameter that has it. */
export function wordHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const word = valueWordAt(configuration, offset);
  if (!word) return undefined;
  const hover = entryHover(configuration, help, word.span, word.text, meanings(configuration, word));
  if (hover) return hover;
  const isOwn = configuration.examination.names.get(word.text)?.origin === 'user';
  return isOwn ? { span: word.span, markdown: parameterHover(configuration, word.text, help) } : undefined;
}

/** What a word may mean, the likeliest first. */
function meanings(configuration: Configuration, { text, isBeforeColon, assignment }: ValueWord): Reference[] {
  const type = parameterNamed(assignment.name)?.type;
  if (type === 'time') return timeUnit(text);
  if (type === 'access-action') return [['action', actionName(text)]];
  if (type === 'transport' || type === 'service-name') return [['service', daemonOf(configuration, text)]];
  return [isBeforeColon ? ['table', text] : ['restriction', text]];
}

function timeUnit(text: string): Reference[] {
  const unit = /^\d+([smhdw])/.exec(text)?.[1];
  return unit === undefined ? [] : [['form', unit]];
}

/** Actions are written in any case; reply codes share an entry. */
function actionName(text: string): string {
  return /^[45]\d\d$/.test(text) ? `${text.charAt(0)}NN` : text.toUpperCase();
}

/** The daemon behind a transport, or the transport's own name where master.cf does not say. */
function daemonOf({ services }: Configuration, transport: string): string {
  const service = services.find(({ entry }) => entry.fields.service.text === transport);
  return (service?.entry.fields.command.text ?? transport).split('/').at(-1) ?? transport;
}

/** The hover of a `$name` that stands for the mail at hand, in values that are expanded only then. */
export function specialNameHover(
  configuration: Configuration,
  { name, span, inSetting }: NamePlace,
  help: Help,
): Hover | undefined {
  const isDelayed = inSetting && parameterNamed(inSetting.name)?.delayedNames?.includes(name);
  return isDelayed ? entryHover(configuration, help, span, `$${name}`, [['special', name]]) : undefined;
}

/** The hover of an argument of a command in master.cf: its options, and the `${name}` of pipe(8). */
export function argumentHover(configuration: Configuration, offset: number, help: Help): Hover | undefined {
  const arg = serviceAt(configuration, offset)?.args.find(({ span }) => touches(span, offset));
  if (!arg) return undefined;
  const option = /^-[ovD]/.exec(arg.text)?.[0];
  if (option) return entryHover(configuration, help, arg.span, option, [['form', option]]);
  const name = macroNames(parseMacros(arg.text, arg.span.start)).find(({ span }) =>
    touches({ start: span.start - 2, end: span.end + 1 }, offset),
  );
  return name && entryHover(configuration, help, name.span, `$${name.name}`, [['special', name.name]]);
}

function entryHover(
  configuration: Configuration,
  help: Help,
  span: Span,
  title: string,
  references: readonly Reference[],
): Hover | undefined {
  for (const [kind, name] of references) {
    const entry = help.documentation.entry(kind, name, help.language);
    if (entry) return { span, markdown: withLinks(configuration, help, entryMarkdown(title, entry)) };
  }
  return undefined;
}

function entryMarkdown(title: string, { essence, markdown }: Entry): string {
  const body = markdown.slice(essence.length).trim();
  return `**${title}** — ${essence}${body ? `\n\n${body}` : ''}`;
}
