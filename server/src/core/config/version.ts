/** A Postfix release; `patch` is Infinity where only `3.7` was said: the newest of its branch. */
export interface PostfixVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The release that the facts in `core/data` describe. */
export const newestVersion: PostfixVersion = { major: 3, minor: 12, patch: Number.POSITIVE_INFINITY };

/** Reads `3.7`, `3.7.11` or `3.12-20260821`; undefined for anything else. */
export function parseVersion(text: string): PostfixVersion | undefined {
  const match = /^(\d{1,4})\.(\d{1,4})(?:\.(\d{1,6}))?(?:-[\w-]*)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, major, minor, patch] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: patch === undefined ? Number.POSITIVE_INFINITY : Number(patch),
  };
}

export function formatVersion({ major, minor, patch }: PostfixVersion): string {
  return Number.isFinite(patch) ? `${major}.${minor}.${patch}` : `${major}.${minor}`;
}

/** The releases that the facts name; they are asked for again and again. */
const releases = new Map<string, PostfixVersion | undefined>();

function releaseNamed(text: string): PostfixVersion | undefined {
  if (!releases.has(text)) releases.set(text, parseVersion(text));
  return releases.get(text);
}

/**
 * Whether `version` has what came with the release `since` (`X.Y`, or empty for "always"), or with one of
 * the patch releases of older branches that `backports` lists.
 */
export function isSince(version: PostfixVersion, since: string, backports: readonly string[] = []): boolean {
  if (since === '') return true;
  const first = releaseNamed(since);
  if (first && (version.major - first.major || version.minor - first.minor) >= 0) return true;
  return backports.some((text) => {
    const backport = releaseNamed(text);
    if (!backport) return false;
    return (
      backport.major === version.major && backport.minor === version.minor && version.patch >= backport.patch
    );
  });
}
