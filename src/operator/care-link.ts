// `npm run care:link -- --record <record> [--sql]`: a link by which an organisation sees its own record, once, for two weeks.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { dayOf } from '#domain/time/days';
import { isLocal, originOf, Site } from '#domain/site/site';
import { recordLink, saveRecordLink } from '../../functions/storage/record.ts';

const { values } = parseArgs({
  options: { record: { type: 'string' }, language: { type: 'string', default: 'nl' }, sql: { type: 'boolean' }, port: { type: 'string' } },
});
const id = idOf(values.record ?? '');
if (!id) {
  console.error('Give a record of content/care/services.\nnpm run care:link -- --record nl-comensha');
  process.exit(1);
}
const secret = values.sql ? await statement(id) : await kept(id);
const { host } = Site.parse(parse(readFileSync('content/site.yml', 'utf8')));
const port = values.port ?? process.env.PORT;
const shown = isLocal(host) && port ? host.replace(/:\d+$/, `:${port}`) : host;
console.log(`Send it to the address or number you already had, and to no other:\n${originOf(shown)}/${values.language}/record/${secret}/`);

async function kept(service: string): Promise<string> {
  const { withDatabase } = await import('./database.ts');
  return withDatabase((db) => saveRecordLink(db, service, dayOf(new Date())));
}

/** For the real database: a statement that holds only the hash, to run with `wrangler d1 execute vlonder --remote --command`. */
async function statement(service: string): Promise<string> {
  const { secret: drawn, sql, values: bound } = await recordLink(service, dayOf(new Date()));
  let at = 0;
  console.log(sql.replace(/\?/g, () => `'${bound[at++]}'`));
  return drawn;
}

function idOf(record: string): string | null {
  try {
    return /^[a-z0-9-]+$/.test(record) ? (parse(readFileSync(`content/care/services/${record}.yml`, 'utf8')) as { id: string }).id : null;
  } catch {
    return null;
  }
}
