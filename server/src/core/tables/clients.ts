import clients from '../data/tableClients.json' with { type: 'json' };

/** The settings that the client configuration of a type of table has; undefined for other types. */
export function clientAttributes(type: string): readonly string[] | undefined {
  const all: Readonly<Record<string, { readonly attributes: readonly string[] }>> = clients;
  return Object.hasOwn(all, type) ? all[type]?.attributes : undefined;
}
