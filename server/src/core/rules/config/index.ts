import { assignmentInContinuation } from './assignment-in-continuation.ts';
import { badBoolean } from './bad-boolean.ts';
import { badCompatibilityLevel } from './bad-compatibility-level.ts';
import { badEnum } from './bad-enum.ts';
import { badHostName } from './bad-host-name.ts';
import { badInteger } from './bad-integer.ts';
import { badLength } from './bad-length.ts';
import { badNetwork } from './bad-network.ts';
import { badNextHop } from './bad-next-hop.ts';
import { badPort } from './bad-port.ts';
import { badTable } from './bad-table.ts';
import { badTime } from './bad-time.ts';
import { berkeleyDbTable } from './berkeley-db-table.ts';
import type { ConfigRule } from './context.ts';
import { deprecatedParameter } from './deprecated-parameter.ts';
import { deprecatedRestriction } from './deprecated-restriction.ts';
import { discouragedParameter } from './discouraged-parameter.ts';
import { domainInTwoClasses } from './domain-in-two-classes.ts';
import { domainTooWide } from './domain-too-wide.ts';
import { emptyMacroName } from './empty-macro-name.ts';
import { ignoredRestriction } from './ignored-restriction.ts';
import { localhostNotLocal } from './localhost-not-local.ts';
import { macroLevel } from './macro-level.ts';
import { macroLoop } from './macro-loop.ts';
import { macroNumber } from './macro-number.ts';
import { macroSyntax } from './macro-syntax.ts';
import { mailLoopsBack } from './mail-loops-back.ts';
import { masterBraces } from './master-braces.ts';
import { masterDuplicateService } from './master-duplicate-service.ts';
import { masterField } from './master-field.ts';
import { masterFieldCount } from './master-field-count.ts';
import { masterInetPrivate } from './master-inet-private.ts';
import { masterOption } from './master-option.ts';
import { masterOrphanedOptions } from './master-orphaned-options.ts';
import { masterStrayArgument } from './master-stray-argument.ts';
import { masterUnusedOption } from './master-unused-option.ts';
import { missingEquals } from './missing-equals.ts';
import { missingIndex } from './missing-index.ts';
import { missingName } from './missing-name.ts';
import { missingRelayProtection } from './missing-relay-protection.ts';
import { missingTable } from './missing-table.ts';
import { missingTableInCopy } from './missing-table-in-copy.ts';
import { openRelay } from './open-relay.ts';
import { orphanContinuation } from './orphan-continuation.ts';
import { overriddenEntry } from './overridden-entry.ts';
import { readOnlyParameter } from './read-only-parameter.ts';
import { refusedValue } from './refused-value.ts';
import { relayhostMxLookup } from './relayhost-mx-lookup.ts';
import { removedParameter } from './removed-parameter.ts';
import { removedRestriction } from './removed-restriction.ts';
import { restrictionArgument } from './restriction-argument.ts';
import { restrictionStage } from './restriction-stage.ts';
import { tableBraces } from './table-braces.ts';
import { tableClient } from './table-client.ts';
import { textAfterNul } from './text-after-nul.ts';
import { trailingComment } from './trailing-comment.ts';
import { truncatedMacro } from './truncated-macro.ts';
import { undefinedParameter } from './undefined-parameter.ts';
import { undefinedTransport } from './undefined-transport.ts';
import { unknownRestriction } from './unknown-restriction.ts';
import { unknownTableType } from './unknown-table-type.ts';
import { unreadableTable } from './unreadable-table.ts';
import { unusedParameter } from './unused-parameter.ts';
import { wideNetwork } from './wide-network.ts';

/** All rules of main.cf and master.cf; the order is that of the documentation. */
export const configRules: readonly ConfigRule[] = [
  // Lines
  missingEquals,
  missingName,
  orphanContinuation,
  assignmentInContinuation,
  overriddenEntry,
  trailingComment,
  textAfterNul,
  // Names
  undefinedParameter,
  unusedParameter,
  deprecatedParameter,
  discouragedParameter,
  removedParameter,
  readOnlyParameter,
  // References
  truncatedMacro,
  emptyMacroName,
  macroSyntax,
  macroLoop,
  macroLevel,
  macroNumber,
  // Values
  badBoolean,
  badInteger,
  badTime,
  badLength,
  badEnum,
  badNetwork,
  badHostName,
  badNextHop,
  badPort,
  badCompatibilityLevel,
  refusedValue,
  // Lookup tables
  unknownTableType,
  berkeleyDbTable,
  badTable,
  tableBraces,
  tableClient,
  missingTable,
  missingTableInCopy,
  missingIndex,
  unreadableTable,
  // Access restrictions and domains
  unknownRestriction,
  restrictionArgument,
  restrictionStage,
  ignoredRestriction,
  removedRestriction,
  deprecatedRestriction,
  missingRelayProtection,
  openRelay,
  wideNetwork,
  domainInTwoClasses,
  domainTooWide,
  localhostNotLocal,
  // Where mail goes
  undefinedTransport,
  relayhostMxLookup,
  mailLoopsBack,
  // Services
  masterFieldCount,
  masterField,
  masterInetPrivate,
  masterDuplicateService,
  masterOption,
  masterBraces,
  masterStrayArgument,
  masterOrphanedOptions,
  masterUnusedOption,
];
