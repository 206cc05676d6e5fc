// The part of datapackage (Frictionless' own validator, which ships no types) that tests use.
declare module 'datapackage' {
  export interface Resource {
    name: string;
    read(options: { keyed: true }): Promise<Record<string, unknown>[]>;
  }
  export const Package: {
    load(descriptor: unknown, options: { basePath: string; strict: boolean }): Promise<{ valid: boolean; resources: Resource[] }>;
  };
}
