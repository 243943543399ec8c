import facts from '../data/parameters.json' with { type: 'json' };
import { isSince, type PostfixVersion } from './version.ts';

/** What is known about one parameter of Postfix; `core/data/parameters.json` holds one a line. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  /** Of the newest release; `defaultIn` answers for others. */
  readonly default: string;
  readonly defaultKind: string;
  /** Where Debian's build differs. */
  readonly debianDefault?: string;
  readonly timeUnit?: string;
  /** Bounds of a number; absent where Postfix does not check. */
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The closed set of values. */
  readonly values?: readonly string[];
  readonly valuesIgnoreCase?: boolean;
  readonly valueAliases?: Readonly<Record<string, string>>;
  /** Usual values of an open set. */
  readonly suggestedValues?: readonly string[];
  readonly acceptsHexMask?: boolean;
  /** `X.Y`; empty for 1.1 and before. */
  readonly since: string;
  readonly backports?: readonly string[];
  readonly changedDefault?: readonly DefaultChange[];
  readonly deprecatedSince?: string;
  /** From this release on, `postconf` warns of it. */
  readonly warnsSince?: string;
  readonly replacedBy?: string;
  readonly removedIn?: string;
  /** Known only as a fallback in another parameter's default. */
  readonly legacy?: boolean;
  /** The programs that read it; `*` for all. */
  readonly services?: readonly string[];
  readonly seeAlso?: readonly string[];
  /** `transport_time_limit` and its like: `transport` stands for a service of master.cf. */
  readonly perTransport?: boolean;
  /** Made from master.cf, not built in. */
  readonly generated?: boolean;
  readonly generatedFor?: readonly string[];
  /** Documented, but read by no program. */
  readonly unread?: boolean;
  /** `$name` in its value is not expanded when it is read. */
  readonly rawString?: boolean;
  readonly readOnly?: boolean;
  readonly delayed?: boolean;
  readonly delayedNames?: readonly string[];
}

export interface DefaultChange {
  readonly version: string;
  readonly backports?: readonly string[];
  readonly default: string;
  readonly previous: string;
}

/** Who built Postfix: paths in defaults depend on it. */
export type Build = 'upstream' | 'debian';

const all: readonly Parameter[] = facts;

const byName = new Map(all.map((parameter) => [parameter.name, parameter]));

/** Every parameter of any release. */
export function allParameters(): readonly Parameter[] {
  return all;
}

/** The parameter of that name, of whatever release. */
export function parameterNamed(name: string): Parameter | undefined {
  return byName.get(name);
}

/** Whether `version` has the parameter without any help of master.cf; legacy names count. */
export function isBuiltIn(parameter: Parameter, version: PostfixVersion): boolean {
  if (parameter.generated || parameter.perTransport || parameter.unread) return false;
  return isSince(version, parameter.since, parameter.backports) && !isRemoved(parameter, version);
}

/** Whether `version` no longer reads the parameter; legacy names live on as fallbacks. */
export function isRemoved(parameter: Parameter, version: PostfixVersion): boolean {
  return parameter.removedIn !== undefined && isSince(version, parameter.removedIn);
}

/** The default that `version` compiles in; a computed one is what the facts can say, often empty. */
export function defaultIn(parameter: Parameter, version: PostfixVersion, build: Build): string {
  if (build === 'debian' && parameter.debianDefault !== undefined) return parameter.debianDefault;
  let value = parameter.default;
  for (const change of newestFirst(parameter.changedDefault)) {
    if (!isSince(version, change.version, change.backports)) value = change.previous;
  }
  return value;
}

function newestFirst(changes: readonly DefaultChange[] = []): DefaultChange[] {
  return [...changes].sort((a, b) => releaseNumber(b.version) - releaseNumber(a.version));
}

function releaseNumber(version: string): number {
  const [major, minor] = version.split('.').map(Number);
  return (major ?? 0) * 1000 + (minor ?? 0);
}
