// The HTTP surface: which path goes where, what is refused at the door, and the one error edge.
import { Hono } from 'hono';
import { isDeskHost } from '#domain/member';
import { createDesk } from './desk/door.ts';
import type { Env } from './env.ts';
import { openCors, openEtag, openHeaders, openPaths } from './open.ts';
import { refuseForeignOrigin } from './origin.ts';
import { plainMailbox } from './plain/mailbox.ts';
import { plainReferral } from './plain/referral.ts';
import { answerFault, type Context, type Door, refuse, type RenderPage } from './problem.ts';
import { careRoutes } from './routes/care.ts';
import { careApi } from './routes/care-api.ts';
import { contactReport } from './routes/contact-report.ts';
import { directoryRoutes } from './routes/directory.ts';
import { exitRoute } from './routes/exit.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { referralRoutes } from './routes/referral.ts';

/** Two hosts, one Worker: the public site and the desk. Neither serves the other's paths. */
export function createApp(renderPage: RenderPage): {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response>;
} {
  const site = createSite(renderPage);
  const desk = createDesk();
  return { fetch: (request, env, ctx) => (isDeskHost(new URL(request.url).hostname) ? desk : site).fetch(request, env, ctx) };
}

/** The public site. `renderPage` is given, so that everything here runs without Astro. */
function createSite(renderPage: RenderPage): Hono<Door> {
  const app = new Hono<Door>({ strict: false });
  app.use(async function giveRenderer(c, next) {
    c.set('renderPage', renderPage);
    await next();
  });
  app.route('/api/v1', openRoutes());
  app.use(refuseForeignOrigin);
  app.route('/api/v1/referrals', referralRoutes);
  app.route('/api/v1/mailbox', mailboxRoutes);
  app.route('/exit', exitRoute);
  app.route('/:locale/refer', plainReferral);
  app.route('/:locale', plainMailbox);
  app.route('/:locale/care/find', careRoutes);
  app.route('/:locale/care/wrong', contactReport);
  app.get('*', serveStatic);
  app.notFound((c) => refuse(c as Context, 'not-found'));
  app.onError((error, c) => answerFault(c as Context, error));
  return app;
}

/** The open API: one set of manners, on its own paths only; it changes nothing, so it minds no origin. */
function openRoutes(): Hono<Door> {
  const open = new Hono<Door>({ strict: false });
  for (const path of openPaths) {
    open.use(path, openHeaders, openEtag);
    open.options(path, openCors);
  }
  open.route('/', careApi);
  open.route('/', directoryRoutes);
  for (const path of openPaths) open.all(path, (c) => refuse(c as Context, 'not-allowed'));
  return open;
}

/** Where every request comes through the Worker (on one machine), static files do too; what is the desk's is not here. */
async function serveStatic(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (!/^\/desk(\/|$)/.test(c.req.path)) {
    const file = await c.env.ASSETS.fetch(c.req.raw);
    if (file.status !== 404) return file;
  }
  await next();
  return undefined;
}
