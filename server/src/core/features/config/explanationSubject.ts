import type { Configuration } from '../../config/configuration.ts';
import { touches } from '../../text/span.ts';
import { nameInMainAt, nameInMasterAt } from './places.ts';

/** What is to be explained: the value of a parameter, in general or in a service of master.cf. */
export interface Subject {
  readonly name: string;
  /** `name/type`. */
  readonly service?: string;
}

/** The parameter at `offset` of main.cf: the name there, or the one whose value is there. */
export function subjectInMain(configuration: Configuration, offset: number): Subject | undefined {
  const place = nameInMainAt(configuration, offset);
  if (place) return { name: place.name };
  const entry = configuration.main.tree.entries.find(({ line }) => touches(line.span, offset));
  return entry?.kind === 'assignment' ? { name: entry.name } : undefined;
}

/** The same for an `-o` of master.cf, with its service. */
export function subjectInMaster(configuration: Configuration, offset: number): Subject | undefined {
  const service = configuration.services.find(({ entry }) => touches(entry.line.span, offset));
  const place = nameInMasterAt(configuration, offset);
  const option = service?.entry.options.find(({ span }) => touches(span, offset));
  const name = place?.name ?? option?.name;
  return service && name !== undefined ? { name, service: service.nameSpace } : undefined;
}
