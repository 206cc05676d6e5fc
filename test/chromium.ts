// A real browser for tests: the system's headless shell or its Chromium, else the one from npm that needs no system package.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The same engine without the windows that nobody sees: a visitor comes and goes in half the time. */
const shell = '/usr/bin/chromium-headless-shell';
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
// Nothing but this machine has a name here: a test that asked anybody else would fail.
const flags = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** The path of a full Chromium on this system (it keeps a profile on disk), or null. */
export const fullChromium = (): string | null =>
  [process.env.CHROMIUM ?? '', ...system].find((path) => path !== '' && existsSync(path)) ?? null;

/** Flags for every Chromium of the tests. */
export const chromiumFlags = flags;

/** Launches a headless browser. */
export async function launchBrowser(): Promise<Browser> {
  const path = process.env.CHROMIUM || (existsSync(shell) ? shell : fullChromium());
  if (path) return chromium.launch({ executablePath: path, args: flags });
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: [...flags, '--headless=shell', '--no-zygote'] });
}
