// Tests run on the built site, in workerd, on real D1 and in a real browser. Nothing outside this machine is asked.
import { defineConfig } from 'vitest/config';
import { quiet } from './src/operator/quiet.ts';
import { LongFirst } from './test/order.ts';

/** About rights and confidential contacts, of which the public build shows none as long as nobody checked them. */
const heldBack = ['answers', 'same-order', 'side-by-side', 'confidential-served'];

export default defineConfig({
  test: {
    globalSetup: './test/setup.ts',
    // Files of one worker share its server and its browser, and what they read of the built site; nothing of a person stays (test/server.ts).
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // A net for what would hang, not a measure: tests wait for states, and a busy machine takes its time.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    reporters: process.env.CI
      ? ['default', './test/durations.ts', ['json', { outputFile: '.vitest/report.json' }]]
      : ['default', './test/durations.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'everything',
          include: ['test/**/*.test.ts'],
          exclude: ['test/site/publication.test.ts'],
        },
      },
      // What holds of the site that shows everything holds of the public build too.
      {
        extends: true,
        test: {
          name: 'public',
          include: ['test/site/**/*.test.ts'],
          exclude: heldBack.map((name) => `test/site/${name}.test.ts`),
          globalSetup: './test/setup-public.ts',
          env: { DIST: 'dist-checked' },
        },
      },
    ],
    // Mail that goes out is read where the local server shows it; what it would keep of requests stays off.
    env: { ...quiet, X_LOCAL_EXPLORER: 'true' },
  },
});
