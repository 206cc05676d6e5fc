// The Worker's entry: requests go to the app, ticks of the clock to the schedule.
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { noticesOf, tellDesks } from './notice.ts';
import { renderPage } from './page.ts';
import { tick } from './schedule.ts';

const app = createApp(renderPage);

export default {
  fetch: app.fetch,
  async scheduled(controller, env): Promise<void> {
    const alarm = (code: string): void => console.error('alarm', code);
    const now = new Date(controller.scheduledTime);
    await tick(env.DB, now, alarm);
    if (!Number.isNaN(now.getTime())) await tellDesks(env.DB, now, await noticesOf(env, alarm));
  },
} satisfies ExportedHandler<Env>;
