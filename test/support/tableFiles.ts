import { readConfiguration } from '../../server/src/core/config/configuration.ts';
import { readTableFile, type TableFile, type TableIndex } from '../../server/src/core/tables/tableFile.ts';
import { kindOfType, type TableKind, tableUses } from '../../server/src/core/tables/uses.ts';
import { expressions } from './postmap.ts';

/** The path of the table that `tableFile` makes. */
export const tablePath = '/etc/postfix/table';

const master = `smtp unix - - y - - smtp
relay unix - - y - - smtp
slow unix - - y - 2 smtp
local unix - n n - - local
`;

/**
 * A table file as a main.cf names it: `naming` is a line of main.cf with `TYPE:FILE`'s place as `@`, such as
 * `virtual_alias_maps = hash:@`. Its kind follows from the type.
 */
export function tableFile(text: string, naming: string, indices: readonly TableIndex[] = []): TableFile {
  const main = { file: '/etc/postfix/main.cf', text: `${naming.replace('@', tablePath)}\n` };
  const configuration = readConfiguration({ main, master: { file: '/etc/postfix/master.cf', text: master } });
  const uses = tableUses(configuration).filter(({ path }) => path === tablePath);
  const kind: TableKind | undefined = kindOfType(uses[0]?.type ?? '');
  if (!kind) throw new Error(`no table in ${naming}`);
  return readTableFile(text, kind, { uses, configuration, indices, expressions });
}

/** A naming for each kind of table. */
export const namings = {
  virtual: 'virtual_alias_maps = hash:@',
  transport: 'transport_maps = lmdb:@',
  access: 'smtpd_client_restrictions = check_client_access hash:@',
  accessPatterns: 'smtpd_helo_restrictions = check_helo_access pcre:@',
  checks: 'header_checks = pcre:@',
  smtpChecks: 'smtp_header_checks = pcre:@',
  posix: 'recipient_canonical_maps = regexp:@',
  perl: 'virtual_alias_maps = pcre:@',
  networks: 'smtpd_client_restrictions = check_client_access cidr:@',
  passwords: 'relayhost = [smtp.isp.example]:587\nsmtp_sasl_password_maps = hash:@',
  mysql: 'virtual_mailbox_maps = proxy:mysql:@',
} as const;
