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
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

/** Starts a script of ours with Node. */
export function start(args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) };
}
