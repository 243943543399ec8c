import { readFileSync, statSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import type { Host, NetworkInterface, TableClientFile } from '../core/config/defaults.ts';
import { codeOf, systemWords } from './systemWords.ts';

/** What Postfix would find out about this machine; nothing is run for it. */
export function thisHost(hostName = hostname()): Host {
  return {
    hostName,
    interfaces: localInterfaces(),
    build: isDebian() ? 'debian' : 'upstream',
    processId: String(process.pid),
    readTableClient,
  };
}

/** IPv4 addresses first, as Postfix lists them. */
function localInterfaces(): NetworkInterface[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const converted = all.map(
    ({ family, address, cidr, internal }): NetworkInterface => ({
      family: family === 'IPv4' ? 4 : 6,
      address,
      prefixLength: Number(cidr?.split('/')[1] ?? (family === 'IPv4' ? 32 : 128)),
      loopback: internal,
    }),
  );
  return converted.sort((a, b) => a.family - b.family);
}

/** Debian and its children install Postfix's programs and documents in places of their own. */
function isDebian(): boolean {
  try {
    return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function readTableClient(path: string): TableClientFile {
  try {
    if (!statSync(path).isFile()) return { error: 'not a regular file', isForbidden: false };
    return { text: readFileSync(path, 'latin1') };
  } catch (error) {
    return { error: systemWords(error), isForbidden: codeOf(error) === 'EACCES' };
  }
}
