// Text browsers in a terminal, driven by keys: what stands on their screen is the state that is waited for.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How each text browser is asked, and what it says when it stands on a button that sends a form. */
const browsers = {
  lynx: { greets: false, end: '\u001b[4~', next: '\u001b[B', onButton: /submit button/ },
  w3m: { greets: false, end: 'G', next: '\u001b\tu', onButton: /type=submit/ },
  links: { greets: true, end: '\u001b[4~', next: '\u001b[A', onButton: /Post form to/ },
  elinks: { greets: true, end: '\u001b[4~', next: '\u001b[A', onButton: /Post form to/ },
} as const;
export type TextBrowser = keyof typeof browsers;

/** What is missing here to drive a text browser; null when nothing is. */
export const missingFor = (browser: TextBrowser): string | null =>
  ['script', browser].find((program) => spawnSync('which', [program]).status !== 0) ?? null;

/** So long a screen never takes to change, however busy the machine; and how often it is looked at; in milliseconds. */
const NEVER_MS = 300_000;
const LOOK_MS = 40;

/** Opens a page, goes over its last screen to the button that sends, presses it, and waits until the screen says something. */
export async function pressLastButton(browser: TextBrowser, address: string, shown: RegExp, then: RegExp): Promise<void> {
  const { greets, end, next, onButton } = browsers[browser];
  const screen = open(browser, address);
  try {
    await screen.until(shown);
    if (greets) await screen.press('\r');
    await screen.press(end);
    for (let steps = 0; !onButton.test(await screen.press(next)); steps += 1)
      if (steps > 60) throw new Error(`${browser} found no button: ${screen.text()}`);
    // One of them asks once more before it posts.
    if (/Do you want to post/.test(await screen.press('\r'))) await screen.press('\r');
    await screen.until(then);
  } finally {
    screen.close();
  }
}

/** A terminal of its own, with nothing set and nothing kept. */
function open(browser: TextBrowser, address: string) {
  const home = mkdtempSync(join(tmpdir(), 'terminal-'));
  const command = `stty rows 36 cols 100; exec ${browser} ${address}`;
  const env = { ...process.env, TERM: 'vt100', LANG: 'C.UTF-8', HOME: home };
  const child = spawn('script', ['-qfec', command, '/dev/null'], { env, detached: true });
  let said = '';
  let from = 0;
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const text = (): string => wordsOf(said.slice(from));
  const until = (isSo: () => boolean): Promise<void> => waitFor(isSo, () => `${browser}: ${text()}`);
  const still = async (): Promise<void> => {
    for (let before = -1; before !== said.length || !isAsleep(child); ) {
      before = said.length;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  return {
    text,
    until: (pattern: RegExp) => until(() => pattern.test(text())).then(still),
    /** What the screen said after a key, once it stands still. */
    async press(key: string): Promise<string> {
      from = said.length;
      child.stdin.write(key);
      await until(() => said.length > from);
      await still();
      return text();
    },
    close(): void {
      end(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function waitFor(isSo: () => boolean, said: () => string): Promise<void> {
  for (const end = Date.now() + NEVER_MS; !isSo(); ) {
    if (Date.now() > end) throw new Error(`it never came: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Whether a program and those it started sleep, as the kernel says: then their screen is drawn, however busy the machine is. */
function isAsleep({ pid }: ChildProcess): boolean {
  const read = (path: string): string => readFileSync(`/proc/${path}`, 'utf8');
  try {
    const started = read(`${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean);
    return [String(pid), ...started].every((each) => / S /.test(read(`${each}/stat`)));
  } catch {
    // It ended.
    return true;
  }
}

function end(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // It ended before.
  }
}

/** The words of what a terminal was told, without where and how they stand; blanks are often moves. */
const wordsOf = (said: string): string => {
  const before = String.fromCharCode(27);
  return said
    .replace(new RegExp(`${before}\\[[0-9;?]*[A-Za-z]`, 'g'), ' ')
    .replace(new RegExp(`${before}(?:[()][A-Z0-9]|[=>78DM])`, 'g'), '')
    .replace(/\s+/g, ' ');
};
