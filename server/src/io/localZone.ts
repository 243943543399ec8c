/** Seconds east of UTC of this machine's zone at a UTC time in seconds since 1970. */
export function zoneAt(seconds: number): number {
  return -new Date(seconds * 1000).getTimezoneOffset() * 60;
}

/** The same for a local wall clock, given in seconds as if it were UTC. */
export function zoneOfWall(wall: number): number {
  const utc = new Date(wall * 1000);
  const local = new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
  return wall - Math.floor(local.getTime() / 1000);
}
