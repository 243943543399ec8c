import type { ConfigRule } from './context.ts';
import { missingEquals } from './missing-equals.ts';
import { overriddenEntry } from './overridden-entry.ts';
import { undefinedParameter } from './undefined-parameter.ts';

/** All rules of main.cf and master.cf; the order is that of the documentation. */
export const configRules: readonly ConfigRule[] = [missingEquals, overriddenEntry, undefinedParameter];
