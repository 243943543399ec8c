import type { Localized } from '../../core/l10n.ts';
import type { LinkName } from '../logIndex.ts';

/** How a message is tied to the one that it led to (`out`), or that led to it (`in`). */
export const linkTexts: Readonly<Record<LinkName, { readonly out: Localized; readonly in: Localized }>> = {
  'queued-as': {
    out: { en: 'continues as', ja: '次のメッセージとして続く' },
    in: { en: 'continues', ja: '前のメッセージの続き' },
  },
  'forwarded-as': {
    out: { en: 'forwarded as', ja: '転送' },
    in: { en: 'forwarded from', ja: '転送元' },
  },
  bounce: {
    out: { en: 'bounce message', ja: '不達通知' },
    in: { en: 'is the bounce message of', ja: '不達通知の対象' },
  },
  'delay-notice': {
    out: { en: 'delay notice', ja: '遅延通知' },
    in: { en: 'is the delay notice of', ja: '遅延通知の対象' },
  },
  'delivery-notice': {
    out: { en: 'delivery notice', ja: '配送通知' },
    in: { en: 'is the delivery notice of', ja: '配送通知の対象' },
  },
  resent: {
    out: { en: 'queued again as', ja: '再投入' },
    in: { en: 'queued again from', ja: '再投入元' },
  },
};
