// After the build: a second configuration of the same Worker, for the desk's host, where every path goes through the Worker.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * On the public host static files are served as they are, without the Worker; by path alone, whatever the host.
 * So the desk's host is a deployment of its own: the same code and database, but nothing is served that the Worker did not choose.
 */
export function writeDeskConfig(out: string): void {
  const config = JSON.parse(readFileSync(join(out, 'server/wrangler.json'), 'utf8')) as {
    name: string;
    assets: { run_worker_first: unknown };
  };
  // One clock is enough: the public deployment keeps it.
  const desk = { ...config, name: `${config.name}-desk`, triggers: { crons: [] }, assets: { ...config.assets, run_worker_first: true } };
  writeFileSync(join(out, 'server/wrangler.desk.json'), JSON.stringify(desk));
}
