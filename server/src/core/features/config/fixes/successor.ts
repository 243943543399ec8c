import { expand } from '../../../config/expand.ts';
import { parameterNamed } from '../../../config/parameters.ts';
import { restrictionNamed } from '../../../config/values/restrictions.ts';
import type { Assignment } from '../../../syntax/mainCf.ts';
import type { Fix } from '../../action.ts';
import type { FileEdit } from '../../types.ts';
import { removeLine } from '../fileLines.ts';
import { type FixContext, settingAt } from './fixContext.ts';
import { removeOption } from './removeOption.ts';

const replaceTitle = { en: 'Replace with {setting}', ja: '{setting} に置き換える' };
const removeTitle = {
  en: 'Remove {name}: {successor} is set, so it has no effect',
  ja: '{name} を削除 ({successor} が設定されているため効果がありません)',
};

/** Puts the successor, with the value translated, in the place of a parameter that is going or gone. */
export function successorParameter(context: FixContext): Fix[] {
  const old = settingAt(context);
  const successor = parameterNamed(old?.name ?? '')?.replacedBy;
  if (!old || successor === undefined || parameterNamed(successor) === undefined) return [];
  if (isSet(context, successor)) return removal(context, old.name, successor);
  const translated = translate(context, old.name, old.value, successor);
  if (translated === undefined) return [];
  const { file } = context.source;
  const edits: FileEdit[] = [{ file, span: old.nameSpan, newText: successor }];
  if (translated.value !== old.value) {
    edits.push({ file, span: old.valueSpan, newText: spaced(context, old, translated.value) });
  }
  const setting = `${successor} = ${translated.value}`.replace(/\s+/g, ' ').slice(0, 80);
  const isSafe = translated.isSameMeaning;
  return [
    {
      title: replaceTitle,
      args: { setting },
      edits: [...edits, ...removeTwins(context, old.name)],
      isPreferred: true,
      isSafe,
    },
  ];
}

/** Behind `=` without a value the new one would stand without a blank. */
function spaced({ source }: FixContext, { valueSpan }: Pick<Assignment, 'valueSpan'>, value: string): string {
  return valueSpan.start === valueSpan.end && source.text[valueSpan.start - 1] === '=' ? ` ${value}` : value;
}

/** Whether the successor is set, so that Postfix no longer looks at the old name. */
function isSet(context: FixContext, successor: string): boolean {
  const { settings } = context.configuration.examination;
  if (/_security_level$/.test(successor)) return effectiveValue(context, successor, '') !== '';
  return context.at.file === 'main' && settings.has(successor);
}

function removal({ at, source }: FixContext, name: string, successor: string): Fix[] {
  const option = at.file === 'master' ? at.option : undefined;
  const edits = option ? removeOption(source, option) : removeLine(source, at.entry.line);
  return edits.length > 0
    ? [{ title: removeTitle, args: { name, successor }, edits, isPreferred: true }]
    : [];
}

interface Translation {
  readonly value: string;
  readonly isSameMeaning: boolean;
}

/** Successors that read another kind of value than the type says, or only part of what they replace. */
const notTheSame = new Set([
  'smtp_tls_per_site',
  'lmtp_tls_per_site',
  'smtp_tls_enforce_peername',
  'lmtp_tls_enforce_peername',
  'maps_rbl_domains',
]);

function translate(
  context: FixContext,
  name: string,
  value: string,
  successor: string,
): Translation | undefined {
  if (notTheSame.has(name)) return undefined;
  if (/_(?:use|enforce)_tls$/.test(name)) return tlsLevel(context, name);
  if (name === 'disable_dns_lookups') return choose(value, 'disabled', 'enabled');
  const [old, now] = [parameterNamed(name), parameterNamed(successor)];
  if (!old || old.type !== now?.type) return undefined;
  return { value, isSameMeaning: old.legacy === true };
}

function choose(value: string, whenYes: string, whenNo: string): Translation | undefined {
  if (/^yes$/i.test(value)) return { value: whenYes, isSameMeaning: true };
  return /^no$/i.test(value) ? { value: whenNo, isSameMeaning: true } : undefined;
}

/**
 * The level that `…_use_tls` and `…_enforce_tls` amount to together. A client that enforces TLS also
 * verifies the server's name unless smtp_tls_enforce_peername says no (smtp_tls_policy.c).
 */
function tlsLevel(context: FixContext, name: string): Translation | undefined {
  const prefix = name.replace(/(?:use|enforce)_tls$/, '');
  const value = settingAt(context)?.value ?? '';
  const own = (other: string) => (other === name ? value : effectiveValue(context, other));
  const [use, enforce] = [own(`${prefix}use_tls`), own(`${prefix}enforce_tls`)];
  if (![use, enforce].every((each) => /^(?:yes|no)$/i.test(each))) return undefined;
  if (context.at.file === 'master' && /^no$/i.test(value)) return undefined;
  if (/^yes$/i.test(enforce)) {
    const peername = prefix === 'smtp_' || prefix === 'lmtp_' || prefix === 'tlsproxy_client_';
    const verifies = peername && !/^no$/i.test(effectiveValue(context, `${prefix}tls_enforce_peername`));
    return { value: verifies && prefix !== 'tlsproxy_client_' ? 'verify' : 'encrypt', isSameMeaning: true };
  }
  return { value: /^yes$/i.test(use) ? 'may' : 'none', isSameMeaning: true };
}

/** What a name comes to for the service at hand, or for all; `none` where it has no value. */
function effectiveValue({ configuration, at }: FixContext, name: string, none = 'no'): string {
  const { examination, services } = configuration;
  const service = at.file === 'master' ? services.find(({ entry }) => entry === at.entry) : undefined;
  const value = examination.lookup(service)(name, { start: 0, end: 0 });
  return value ? expand(value, examination.lookup(service), name).text.trim() : none;
}

/** `…_use_tls` and `…_enforce_tls` share a successor: with one of them the other goes. */
function removeTwins({ configuration, source, at }: FixContext, name: string): FileEdit[] {
  if (at.file !== 'main' || !/_(?:use|enforce)_tls$/.test(name)) return [];
  const twin = name.endsWith('use_tls')
    ? name.replace(/use_tls$/, 'enforce_tls')
    : name.replace(/enforce_tls$/, 'use_tls');
  return configuration.main.tree.entries.flatMap((entry) => {
    const isOther = entry.kind === 'assignment' && entry.line !== at.entry.line;
    return isOther && (entry.name === twin || entry.name === name) ? removeLine(source, entry.line) : [];
  });
}

/** Puts the new name of a restriction in the place of the old one, where it takes the same argument. */
export function successorRestriction({ word, source, span }: FixContext): Fix[] {
  const old = restrictionNamed(word);
  const now = restrictionNamed(old?.replacedBy ?? '');
  if (!old || !now || old.args !== now.args) return [];
  const edits = [{ file: source.file, span, newText: now.name }];
  return [{ title: replaceTitle, args: { setting: now.name }, edits, isPreferred: true }];
}
