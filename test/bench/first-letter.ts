// `npm run bench`: the first letter on a phone six times slower than this machine, from the tap on "send" to the page that says it is stored.
import { createTestHarness } from 'wrangler';
import { launchBrowser } from '../chromium.ts';
import { ready, sendLetter } from '../doors.ts';
import { quiet } from '../../src/operator/quiet.ts';

const SLOWER = 6;
const MOST_MS = 1000;
const ROUNDS = 5;

Object.assign(process.env, quiet);
const vars = { FLOOD_SECRET: 'bench', DESK_SECRET: 'bench' };
const harness = createTestHarness({ workers: [{ configPath: './dist/server/wrangler.json', vars }] });
const { origin } = (await harness.listen()).url;
await harness.getWorker().applyD1Migrations('DB');
const browser = await launchBrowser();

const times: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 568 } })).newPage();
  await page.goto(`${origin}/nl/refer/`);
  await ready(page, 'referral-form');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.fill('[name=words]', 'x'.repeat(2000));
  await page.waitForSelector('.vl-receipt');
  const started = performance.now();
  await sendLetter(page);
  times.push(performance.now() - started);
  await page.context().close();
}
const middle = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
console.log(
  `first letter, CPU slowed ${SLOWER} times: ${times.map((time) => Math.round(time)).join(', ')} ms, the middle one ${Math.round(middle)} ms (at most ${MOST_MS})`,
);
await browser.close();
await harness.close();
if (middle > MOST_MS) process.exitCode = 1;
