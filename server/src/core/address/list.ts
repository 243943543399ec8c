import { separateAddresses } from '../syntax/aliasesAddressList.ts';
import { quotedText } from '../syntax/aliasesTokens.ts';
import { type AddressTokens, scanAddress } from './tokens.ts';

/**
 * The addresses of a list such as the right side of a table, in external form: of `Name <user@host>` the part in
 * the angle brackets, comments left out (tok822_parse(3)). No text at all is the empty address.
 */
export function addressesIn(list: string): string[] {
  return addressTokensIn(list).map((tokens) => tokens.map(quotedText).join(''));
}

/** The same as tokens. */
export function addressTokensIn(list: string): AddressTokens[] {
  return separateAddresses(scanAddress(list === '' || list === '<>' ? '""' : list));
}
