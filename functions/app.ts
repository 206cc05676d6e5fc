// The HTTP surface: which path goes where, what is refused at the door, and the one error edge.
import { Hono } from 'hono';
import { openCors, openEtag, openHeaders } from './open.ts';
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
  app.use(refuseForeignOrigin);
  app.route('/api/v1/referrals', referralRoutes);
  app.route('/api/v1/mailbox', mailboxRoutes);
  app.route('/api/v1', openRoutes());
  app.route('/exit', exitRoute);
  app.route('/:locale/refer', plainReferral);
  app.route('/:locale', plainMailbox);
  app.route('/:locale/care/find', careRoutes);
  app.route('/:locale/care/wrong', contactReport);
  app.notFound((c) => refuse(c as Context, 'not-found'));
  app.onError((error, c) => answerFault(c as Context, error));
  return app;
}

/** The open API: one set of manners for the directory and the lookup. */
function openRoutes(): Hono<Door> {
  const open = new Hono<Door>({ strict: false });
  open.use(openHeaders, openEtag);
  open.options('*', openCors);
  open.route('/', careApi);
  open.route('/', directoryRoutes);
  return open;
}
