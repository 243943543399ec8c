import { actionArgument } from './action-argument.ts';
import { aliasFormatKey } from './alias-format-key.ts';
import { cidrExtraText } from './cidr-extra-text.ts';
import { cidrHostBits } from './cidr-host-bits.ts';
import { cidrNetwork } from './cidr-network.ts';
import { cidrNoResult } from './cidr-no-result.ts';
import { clientIncomplete } from './client-incomplete.ts';
import { clientOverridden } from './client-overridden.ts';
import { clientSetting } from './client-setting.ts';
import { clientSyntax } from './client-syntax.ts';
import type { ClientRule, IndexedRule, NetworkRule, PatternRule } from './context.ts';
import { duplicateKey } from './duplicate-key.ts';
import { keyNeverAsked } from './key-never-asked.ts';
import { passwordKey } from './password-key.ts';
import { patternBacktracking } from './pattern-backtracking.ts';
import { patternExpression } from './pattern-expression.ts';
import { patternExtraText } from './pattern-extra-text.ts';
import { patternFlag } from './pattern-flag.ts';
import { patternGroup } from './pattern-group.ts';
import { patternNoResult } from './pattern-no-result.ts';
import { patternNotARule } from './pattern-not-a-rule.ts';
import { patternObsoleteFlag } from './pattern-obsolete-flag.ts';
import { patternResult } from './pattern-result.ts';
import { patternUnclosed } from './pattern-unclosed.ts';
import { tableBinary } from './table-binary.ts';
import { tableIndex } from './table-index.ts';
import { tableNoValue } from './table-no-value.ts';
import { tableNotUtf8 } from './table-not-utf8.ts';
import { tableOrphanContinuation } from './table-orphan-continuation.ts';
import { tableTextAfterNul } from './table-text-after-nul.ts';
import { tableUnclosedQuote } from './table-unclosed-quote.ts';
import { unknownAction } from './unknown-action.ts';
import { unknownTransport } from './unknown-transport.ts';
import { unpairedCondition } from './unpaired-condition.ts';
import { unreachableRule } from './unreachable-rule.ts';
import { virtualAliasLoop } from './virtual-alias-loop.ts';

/** The rules for the sources of indexed tables: lines that are lost, entries that are never found. */
export const indexedRules: readonly IndexedRule[] = [
  tableBinary,
  aliasFormatKey,
  duplicateKey,
  keyNeverAsked,
  tableIndex,
  tableNoValue,
  tableNotUtf8,
  tableOrphanContinuation,
  tableTextAfterNul,
  tableUnclosedQuote,
  passwordKey,
  unknownTransport,
  virtualAliasLoop,
  actionArgument,
  unknownAction,
];

/** The rules for tables of expressions. */
export const patternRules: readonly PatternRule[] = [
  tableBinary,
  patternExpression,
  patternBacktracking,
  patternExtraText,
  patternFlag,
  patternGroup,
  patternNoResult,
  patternNotARule,
  patternObsoleteFlag,
  patternResult,
  patternUnclosed,
  unpairedCondition,
  unreachableRule,
  actionArgument,
  unknownAction,
];

/** The rules for tables of networks. */
export const networkRules: readonly NetworkRule[] = [
  tableBinary,
  cidrExtraText,
  cidrHostBits,
  cidrNetwork,
  cidrNoResult,
  unpairedCondition,
  unreachableRule,
  actionArgument,
  unknownAction,
];

/** The rules for the configurations of clients of databases and servers. */
export const clientRules: readonly ClientRule[] = [
  tableBinary,
  clientIncomplete,
  clientOverridden,
  clientSetting,
  clientSyntax,
];
