// The database of this machine, for the operator's commands.
import { getPlatformProxy } from 'wrangler';

/** Does something with the local database, and lets go of it whatever happens. */
export async function withDatabase<T>(act: (db: D1Database) => Promise<T>): Promise<T> {
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
  try {
    return await act(env.DB);
  } finally {
    await dispose();
  }
}
