// `npm run bench`: who helps here, as ratios of one run: the API against a bare route, our lookup against a general search, and the first file.
import { API } from '#domain/api/paths';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import uFuzzy from '@leeoniya/ufuzzy';
import { build } from 'esbuild';
import { type Areas, indexAreas } from '#domain/areas/area-index';
import { findArea, suggestAreas } from '#domain/areas/areas';
import { terms } from '#domain/care/terms';
import { findCare } from '#domain/care/find-care';
import type { CareContent } from '#domain/care/care-content';
import { freePort } from '../ports.ts';

const REQUESTS = 4000;
const served = (path: string): string => readFileSync(`dist/client${path}`, 'utf8');
const ratio = (one: number, other: number): string => {
  if (!(one > 0 && other > 0)) throw new Error(`nothing was measured: ${one} against ${other}`);
  return (one / other).toFixed(2);
};

/** The Worker's own app with the built content, and a route that only says JSON; both in one workerd process. */
const app = `import { createApp } from './functions/app.ts'; export default createApp(() => { throw new Error('no pages here'); });`;
const bare = `import { Hono } from 'hono'; const app = new Hono(); app.get('/', (c) => c.json({ area: 'GM0344', ok: true })); export default app;`;
const bundle = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['workerd', 'browser'],
    external: ['node:*'],
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
};
/** Two Workers on two sockets of one process; the built site stands in for static assets. */
const config = (ports: [number, number]): string => `using Workerd = import "/workerd/workerd.capnp";
const worker :Workerd.Config = (
  services = [
    (name = "care", worker = .care), (name = "bare", worker = .bare),
    (name = "assets", disk = (path = "${join(process.cwd(), 'dist/client')}")),
  ],
  sockets = [(name = "care", address = "127.0.0.1:${ports[0]}", http = (), service = "care"), (name = "bare", address = "127.0.0.1:${ports[1]}", http = (), service = "bare")],
);
const care :Workerd.Worker = (
  modules = [(name = "index.mjs", esModule = embed "care.mjs")], compatibilityDate = "2026-10-12",
  bindings = [(name = "ASSETS", service = "assets")],
);
const bare :Workerd.Worker = (
  modules = [(name = "index.mjs", esModule = embed "bare.mjs")], compatibilityDate = "2026-10-12",
);
`;
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const ports: [number, number] = [await freePort(), await freePort()];
writeFileSync(join(folder, 'care.mjs'), await bundle(app));
writeFileSync(join(folder, 'bare.mjs'), await bundle(bare));
writeFileSync(join(folder, 'config.capnp'), config(ports));
// The program itself: the command of that name may be a script around it, whose CPU would be counted instead.
const { default: workerdPath } = createRequire(import.meta.url)('workerd') as { default: string };
const start = () => spawn(workerdPath, ['serve', join(folder, 'config.capnp')], { stdio: ['ignore', 'ignore', 'inherit'] });
const serving = start();
process.on('exit', () => serving.kill());
const [care, plain] = ports.map((port) => new URL(`http://127.0.0.1:${port}/`)) as [URL, URL];
await answers(plain);

/** Waits until an address answers. */
async function answers(url: URL): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isThere = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} does not answer`);
}
const workerd = serving.pid;

/** Seconds of CPU that workerd used so far (proc(5): user and system ticks of a hundredth). */
function cpu(): number {
  const fields = readFileSync(`/proc/${workerd}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Milliseconds of CPU of all threads of a process so far (proc(5): the first number of schedstat are nanoseconds). */
const threads = (pid: number | undefined): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6,
    0,
  );

/** Ends a process and waits until it is gone: its ports are free then. */
async function end(ending: ChildProcess): Promise<void> {
  if (ending.exitCode !== null || ending.signalCode !== null) return;
  const gone = new Promise((resolve) => ending.once('exit', resolve));
  ending.kill();
  await gone;
}

/** CPU of the first answer of a process that only just started and served the bare route once. */
async function firstAnswer(path: string): Promise<number> {
  await end(serving);
  const fresh = start();
  await answers(plain);
  const before = threads(fresh.pid);
  await (await fetch(new URL(path, care))).arrayBuffer();
  const used = threads(fresh.pid) - before;
  await end(fresh);
  return used;
}

async function cost(urls: URL[], count = REQUESTS): Promise<number> {
  const before = cpu();
  for (let done = 0; done < count; done += 1) {
    const url = urls[done % urls.length] as URL;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
    await response.arrayBuffer();
  }
  return ((cpu() - before) / count) * 1000;
}

// A thousand postcodes all over the country, each asked a few times.
const areas = indexAreas(JSON.parse(served('/data/areas.json')) as Areas);
const postcodes = [...areas.postcodes.keys()].filter((_, at) => at % 4 === 0);
const exact = postcodes.map((postcode) => new URL(`${API}/care?postcode=${postcode}`, care));
const fuzzy = ['amesrfoort', 'utrcht', 'roterdam', 'zwole', 'leeuwrden'].map((place) => new URL(`${API}/care?place=${place}`, care));
// Needs of which no two are alike: nothing that was answered before helps.
const distinct = postcodes.flatMap((postcode, at) =>
  terms.form.flatMap((form, nth) => {
    const need = { postcode: String(postcode), form, age: terms.age[(at + nth) % 3] ?? '', group: terms.group[(at + nth) % 11] ?? '' };
    return [new URL(`${API}/care?${new URLSearchParams(need)}`, care)];
  }),
);
let asked = 0;
const unasked = (count: number): URL[] => Array.from({ length: count }, () => distinct[asked++ % distinct.length] as URL);
for (const urls of [exact, fuzzy, [plain], unasked(500)]) await cost(urls, 500);
const rounds = { exact: 0, fuzzy: 0, distinct: 0, bare: 0 };
for (let round = 0; round < 3; round += 1) {
  rounds.bare += await cost([plain]);
  rounds.exact += await cost(exact);
  rounds.fuzzy += await cost(fuzzy, REQUESTS / 8);
  rounds.distinct += await cost(unasked(REQUESTS / 4), REQUESTS / 4);
}
console.log(`CPU of /api/v1/care exact against a bare route ${ratio(rounds.exact, rounds.bare)} (goal: at most 2)`);
console.log(`CPU of /api/v1/care for distinct needs against a bare route ${ratio(rounds.distinct, rounds.bare)} (goal: at most 2)`);
console.log(`CPU of /api/v1/care fuzzy against a bare route ${ratio(rounds.fuzzy, rounds.bare)} (reported)`);
const firsts: number[] = [];
for (let round = 0; round < 5; round += 1) firsts.push(await firstAnswer(`${API}/care?postcode=1012`));
const median = [...firsts].sort((a, b) => a - b)[2] ?? Number.NaN;
console.log(`CPU of the first /api/v1/care of a fresh process ${median.toFixed(1)} ms (goal: at most 10)`);
serving.kill();

const directory = JSON.parse(served('/data/care.json')) as CareContent;
const names = areas.names.map(({ name }) => name);
const search = new uFuzzy({ intraMode: 1 });
const time = (act: () => unknown, count: number): number => {
  for (let warm = 0; warm < count / 10; warm += 1) act();
  const started = performance.now();
  for (let done = 0; done < count; done += 1) act();
  return (performance.now() - started) / count;
};
const ours = time(() => {
  const found = findArea(areas, 'Amersfoort');
  return findCare(directory, { municipality: found.kind === 'one' ? found.municipality.code : null }, '2026-11-24');
}, 5000);
const general = time(() => search.search(names, 'Amersfoort'), 1000);
const guessed = time(() => suggestAreas([areas], 'amesrfoort'), 300);
const generalGuess = time(() => search.search(names, 'amesrfoort'), 1000);
console.log(`findCare exact against a general fuzzy search ${ratio(ours, general)}`);
console.log(
  `fuzzy place against a general fuzzy search ${ratio(guessed, generalGuess)}; it found ${search.search(names, 'amesrfoort')[0]?.length ?? 0} names, ours ${JSON.stringify(suggestAreas([areas], 'amesrfoort')).length > 20 ? 'a suggestion' : 'nothing'}`,
);

const first = brotliCompressSync(served('/data/areas.json')).length;
console.log(
  `first search file ${first} bytes brotli (goal: at most 20480), districts ${brotliCompressSync(served('/data/districts.json')).length}`,
);
