// Programs for tests: a free port, and a child process with everything it says.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port that nobody uses right now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A running program, what it said so far, and how it ended. */
export interface Running {
  /** Ends the program with everything it started itself. */
  kill(signal?: NodeJS.Signals): void;
  said(): string;
  ended: Promise<number | null>;
}

/** Starts a script of ours with Node. */
export function start(args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { kill: (signal = 'SIGTERM') => killGroup(child, signal), said: () => said, ended };
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid ?? 0), signal);
  } catch {
    // It ended before.
  }
}

/** So long no state takes on a machine that works, however busy; in milliseconds. */
const NEVER_MS = 300_000;

/** Waits until something is so. Throws with what there is to say when it never comes. */
export async function until(isSo: () => Promise<boolean> | boolean, said: () => string): Promise<void> {
  for (const end = Date.now() + NEVER_MS; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`it never came: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
