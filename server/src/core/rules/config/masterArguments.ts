import daemons from '../../data/services.json' with { type: 'json' };
import { splitNameValue } from '../../syntax/mainCf.ts';
import type { MasterField, MasterService } from '../../syntax/masterCf.ts';
import { cover, type Span } from '../../text/span.ts';
import type { ConfigContext } from './context.ts';

/** A daemon of Postfix; `core/data/services.json` holds one a line. */
interface Daemon {
  readonly name: string;
  readonly since: string;
  /** It has words of its own behind the options, as pipe(8) has `argv=…`. */
  readonly takesArguments?: boolean;
}

const known: readonly Daemon[] = daemons;
const byName = new Map(known.map((daemon) => [daemon.name, daemon]));

/** The daemon that a service runs; undefined for a program that is not Postfix's. */
export function daemonOf({ fields }: MasterService): Daemon | undefined {
  return byName.get(fields.command.text);
}

/** The services of master.cf, where that is the file to be checked. */
export function servicesOf({ configuration, file }: ConfigContext): MasterService[] {
  if (file !== 'master') return [];
  const entries = configuration.master?.tree.entries ?? [];
  return entries.filter((entry) => entry.kind === 'service');
}

/** What is wrong with the words of a `-o` option. */
export interface OptionFault {
  readonly span: Span;
  readonly reason: 'nothing-follows' | 'missing-equals' | 'missing-name' | 'blank-around-equals';
  readonly text: string;
}

/** The arguments of a service, told apart. */
export interface ServiceArguments {
  readonly faults: readonly OptionFault[];
  /** The words behind the options. */
  readonly words: readonly MasterField[];
}

/** Reads a service's arguments as the daemon does: options first, up to the first word that is none. */
export function readArguments(service: MasterService): ServiceArguments {
  const { args } = service;
  const daemon = daemonOf(service);
  const takesWords = !daemon || daemon.takesArguments === true;
  const faults: OptionFault[] = [];
  let at = 0;
  while (at < args.length) {
    const flag = args[at];
    if (!flag?.text.startsWith('-') || flag.text === '--') break;
    if (!flag.text.startsWith('-o')) {
      at++;
      continue;
    }
    const fault = optionFault(flag, args, at + 1, takesWords);
    if (fault) faults.push(fault);
    if (fault?.reason === 'blank-around-equals') return { faults, words: [] };
    at += 2;
  }
  return { faults, words: args.slice(at) };
}

function optionFault(
  flag: MasterField,
  args: readonly MasterField[],
  at: number,
  takesWords: boolean,
): OptionFault | undefined {
  const [setting, second, third] = args.slice(at, at + 3);
  if (!setting) return { span: flag.span, reason: 'nothing-follows', text: flag.text };
  const split = splitNameValue(setting.text);
  if ('missing' in split) {
    if (!second?.text.startsWith('=') || !isPlain(setting)) {
      return { span: setting.span, reason: split.missing, text: setting.text };
    }
    const last = second.text === '=' && third && !third.text.startsWith('-') ? third : second;
    return blankFault(setting, last);
  }
  const endsWithEquals = isPlain(setting) && setting.text.endsWith('=');
  const isValue = second && !second.text.startsWith('-') && !takesWords;
  return endsWithEquals && isValue ? blankFault(setting, second) : undefined;
}

function blankFault(first: MasterField, last: MasterField): OptionFault {
  return { span: cover(first.span, last.span), reason: 'blank-around-equals', text: first.text };
}

/** It stands in the file as it is, without braces. */
function isPlain({ text, span }: MasterField): boolean {
  return span.end - span.start === text.length;
}
