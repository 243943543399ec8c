/** Reads `major[.minor[.patch]]` into one number that compares as the levels do; undefined if malformed. */
export function parseCompatLevel(text: string): number | undefined {
  const match = /^[ \t\n\v\f\r]*\+?(\d+)(?:\.[ \t\n\v\f\r]*\+?(\d+)(?:\.[ \t\n\v\f\r]*\+?(\d+))?)?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [major, minor, patch] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (minor > 1023 || patch > 1023 || major > 2 ** 43) return undefined;
  return (major * 1024 + minor) * 1024 + patch;
}
