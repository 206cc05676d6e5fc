// The Worker's entry: requests go to the app, ticks of the clock to the schedule.
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { renderPage } from './page.ts';
import { tick } from './schedule.ts';

const app = createApp(renderPage);

export default {
  fetch: app.fetch,
  async scheduled(controller, env): Promise<void> {
    await tick(env.DB, new Date(controller.scheduledTime), (code) => console.error('alarm', code));
  },
} satisfies ExportedHandler<Env>;
