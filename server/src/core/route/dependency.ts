import type { Location } from '../features/types.ts';
import type { Localized } from '../l10n.ts';

/** Why an answer cannot be given from the files alone. */
export interface Reason {
  /** The parameter whose value asks for what is not known. */
  readonly parameter: string;
  /** The table as the parameter names it, or the parameter itself. */
  readonly table: string;
  readonly words: Localized;
  /** Where the table is named, or what is wrong in it. */
  readonly place?: Location;
}

/**
 * Ends a search where Postfix itself would have to ask what no file says. Postfix ends it in the same way when a
 * lookup fails: nothing behind the failing table is looked at.
 */
export class Dependency extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`depends on ${reason.table}`);
    this.reason = reason;
  }
}

/** What `search` finds, or the reason why that cannot be known. */
export function attempt<Found>(search: () => Found): { found: Found } | { unknown: Reason } {
  try {
    return { found: search() };
  } catch (error) {
    if (error instanceof Dependency) return { unknown: error.reason };
    throw error;
  }
}
