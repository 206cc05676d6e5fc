// `npm run desk:invite`: prints a one-time link to the desk, on this machine's own screen. The first member of a desk comes in by it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { getPlatformProxy } from 'wrangler';
import { type Role, roles } from '#domain/desk/member';
import { isLocal, originOf, Site } from '#domain/site/site';
import { saveInvitation } from '../../functions/storage/member.ts';

const { values } = parseArgs({
  options: { desk: { type: 'string', default: 'demo' }, role: { type: 'string', default: 'lead' }, port: { type: 'string' } },
});
const role = roles.find((each) => each === values.role);
const desk = readDesk(values.desk);
if (!role || !desk) {
  console.error(`Give a desk of content/desks and one of these roles: ${roles.join(', ')}\nnpm run desk:invite -- --desk demo --role lead`);
  process.exit(1);
}
console.log(`One link, once, for three days:\n${await inviteLink(values.desk, role, desk.demo)}`);

function readDesk(name: string): { demo: boolean } | null {
  try {
    return parse(readFileSync(`content/desks/${name}.yml`, 'utf8')) as { demo: boolean };
  } catch {
    return null;
  }
}

/** The secrets stand after the #: a browser keeps that part to itself. The practice desk's key is public, so it comes along. */
async function inviteLink(name: string, as: Role, isDemo: boolean): Promise<string> {
  const { host } = Site.parse(parse(readFileSync('content/site.yml', 'utf8')));
  const port = values.port ?? process.env.PORT;
  const shown = isLocal(host) && port ? host.replace(/:\d+$/, `:${port}`) : host;
  const key = isDemo ? `&key=${/^AGE-SECRET-KEY-\S+$/m.exec(readFileSync(`test/fixtures/${name}.key`, 'utf8'))?.[0]}` : '';
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', remoteBindings: false });
  try {
    const invitation = await saveInvitation(env.DB, name, as, new Date());
    return `${originOf(shown).replace('://', '://desk.')}/nl/#invitation=${invitation}${as === 'lead' ? key : ''}`;
  } finally {
    await dispose();
  }
}
