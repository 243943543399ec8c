import { aliasEscapedName } from './alias-escaped-name.ts';
import { aliasIncludePath } from './alias-include-path.ts';
import { aliasLoop } from './alias-loop.ts';
import { aliasMissingRole } from './alias-missing-role.ts';
import { aliasNameNotLocal } from './alias-name-not-local.ts';
import { aliasNameWithBlank } from './alias-name-with-blank.ts';
import { aliasNoRecipient } from './alias-no-recipient.ts';
import { aliasNotUtf8 } from './alias-not-utf8.ts';
import { aliasNullByte } from './alias-null-byte.ts';
import { aliasOrphanContinuation } from './alias-orphan-continuation.ts';
import { aliasQuotedName } from './alias-quoted-name.ts';
import { aliasSyntax } from './alias-syntax.ts';
import { aliasTrailingComment } from './alias-trailing-comment.ts';
import { aliasUnclosedBracket } from './alias-unclosed-bracket.ts';
import { aliasUnclosedQuote } from './alias-unclosed-quote.ts';
import { aliasUnknownName } from './alias-unknown-name.ts';
import { aliasUnquotedCommand } from './alias-unquoted-command.ts';
import { aliasUnquotedPath } from './alias-unquoted-path.ts';
import type { AliasRule } from './context.ts';
import { duplicateAlias } from './duplicate-alias.ts';

/** The rules for alias files: lines that are lost, entries that are ignored, meanings that surprise. */
export const aliasRules: readonly AliasRule[] = [
  aliasSyntax,
  aliasNameNotLocal,
  aliasOrphanContinuation,
  aliasNotUtf8,
  aliasNullByte,
  duplicateAlias,
  aliasLoop,
  aliasNoRecipient,
  aliasUnclosedQuote,
  aliasUnclosedBracket,
  aliasUnquotedCommand,
  aliasUnquotedPath,
  aliasIncludePath,
  aliasTrailingComment,
  aliasNameWithBlank,
  aliasQuotedName,
  aliasEscapedName,
  aliasUnknownName,
  aliasMissingRole,
];
