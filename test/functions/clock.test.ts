// In the running Worker: a clock two years ahead, or without a time, deletes and releases nothing, and says so.
import { expect, it } from 'vitest';
import { quarterOf } from '#domain/time/days';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const letters = async () =>
  (await running.db.prepare('SELECT count(*) AS n, count(due_at) AS waiting FROM letters').first<{ n: number; waiting: number }>()) ?? {};

it('a clock that jumps two years ahead, back, and forward again leaves every letter where it is', async () => {
  await sendSealed(running, { deputy: 'yes' });
  const now = Date.now();
  await running.tick(new Date(now), true);
  const before = await letters();
  expect(before).toEqual({ n: 1, waiting: 1 });
  running.said();
  for (const years of [2, -2, 2, 100]) await running.tick(new Date(now + years * 365 * 86_400_000), true);
  expect(await letters()).toEqual(before);
  expect(running.said().join('\n')).toContain('clock-jumped');
  const row = await running.db.prepare('SELECT quarter FROM clock').first<{ quarter: number }>();
  expect((row?.quarter ?? 0) - quarterOf(new Date(now))).toBeLessThanOrEqual(8);
});
