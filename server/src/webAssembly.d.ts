/** The part of the WebAssembly interface that we use; TypeScript has it among the types of browsers alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance<Exports = Readonly<Record<string, unknown>>> {
    constructor(module: Module, imports: Record<string, Record<string, () => number>>);
    readonly exports: Exports;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  class RuntimeError extends Error {}
}
