import { once } from '../once.ts';
import { type MacroText, parseMacros } from '../syntax/macro.ts';
import type { Assignment, MainCf } from '../syntax/mainCf.ts';
import type { MasterCf, MasterOption, MasterService } from '../syntax/masterCf.ts';

/** A value that a configuration gives to a name. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** The value parsed, on demand; positions count from the value's start. */
  macros(): MacroText;
  /** Absent for what the program itself sets, such as `config_directory`. */
  readonly assignment?: Assignment;
  readonly option?: MasterOption;
}

/** A name space: the settings of main.cf, or of one service; the last one counts. */
export type NameSpace = Map<string, Setting>;

/** A service and the name space that it shares with others of its name and type. */
export interface Service {
  readonly entry: MasterService;
  /** `name/type`. */
  readonly nameSpace: string;
  /** Undefined where no `-o` stands in it: the file then has no such name space. */
  readonly settings: NameSpace | undefined;
  /** What the program knows of itself: `process_name`, `service_name`. */
  readonly readOnly: NameSpace;
}

/** A setting from its name and value, for what the program itself sets. */
export function setting(name: string, value: string): Setting {
  return { name, value, macros: once(() => parseMacros(value)) };
}

/** The assignment as a setting of its own, whether or not it is the one that counts. */
export function settingOf(assignment: Assignment): Setting {
  const { name, value, macros } = assignment;
  return { name, value, macros, assignment };
}

/** An `-o` setting of master.cf by itself. */
export function settingOfOption(option: MasterOption): Setting {
  const { name, value, macros } = option;
  return { name, value, macros, option };
}

/** The settings of a main.cf; where a name is set twice, the last counts. */
export function mainSettings({ entries }: MainCf): NameSpace {
  const settings: NameSpace = new Map();
  for (const entry of entries) {
    if (entry.kind !== 'assignment') continue;
    settings.set(entry.name, settingOf(entry));
  }
  return settings;
}

/** The services of a master.cf with their name spaces. */
export function masterServices(master: MasterCf | undefined): Service[] {
  const entries = (master?.entries ?? []).filter((entry) => entry.kind === 'service');
  const spaces = new Map<string, NameSpace>();
  for (const entry of entries) {
    for (const option of entry.options) {
      const key = nameSpaceOf(entry);
      const space = spaces.get(key) ?? new Map<string, Setting>();
      space.set(option.name, settingOfOption(option));
      spaces.set(key, space);
    }
  }
  const seen = new Set<string>();
  return entries.map((entry) => {
    const nameSpace = nameSpaceOf(entry);
    if (entry.options.length > 0) seen.add(nameSpace);
    const settings = seen.has(nameSpace) ? spaces.get(nameSpace) : undefined;
    return { entry, nameSpace, settings, readOnly: readOnlySettings(entry) };
  });
}

function nameSpaceOf({ fields }: MasterService): string {
  return `${fields.service.text}/${fields.type.text}`;
}

function readOnlySettings({ fields }: MasterService): NameSpace {
  const process = fields.command.text.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const values = { process_name: process, service_name: fields.service.text };
  return new Map(Object.entries(values).map(([name, value]) => [name, setting(name, value)]));
}
