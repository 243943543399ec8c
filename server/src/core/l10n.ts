/** The languages in which Postfix Lens speaks to people. */
export type Language = 'en' | 'ja';

/** A text in every language; `{name}` stands for an argument. */
export type Localized = Readonly<Record<Language, string>>;

/** What fills the places of a text; a text among them is filled from the same values first. */
export type MessageArguments = Readonly<Record<string, string | number | Localized>>;

/** `text` in `language` with its `{name}` places filled from `values`; an unknown place stays as it is. */
export function localize(text: Localized, language: Language, values: MessageArguments = {}): string {
  const words = text[language];
  if (!words.includes('{')) return words;
  return words.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name] ?? place;
    if (typeof value !== 'object') return String(value);
    const { [name]: _itself, ...others } = values;
    return localize(value, language, others);
  });
}

/** The language for a locale such as `ja`, `ja-JP` or `ja_JP.UTF-8`: Japanese or, for all others, English. */
export function languageOf(locale: string | undefined): Language {
  return /^ja\b|^ja_/i.test(locale ?? '') ? 'ja' : 'en';
}
