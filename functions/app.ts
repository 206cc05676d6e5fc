// The HTTP surface: which path goes where, what is refused at the door, and the one error edge.
import { Hono } from 'hono';
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

/** The Worker's app. `renderPage` is given, so that everything here runs without Astro. */
export function createApp(renderPage: RenderPage): Hono<Door> {
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
