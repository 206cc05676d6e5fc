// A database alone: D1 as miniflare has it, with our migrations and nothing before it, for questions that no door decides.
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { unstable_splitSqlQuery as statementsIn } from 'wrangler';

/** A database for the tests of one file; there from the first test on. */
export function database(): { db: D1Database } {
  const standing = {} as { db: D1Database };
  let runtime: Miniflare | undefined;
  beforeAll(async () => {
    const script = 'export default { fetch: () => new Response() }';
    runtime = new Miniflare(convertV4MiniflareOptions({ modules: true, script, d1Databases: ['DB'] }));
    standing.db = (await runtime.getD1Database('DB')) as unknown as D1Database;
    for (const path of globSync('functions/storage/migrations/*.sql').sort())
      await standing.db.batch(statementsIn(readFileSync(path, 'utf8')).map((sql) => standing.db.prepare(sql)));
  });
  afterAll(() => runtime?.dispose());
  return standing;
}
