import type { Localized } from '../../core/l10n.ts';
import type { ThreadState } from '../logIndex.ts';

/** What a message's state means. */
export const stateTexts: Readonly<Record<ThreadState, Localized>> = {
  sent: { en: 'delivered', ja: '配送済み' },
  deferred: { en: 'deferred: Postfix will try again', ja: '配送延期: Postfix が再試行します' },
  bounced: { en: 'bounced: returned to the sender', ja: 'バウンス: 送信者へ返送されました' },
  expired: { en: 'expired: given up after too many attempts', ja: '期限切れ: 再試行を打ち切りました' },
  partial: { en: 'delivered to some recipients only', ja: '一部の受信者にのみ配送済み' },
  held: { en: 'on hold until the administrator releases it', ja: '保持中: 管理者が解除するまで配送しません' },
  deleted: { en: 'deleted or discarded', ja: '削除または破棄されました' },
  rejected: { en: 'refused', ja: '拒否されました' },
  queued: { en: 'in the queue, no attempt to deliver yet', ja: 'キューにあり、まだ配送を試みていません' },
  incomplete: { en: 'the log does not tell the end', ja: 'ログからは結末が分かりません' },
};
