// Firefox as the system has it, spoken to by its own standard protocol (WebDriver BiDi, https://w3c.github.io/webdriver-bidi/).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from './journey.ts';
import { freePort, until } from './ports.ts';

const programs = ['firefox-esr', 'firefox'];
const program = (): string | undefined => programs.find((each) => spawnSync('which', [each]).status === 0);

/** What is missing here to drive Firefox; null when nothing is. */
export const missingFirefox = (): string | null => (program() === undefined ? 'firefox-esr' : null);

/** Nobody but this machine is asked anything. */
const settings = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost',
};

type Answer = Record<string, unknown>;
/** Asks something; rejects when no answer came in time (milliseconds). */
type Send = (method: string, params: Answer, time?: number) => Promise<Answer>;

/** A Firefox of its own, with a profile that goes with it. One that does not come up is ended, and another is tried. */
export async function firefox(origin: string, javaScriptEnabled: boolean): Promise<Driver & { close(): void }> {
  for (let left = 3; ; left -= 1) {
    try {
      return await started(origin, javaScriptEnabled);
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

async function started(origin: string, javaScriptEnabled: boolean): Promise<Driver & { close(): void }> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const prefs = { ...settings, 'javascript.enabled': javaScriptEnabled };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(prefs)
      .map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`)
      .join('\n'),
  );
  const port = await freePort();
  const child = spawn(program() ?? '', ['--headless', '--no-remote', '--profile', profile, `--remote-debugging-port=${port}`], {
    detached: true,
    stdio: 'ignore',
  });
  const gone = (): void => {
    end(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { send, hangUp } = await call(`ws://127.0.0.1:${port}/session`);
    await send('session.new', { capabilities: {} });
    const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: [{ context: string }] };
    return {
      ...driverOf(send, contexts[0].context, origin),
      close() {
        hangUp();
        gone();
      },
    };
  } catch (error) {
    gone();
    throw error;
  }
}

/** The line is gone: nothing that is asked over it is ever answered. */
class HungUp extends Error {}

/** Nothing yet, as long as the line is there. */
function orGone(error: unknown): null {
  if (error instanceof HungUp) throw error;
  return null;
}

/** A line to the browser: what is asked by number, answered by the same number. */
async function call(address: string): Promise<{ send: Send; hangUp: () => void }> {
  let line: WebSocket | undefined;
  await until(
    async () => {
      line = await opened(address);
      return line !== undefined;
    },
    () => 'Firefox',
  );
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  line?.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { id, result, error, message } = JSON.parse(data) as { id?: number; result?: Answer; error?: string; message?: string };
    if (id === undefined) return;
    if (error === undefined) waiting.get(id)?.resolve(result ?? {});
    else waiting.get(id)?.reject(new Error(`${error}: ${message}`));
    waiting.delete(id);
  });
  let hungUp: HungUp | undefined;
  line?.addEventListener('close', ({ code, reason }) => {
    hungUp = new HungUp(`Firefox hung up: ${code} ${reason}`);
    for (const { reject } of waiting.values()) reject(hungUp);
    waiting.clear();
  });
  let asked = 0;
  const send: Send = (method, params, time = NEVER_MS) =>
    new Promise((resolve, reject) => {
      if (hungUp) throw hungUp;
      asked += 1;
      const id = asked;
      waiting.set(id, { resolve, reject });
      line?.send(JSON.stringify({ id, method, params }));
      const net = setTimeout(() => {
        if (waiting.delete(id)) reject(new Error(`Firefox never answered ${method}`));
      }, time);
      net.unref();
    });
  return { send, hangUp: () => line?.close() };
}

/** So long no answer takes of a browser that works, however busy; in milliseconds. */
const NEVER_MS = 120_000;
/** A page that makes room for the next takes what it was asked along: after this it is asked again, in milliseconds. */
const AGAIN_MS = 10_000;

/** A line that is open, or nothing yet: also where somebody took the call and says nothing. */
const opened = (address: string): Promise<WebSocket | undefined> =>
  new Promise((resolve) => {
    const line = new WebSocket(address);
    const silent = setTimeout(() => line.close(), AGAIN_MS);
    const settle = (found: WebSocket | undefined) => (): void => {
      clearTimeout(silent);
      resolve(found);
    };
    line.addEventListener('open', settle(line), { once: true });
    for (const end of ['error', 'close']) line.addEventListener(end, settle(undefined), { once: true });
  });

interface Found {
  sharedId: string;
}
interface Said {
  type: string;
  result: { value?: unknown } & Partial<Found>;
}

/** The first of these elements that is seen and reads so. */
const FIND = `(css, words, isWhole) => [...document.querySelectorAll(css)].find((each) => {
  const text = each.innerText.trim();
  return each.getClientRects().length > 0 && (isWhole ? text === words : text.includes(words));
})`;
const TEXT = "(css) => [...document.querySelectorAll(css)].map(({ innerText }) => innerText).join(' ')";
const SHOW = "(place) => place.scrollIntoView({ block: 'center' })";

/** Finds by what reads on the page, beside its scripts and also where they are off. */
function eyesOf(send: Send, context: string) {
  /** Null while a page makes room for the next. */
  const ask = (functionDeclaration: string, ...given: (string | boolean | Found)[]): Promise<Said['result'] | null> =>
    send(
      'script.callFunction',
      {
        functionDeclaration,
        arguments: given.map((value) => (typeof value === 'object' ? value : { type: typeof value, value })),
        target: { context, sandbox: 'driver' },
        awaitPromise: false,
      },
      AGAIN_MS,
    ).then((answer) => (answer as unknown as Said).result, orGone);
  const find = async (css: string, words: string, isWhole = false): Promise<Found> => {
    let sharedId: string | undefined;
    await until(
      async () => {
        sharedId = (await ask(FIND, css, words, isWhole))?.sharedId;
        return sharedId !== undefined;
      },
      () => `Firefox sees no “${words}”`,
    );
    return { sharedId: sharedId ?? '' };
  };
  return { ask, find, textIn: async (css: string): Promise<string> => String((await ask(TEXT, css))?.value ?? '') };
}

/** Acts by mouse and keys. */
function driverOf(send: Send, context: string, origin: string): Driver {
  const { ask, find, textIn } = eyesOf(send, context);
  /** What a press led to is what is waited for: the press itself may be taken along by the page that it ended. */
  const act = (type: string, actions: object[]): Promise<unknown> =>
    send('input.performActions', { context, actions: [{ type, id: type, actions }] }, AGAIN_MS).catch(orGone);
  const hit = async (element: Found): Promise<void> => {
    await ask(SHOW, element);
    const move = { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } };
    await act('pointer', [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
  };
  return {
    go: async (path) => void (await send('browsingContext.navigate', { context, url: origin + path, wait: 'complete' })),
    choose: async (label) => hit(await find('main label', label)),
    async type(label, words) {
      await hit(await find('main label', label));
      await act(
        'key',
        [...words].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))),
      );
    },
    press: async (button) => hit(await find('main button', button, true)),
    sees: async (words) => void (await find('main', words)),
    reads: () => textIn('main'),
    async number() {
      await find('.vl-receipt', '');
      return (await textIn('.vl-receipt li')).replace(/\D/g, '');
    },
  };
}

function end(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // It ended before.
  }
}
