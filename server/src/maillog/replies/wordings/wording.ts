import type { Localized } from '../../../core/l10n.ts';

/** A reply that is known by its words. */
export interface Wording {
  readonly id: string;
  /** Whose wording it is; absent for general ones. */
  readonly provider?: string;
  readonly test: RegExp;
  readonly title: Localized;
  readonly text: Localized;
  /** What can be done, most promising first. */
  readonly advice: readonly Localized[];
  /** Replies that have this wording, as logs quote them. */
  readonly samples: readonly string[];
}
