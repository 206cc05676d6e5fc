// What the platform hands to the Worker.

/** Bindings and settings of wrangler.toml, and the secrets of the environment. */
export interface Env {
  ASSETS: Fetcher;
  DB: D1Database;
  /** Key of the form stamp; random per environment. */
  FLOOD_SECRET: string;
}
