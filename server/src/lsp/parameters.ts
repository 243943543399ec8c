/** Parameters by name: where they are set, where texts lead to, and the page about each. */
import type { Configuration } from '../core/config/configuration.ts';
import { defaultsDocument } from '../core/features/config/defaultsDocument.ts';
import { type Definition, definitionOf } from '../core/features/config/definition.ts';
import { type HelpLinks, parameterPage } from '../core/features/config/parameterHover.ts';
import type { Location } from '../core/features/types.ts';
import { commands, type VirtualDocument, virtualSchemes } from '../protocol.ts';
import { defaultsUri, sourceOf } from './virtualDocuments.ts';
import type { Workspace } from './workspace.ts';
