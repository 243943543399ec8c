/** `2026-03-24 03:05:07` for a time, at an offset in seconds east of UTC. */
export function wallTimeText(seconds: number, offset: number): string {
  return new Date(Math.floor(seconds + offset) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
