/** The users of the system that an alias file belongs to, from its passwd(5). */

/** The names of the users in the text of a passwd(5) file. */
export function usersIn(passwd: string): Set<string> {
  return new Set(passwd.split('\n').flatMap((line) => /^([^:#\s+-][^:\s]*):/.exec(line)?.[1] ?? []));
}

/**
 * The passwd file of the system that the alias file `path` belongs to: in the `etc` that it stands in or
 * below, a copy's own before that of this machine; undefined for a file elsewhere.
 */
export function passwdOf(path: string): string | undefined {
  const [etc] = /^.*\/etc(?=\/)/s.exec(path) ?? [];
  return etc && `${etc}/passwd`;
}
