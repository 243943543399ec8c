import { parameterNamed } from '../parameters.ts';

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** The seconds of a time such as `5d`, a number alone being in the parameter's unit; undefined for other texts. */
export function secondsOf(name: string, value: string): number | undefined {
  const match = /^\s*(\d+)\s*([smhdw]?)/.exec(value);
  const unit = unitSeconds[match?.[2] || (parameterNamed(name)?.timeUnit ?? 's')];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
