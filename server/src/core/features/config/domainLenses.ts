import type { Configuration } from '../../config/configuration.ts';
import { domainParameters, type SharedDomain, sharedDomains } from '../../config/values/domainClasses.ts';
import { splitBracedList } from '../../config/values/items.ts';
import { type LandedValue, landedSpan, landValue } from '../../config/values/landed.ts';
import { looksLikeTable } from '../../config/values/table.ts';
import { uncommented } from '../../config/values/text.ts';
import { type Language, type Localized, localize } from '../../l10n.ts';
import type { LensContent, Location } from '../types.ts';

/** Whether a parameter lists the domains of a class. */
export function listsDomains(name: string): boolean {
  return domainParameters.some((known) => known === name);
}

const classes: Readonly<Record<string, Localized>> = {
  mydestination: { en: 'local', ja: 'ローカル' },
  virtual_alias_domains: { en: 'virtual aliases', ja: 'バーチャルエイリアス' },
  virtual_mailbox_domains: { en: 'virtual mailboxes', ja: 'バーチャルメールボックス' },
  relay_domains: { en: 'relayed', ja: '中継' },
};

/** What the lens above a list of domains says: how many there are, and which of them stand in another list too. */
export function domainLensContent(
  { examination, main }: Configuration,
  name: string,
  language: Language,
): LensContent | undefined {
  const values = domainParameters.flatMap((each) => {
    const setting = examination.settings.get(each);
    return setting?.assignment ? [landValue(setting, undefined, examination)] : [];
  });
  const value = values.find(({ setting }) => setting.name === name);
  const label = classes[name];
  if (!value || value.failed || !label) return undefined;
  const shared = sharedDomains(values).filter((each) => partsOf(each).some((part) => part.landed === value));
  const parts = [`${localize(label, language)}: ${countText(value, language)}`];
  if (shared.length > 0) parts.push(sharedText(shared, name, language));
  const locations = shared.flatMap((each) =>
    partsOf(each).flatMap((part): Location[] => {
      const span = part.landed === value ? undefined : landedSpan(part.landed, part);
      return span ? [{ file: main.file, span }] : [];
    }),
  );
  return { title: parts.join(', '), locations };
}

function partsOf({ first, second }: SharedDomain) {
  return [first, second];
}

function countText({ text }: LandedValue, language: Language): string {
  const items = uncommented(splitBracedList(text)).map((item) => item.text.replace(/^!+/, ''));
  const tables = items.filter((item) => item.startsWith('/') || looksLikeTable(item)).length;
  const domains = items.length - tables;
  const words = [count(domains, { one: oneDomain, many: manyDomains }, language)];
  if (tables > 0) words.push(count(tables, { one: oneTable, many: manyTables }, language));
  return domains === 0 && tables > 0 ? words.slice(1).join('') : words.join(' + ');
}

const oneDomain = { en: '1 domain', ja: '1 ドメイン' };
const manyDomains = { en: '{number} domains', ja: '{number} ドメイン' };
const oneTable = { en: '1 table', ja: '1 テーブル' };
const manyTables = { en: '{number} tables', ja: '{number} テーブル' };

function count(number: number, words: { one: Localized; many: Localized }, language: Language): string {
  return localize(number === 1 ? words.one : words.many, language, { number });
}

function sharedText(shared: readonly SharedDomain[], name: string, language: Language): string {
  const others = shared.flatMap((each) =>
    partsOf(each)
      .map(({ landed }) => landed.setting.name)
      .filter((each) => each !== name),
  );
  const text = { en: '{number} of them also in {others}', ja: 'うち {number} 件は {others} にも記載' };
  const number = new Set(shared.map(({ domain }) => domain)).size;
  return localize(text, language, { number, others: [...new Set(others)].join(', ') });
}
