/**
 * The settings below `postfixLens`, in one table: what VS Code shows in its settings (a test compares
 * `contributes.configuration` of package.json with it), the defaults, and how an answer is read.
 */
export interface SettingSchema {
  readonly type: 'boolean' | 'string' | 'number' | 'array';
  readonly default: boolean | string | number | readonly string[];
  readonly enum?: readonly string[];
  /** `window` settings belong to the user and the workspace, `machine-overridable` ones name local paths. */
  readonly scope: 'window' | 'resource' | 'machine-overridable';
}

export const settingsSchema = {
  targetVersion: { type: 'string', default: 'auto', scope: 'window' },
  'docs.language': { type: 'string', default: 'auto', enum: ['auto', 'en', 'ja'], scope: 'window' },
  'docs.translatedMainCf': { type: 'string', default: '', scope: 'machine-overridable' },
  'maillog.openGrouped': { type: 'boolean', default: false, scope: 'window' },
  'maillog.colors': { type: 'boolean', default: true, scope: 'window' },
  'maillog.openLargeInViewer': { type: 'boolean', default: true, scope: 'window' },
  'maillog.outcomes': { type: 'boolean', default: true, scope: 'window' },
  'maillog.files': {
    type: 'array',
    default: ['/var/log/maillog', '/var/log/mail.log'],
    scope: 'machine-overridable',
  },
  'format.width': { type: 'number', default: 100, scope: 'window' },
  'tasks.sudo': { type: 'boolean', default: true, scope: 'window' },
  'inlayHints.expansions': { type: 'boolean', default: true, scope: 'window' },
  'inlayHints.services': { type: 'boolean', default: true, scope: 'window' },
  'codeLens.references': { type: 'boolean', default: true, scope: 'window' },
  'codeLens.overrides': { type: 'boolean', default: true, scope: 'window' },
  'codeLens.domains': { type: 'boolean', default: true, scope: 'window' },
  'codeLens.messages': { type: 'boolean', default: false, scope: 'window' },
} as const satisfies Record<string, SettingSchema>;

type Schema = typeof settingsSchema;
type ValueOf<S extends SettingSchema> = S extends { readonly enum: readonly (infer Choice)[] }
  ? Choice
  : S['type'] extends 'boolean'
    ? boolean
    : S['type'] extends 'number'
      ? number
      : S['type'] extends 'array'
        ? readonly string[]
        : string;

/** The value of every setting under its name without `postfixLens.`. */
export type Settings = { readonly [Name in keyof Schema]: ValueOf<Schema[Name]> };

export const defaultSettings: Settings = readSettings(undefined);

/**
 * Reads the object that a client answers for the section `postfixLens`, nested (`docs: {language}`) or
 * flat (`docs.language`). What is absent or has the wrong type counts as the default.
 */
export function readSettings(answer: unknown): Settings {
  return {
    targetVersion: text(answer, 'targetVersion'),
    'docs.language': choice(answer, 'docs.language'),
    'docs.translatedMainCf': text(answer, 'docs.translatedMainCf'),
    'maillog.openGrouped': flag(answer, 'maillog.openGrouped'),
    'maillog.colors': flag(answer, 'maillog.colors'),
    'maillog.openLargeInViewer': flag(answer, 'maillog.openLargeInViewer'),
    'maillog.outcomes': flag(answer, 'maillog.outcomes'),
    'maillog.files': list(answer, 'maillog.files'),
    'format.width': count(answer, 'format.width'),
    'tasks.sudo': flag(answer, 'tasks.sudo'),
    'inlayHints.expansions': flag(answer, 'inlayHints.expansions'),
    'inlayHints.services': flag(answer, 'inlayHints.services'),
    'codeLens.references': flag(answer, 'codeLens.references'),
    'codeLens.overrides': flag(answer, 'codeLens.overrides'),
    'codeLens.domains': flag(answer, 'codeLens.domains'),
    'codeLens.messages': flag(answer, 'codeLens.messages'),
  };
}

type NamesOf<Kind extends SettingSchema['type']> = {
  [Name in keyof Schema]: Schema[Name]['type'] extends Kind ? Name : never;
}[keyof Schema];

function flag(answer: unknown, name: NamesOf<'boolean'>): boolean {
  const value = lookUp(answer, name);
  return typeof value === 'boolean' ? value : settingsSchema[name].default;
}

function count(answer: unknown, name: NamesOf<'number'>): number {
  const value = lookUp(answer, name);
  return typeof value === 'number' && value >= 1 ? value : settingsSchema[name].default;
}

function list(answer: unknown, name: NamesOf<'array'>): readonly string[] {
  const value = lookUp(answer, name);
  if (!Array.isArray(value)) return settingsSchema[name].default;
  return value.filter((item) => typeof item === 'string');
}

function text(answer: unknown, name: NamesOf<'string'>): string {
  const value = lookUp(answer, name);
  return typeof value === 'string' ? value : settingsSchema[name].default;
}

function choice(answer: unknown, name: 'docs.language'): Settings['docs.language'] {
  const value = lookUp(answer, name);
  return settingsSchema[name].enum.find((known) => known === value) ?? settingsSchema[name].default;
}

function lookUp(answer: unknown, name: string): unknown {
  const flat = fieldOf(answer, name);
  return flat !== undefined ? flat : name.split('.').reduce(fieldOf, answer);
}

/** The field `name` of `value`; undefined where `value` is no object. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
