import type { Localized } from '../../l10n.ts';

/** The way out for a parameter or restriction that is going or gone. */
export function insteadOf(replacement: string | undefined): Localized {
  if (!replacement) return { en: 'remove the setting', ja: '設定を削除してください' };
  return { en: `use ${replacement}`, ja: `${replacement} を使ってください` };
}
