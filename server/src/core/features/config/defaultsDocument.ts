import type { Configuration } from '../../config/configuration.ts';
import { defaultOf } from '../../config/examination.ts';
import { type Language, type Localized, localize } from '../../l10n.ts';
import type { Span } from '../../text/span.ts';
import { computedDefault } from './parameterHover.ts';

/** The defaults of a configuration as a main.cf of their own, to look things up in. */
export interface DefaultsDocument {
  readonly text: string;
  /** The place of a parameter's name. */
  spanOf(name: string): Span | undefined;
}

const heading: Localized = {
  en: '# The defaults of Postfix {version} for this configuration. This document cannot be edited.',
  ja: '# この設定での Postfix {version} の既定値です。この文書は編集できません。',
};

const computed: Localized = {
  en: '# Computed: {how}',
  ja: '# 実行時に決まる値: {how}',
};

/** Writes the defaults of all known parameters, sorted by name; a computed one says how it comes about. */
export function defaultsDocument(configuration: Configuration, language: Language): DefaultsDocument {
  const { examination, version } = configuration;
  const spans = new Map<string, Span>();
  let text = `${localize(heading, language, { version: `${version.major}.${version.minor}` })}\n\n`;
  const names = [...examination.names].filter(([, { origin }]) => origin !== 'user');
  for (const [name, known] of names.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const how = computedDefault(name);
    if (how)
      text += `${localize(computed, language, { how: localize(how, language).replaceAll('`', '') })}\n`;
    const value = defaultOf(examination.defaults, known);
    spans.set(name, { start: text.length, end: text.length + name.length });
    text += `${name} = ${value.kind === 'value' ? value.value : ''}\n`;
  }
  return { text, spanOf: (name) => spans.get(name) };
}
