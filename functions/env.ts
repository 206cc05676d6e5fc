// What the platform hands to the Worker.

/** Bindings and settings of wrangler.toml, and the secrets of the environment. */
export interface Env {
  ASSETS: Fetcher;
  DB: D1Database;
  /** Key of the form stamp; random per environment. */
  FLOOD_SECRET: string;
  /** Counts letters of one neighbourhood of the network, for a minute and in memory; only ever marks. */
  FLOOD: RateLimit;
  /** Key that signs the times of a session at the desk; random per environment. It opens nothing. */
  DESK_SECRET: string;
  /** Where each desk is told to look, as JSON: `{"<desk>":{"webhook":"https://…","mail":"desk@…"}}`. Absent: nobody is told. */
  NOTICES?: string;
  /** Sends mail; absent where an operator took the binding out. `NOTICE_FROM` is the address it comes from. */
  MAIL?: SendEmail;
  NOTICE_FROM?: string;
}
