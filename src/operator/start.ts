// `npm start`: builds everything, prepares the local database and serves the whole portal on this machine.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { isBuilt } from './built.ts';
import { keepNotices } from './notices.ts';
import { quiet, quietly } from './quiet.ts';
import { drawSecrets, handSecrets } from './secrets.ts';

const PORT = Number(process.env.PORT ?? 8787);
const ADDRESS = `http://localhost:${PORT}`;
const QUARTER_MS = 15 * 60 * 1000;

const env = { ...process.env, ...quiet };
const wrangler = join('node_modules', 'wrangler', 'bin', 'wrangler.js');

await stopIfTaken();
drawSecrets('.');
if (!isBuilt('dist', 'all')) {
  console.log('Building the site …');
  run('src/operator/build.ts', [], { ...env, PUBLISH: 'all' });
}
handSecrets('.', 'dist');
console.log('Preparing the local database …');
run(wrangler, ['d1', 'migrations', 'apply', 'DB', '--local'], { ...env, CI: 'true' });
const server = serve(await keepNotices('notices', ['demo', 'demo-deputy']), await freePort());
await untilItAnswers(server);
keepTheClock();
const invited = spawnSync(process.execPath, ['src/operator/desk.ts', '--port', String(PORT)], { env, encoding: 'utf8' }).stdout;
console.log(`
Vlonder is at ${ADDRESS}
Letters go to a practice desk (DEMO). Sit down at it with this link and a passkey of your browser:
${invited.trim().split('\n').at(-1)}
Letters in several languages to try with: npm run demo:seed    Another link: npm run desk:invite
To stop, press Ctrl+C.`);

async function stopIfTaken(): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const taken = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRINUSE'));
      probe.listen(PORT, host, () => probe.close(() => resolve(false)));
    });
    if (!taken) continue;
    console.error(`Port ${PORT} is taken: stop what runs there, or choose another with PORT=8788 npm start.`);
    process.exit(1);
  }
}

function run(script: string, args: string[], env: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(status ?? 1);
}

/** A port that nobody has, for the inspector that comes with the server: two people of one machine can both try this out. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function serve(notices: string, inspectorPort: number): ChildProcess {
  const config = ['--config', 'dist/server/wrangler.desk.json', '--persist-to', '.wrangler/state'];
  const args = [
    'dev',
    ...config,
    '--var',
    `NOTICES:${notices}`,
    '--port',
    String(PORT),
    '--inspector-port',
    String(inspectorPort),
    ...quietly,
  ];
  const child = spawn(process.execPath, [wrangler, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return child;
}

async function untilItAnswers(child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 120 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${ADDRESS}/nl/`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  console.error('The server did not come up.');
  child.kill();
  process.exit(1);
}

/** The platform ticks every quarter of an hour; on this machine we do. */
function keepTheClock(): void {
  const tick = (): void => void fetch(`${ADDRESS}/cdn-cgi/local/scheduled`).catch(() => undefined);
  setTimeout(
    () => {
      tick();
      setInterval(tick, QUARTER_MS).unref();
    },
    QUARTER_MS - (Date.now() % QUARTER_MS),
  ).unref();
}
