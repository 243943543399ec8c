/** What client and server say to each other beyond the Language Server Protocol. Imports nothing. */

export type LanguageId =
  | 'postfix-main'
  | 'postfix-master'
  | 'postfix-aliases'
  | 'postfix-table'
  | 'postfix-pcre'
  | 'postfix-cidr'
  | 'postfix-table-client'
  | 'postfix-maillog';

/** URI schemes of the read-only documents that the server writes. */
export const virtualSchemes = {
  defaults: 'postfix-lens-defaults',
  groupedLog: 'postfix-lens-log',
  /** Files of one log, rotated and compressed ones too, as one text. */
  joinedLog: 'postfix-lens-joined',
  /** The whole text about a parameter, as Markdown. */
  parameter: 'postfix-lens-docs',
  /** The parameters of a configuration with the values that count. */
  effective: 'postfix-lens-effective',
  /** How a value comes about. */
  explanation: 'postfix-lens-explanation',
  /** Where mail for an address goes. */
  route: 'postfix-lens-route',
  /** Who may relay through the SMTP servers of a configuration. */
  relay: 'postfix-lens-relay',
} as const;

/** Commands of the client to which texts of the server lead. */
export const commands = {
  /** `[uri, name]`, where the configuration file `uri` sets the parameter `name`, or its default. */
  openParameter: 'postfixLens.openParameter',
  /** `[uri]` of a document of `virtualSchemes.parameter`, to read. */
  readParameter: 'postfixLens.readParameter',
  /** `[uri, TextPosition, TextLocation[]]`: what refers to the name at a position, from code lenses. */
  showReferences: 'postfixLens.showReferences',
  /** `[uri]` of a document of `virtualSchemes.route`: draws the way on the picture of Postfix's processes. */
  showRouteOnPicture: 'postfixLens.showRouteOnPicture',
  /** `[uri]` of a grouped log: asks for the filter of its messages. */
  filterGrouped: 'postfixLens.filterGrouped',
  /** `[uri, line]`: shows a line (0-based) of a log. */
  openLogLine: 'postfixLens.openLogLine',
  /** `[uri, line]`: folds everything away but the message of a line (0-based) of a log. */
  focusMessage: 'postfixLens.focusMessage',
} as const;

/** Every request of our own, by the name that goes over the wire. */
export const requests = {
  /** `VirtualDocumentParams` → `VirtualDocument | null`: the text of a document of `virtualSchemes`. */
  virtualDocument: 'postfixLens/virtualDocument',
  /** `DetectLanguageParams` → `LanguageId | null`: what a file is, by its name and its first lines. */
  detectLanguage: 'postfixLens/detectLanguage',
  /** `LogMarksParams` → `LogMarks | null`: how to colour some lines of a log. */
  logMarks: 'postfixLens/logMarks',
  /** `LogLineParams` → `LogThread | null`: the message that a line of a log belongs to. */
  logThread: 'postfixLens/logThread',
  /** `LogStepParams` → `number | null`: the next line of the same message, or the next problem. */
  logStep: 'postfixLens/logStep',
  /** `GroupedChangesParams` → `GroupedChanges | null`: what brings an open grouped log up to date; null for "all of it". */
  groupedChanges: 'postfixLens/groupedChanges',
  /** `JoinedLogParams` → `JoinedLog`: the text of the files of one log. */
  joinedLog: 'postfixLens/joinedLog',
  /** `FindMessagesParams` → `MessagePlace[]`: where the messages with these queue IDs begin. */
  findMessages: 'postfixLens/findMessages',
  /** `ParameterLocationParams` → `TextLocation | null`: where a parameter is set, or its default. */
  parameterLocation: 'postfixLens/parameterLocation',
  /** `MailFlowParams` → `MailFlow`: the guide to the way that mail takes, with the values of a main.cf. */
  mailFlow: 'postfixLens/mailFlow',
  /** `ServicesParams` → `ServiceChoice[] | null`: the services whose values can be shown. */
  services: 'postfixLens/services',
  /** `EffectiveParams` → `string | null`: the URI of the document that shows the values that count. */
  effective: 'postfixLens/effective',
  /** `ComparisonParams` → `Comparison | null`: two documents to compare. */
  comparison: 'postfixLens/comparison',
  /** `ExplanationParams` → `string | null`: the URI of the document that explains a value. */
  explanation: 'postfixLens/explanation',
  /** `RouteParams` → `string | null`: the URI of the document that says where mail for an address goes. */
  route: 'postfixLens/route',
  /** `RelayParams` → `string | null`: the URI of the document that says who may relay. */
  relay: 'postfixLens/relay',
  /** `TableIndexParams` → `TableIndex | null`: whether Postfix reads a file's latest text. */
  tableIndex: 'postfixLens/tableIndex',
  /** `EnvironmentParams` → `Environment`: what a file is read for. */
  environment: 'postfixLens/environment',
} as const;

/** Notifications of our own, to clients that ask for them in `initializationOptions`. */
export const notifications = {
  /** What `requests.environment` answers may have changed. */
  environmentChanged: 'postfixLens/environmentChanged',
} as const;

/** What a client may say in `initializationOptions`; every field is optional. */
export interface InitializationOptions {
  /** The client opens documents of `virtualSchemes`; without it no answer leads to one. */
  readonly virtualDocuments?: boolean;
  /** The client runs `commands` that hovers link to; without it hovers have no such links. */
  readonly parameterLinks?: boolean;
  /** The client runs `commands.showReferences`; without it code lenses lead nowhere. */
  readonly showReferences?: boolean;
  /** The client wants `notifications.environmentChanged`. */
  readonly followsEnvironment?: boolean;
  /** The user trusts the workspace: `postconf` may be asked for its release. */
  readonly trusted?: boolean;
  /** The settings below `postfixLens`, for clients that answer no `workspace/configuration`. */
  readonly settings?: unknown;
}

export interface VirtualDocumentParams {
  readonly uri: string;
  /** Of a grouped log: which messages it shows (`logProtocol/filter.ts`); as before where absent. */
  readonly filter?: string;
}

export interface VirtualDocument {
  readonly text: string;
  readonly languageId: LanguageId | 'markdown';
}

export interface DetectLanguageParams {
  readonly uri: string;
  /** The first lines of the text. */
  readonly head: string;
}

export interface LogMarksParams {
  readonly uri: string;
  /** 0-based; `lastLine` is included. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** A thread's colour is a number below this; the client has a theme colour for each. */
export const threadHueCount = 12;

/**
 * Lines that belong to a message, four numbers each: line, hue, and the columns between which the queue
 * ID stands (twice the same where the line has none).
 */
export interface LogMarks {
  readonly marks: readonly number[];
  /** In a grouped document, the lines that sum up a message. */
  readonly heads: readonly number[];
}

export interface LogLineParams {
  readonly uri: string;
  readonly line: number;
}

export interface LogThread {
  readonly queueId: string;
  readonly hue: number;
  /** 0-based, ascending. */
  readonly lines: readonly number[];
}

export interface LogStepParams extends LogLineParams {
  /** The lines of the message at `line`, or those that tell of failures, refusals, warnings and errors. */
  readonly target: 'message' | 'problem';
  readonly forward: boolean;
}

export interface GroupedChangesParams {
  readonly uri: string;
}

/** Edits of the text as the client has it, in order and without overlaps. */
export interface GroupedChanges {
  readonly edits: readonly {
    readonly start: TextPosition;
    readonly end: TextPosition;
    readonly text: string;
  }[];
  /** The head lines of sections that are new, in the new text. */
  readonly newHeads: readonly number[];
}

export interface JoinedLogParams {
  /** `file:` URIs, in any order; compressed files too. */
  readonly uris: readonly string[];
}

/** The text, oldest lines first; or why there is none, for people. */
export type JoinedLog = { readonly text: string } | { readonly problem: string };

export interface FindMessagesParams {
  /** Words that may be queue IDs. */
  readonly ids: readonly string[];
}

/** A message in a log that is open, or that the settings name. */
export interface MessagePlace {
  readonly id: string;
  readonly uri: string;
  /** Its first line, 0-based. */
  readonly line: number;
}

export interface ParameterLocationParams {
  /** A main.cf, a master.cf or the defaults of one. */
  readonly uri: string;
  readonly name: string;
}

/** A `Location` of the protocol. */
export interface TextLocation {
  readonly uri: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface MailFlowParams {
  /** The main.cf or master.cf whose values are shown; the defaults of Postfix without it. */
  readonly uri?: string;
  /** A document of `virtualSchemes.route`, whose way is drawn on the picture, with the values of its main.cf. */
  readonly route?: string;
}

export interface RouteParams {
  /** A main.cf or master.cf, or a file of theirs. */
  readonly uri: string;
  /** The recipient, as in a message. */
  readonly address: string;
  /** The sender, where some table looks at it. */
  readonly sender?: string;
}

export interface RelayParams {
  /** A main.cf or master.cf, or a file of theirs. */
  readonly uri: string;
}

export interface MailFlow {
  readonly title: string;
  readonly language: 'en' | 'ja';
  /** What a page shows, without scripts and styles. */
  readonly html: string;
}

export interface ServicesParams {
  /** A main.cf or master.cf, or a document made from one. */
  readonly uri: string;
}

/** A service of master.cf. */
export interface ServiceChoice {
  /** `name/type`. */
  readonly service: string;
  /** Its program and how many `-o` settings it has, for people. */
  readonly detail: string;
  /** 0-based line of master.cf. */
  readonly line: number;
}

export interface EffectiveParams {
  /** A main.cf or master.cf, or a document of `virtualSchemes.effective`, whose view is then changed. */
  readonly uri: string;
  /** `name/type`; main.cf alone without it. */
  readonly service?: string;
  /** Shows the parameters that are not set as well, or no longer; values expanded, or no longer. */
  readonly toggle?: 'all' | 'expanded';
}

export interface ComparisonParams {
  /** As for `EffectiveParams`. */
  readonly uri: string;
}

export interface Comparison {
  readonly defaults: string;
  readonly effective: string;
  readonly title: string;
}

export interface ExplanationParams {
  readonly uri: string;
  readonly position: TextPosition;
}

export interface TableIndexParams {
  /** The text file of an aliases database or of another lookup table. */
  readonly uri: string;
}

/** The index from which Postfix reads a table. */
export interface TableIndex {
  /** What makes it anew. */
  readonly command: 'newaliases' | 'postalias' | 'postmap';
  /** `type:path`, as the command takes it. */
  readonly table: string;
  /** The path of the index. */
  readonly index: string;
  /** `stale`: the text is newer; `missing`: there is none yet. */
  readonly state: 'current' | 'stale' | 'missing';
  /** That of the main.cf which names the table; absent where none does. */
  readonly folder?: string;
}

export interface EnvironmentParams {
  /** One of Postfix's configuration files, or a document made from one. */
  readonly uri: string;
}

/** What a file is read for. */
export interface Environment {
  /** The release of Postfix, such as `3.7`. */
  readonly version: string;
  /** Whether the settings say so, the installed `postconf`, or neither: then it is the newest. */
  readonly decidedBy: 'setting' | 'installed' | 'newest';
  /** The path of the folder whose main.cf and master.cf count; absent where there is none. */
  readonly folder?: string;
}
