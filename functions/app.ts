// The HTTP surface: which path goes where, what is refused at the door, and the one error edge.
import { API, MAILBOX, openPaths, REFERRALS } from '#domain/api/paths';
import { Hono } from 'hono';
import { isDeskHost } from '#domain/desk/member';
import { DATA_POLICY, GUARDS } from '#domain/site/security';
import { createDesk } from './desk/door.ts';
import type { Env } from './env.ts';
import { openCors, openEtag, openHeaders } from './open-api.ts';
import { refuseForeignOrigin } from './origin.ts';
import { careRoutes } from './plain/care.ts';
import { plainMailbox } from './plain/mailbox.ts';
import { plainPlaces } from './plain/places.ts';
import { plainReferral } from './plain/referral.ts';
import { leadOn, nothingHere } from './meant.ts';
import { answerFault, type Context, type Door, notAllowed, refuse, type RenderPage } from './problem.ts';
import { cardRoute, frameable } from './routes/card.ts';
import { careApi } from './routes/care-api.ts';
import { contactReport } from './routes/contact-report.ts';
import { directoryRoutes } from './routes/directory.ts';
import { exitRoute } from './routes/exit.ts';
import { figuresApi } from './routes/figures-api.ts';
import { languageRoute } from './routes/language.ts';
import { placeRoutes } from './routes/place.ts';
import { recordRoutes } from './routes/record.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { placesApi } from './routes/places-api.ts';
import { referralRoutes } from './routes/referral.ts';

/** Two hosts, one Worker: the public site and the desk. Neither serves the other's paths. */
export function createApp(renderPage: RenderPage): {
  fetch(request: Request, env: Env, ctx: ExecutionContext): Response | Promise<Response>;
} {
  const site = createSite(renderPage);
  const desk = createDesk();
  return {
    async fetch(request, env, ctx) {
      const host = isDeskHost(new URL(request.url).hostname) ? desk : site;
      return guarded(await host.fetch(request, env, ctx));
    },
  };
}

/** What every answer carries, whichever route made it; what one of them says itself stays. */
function guarded(answer: Response): Response {
  const guards = new Response(answer.body, answer);
  const policy = answer.headers.get('content-security-policy') ?? '';
  const isData = /^(application\/(problem\+)?json|text\/plain)\b/.test(answer.headers.get('content-type') ?? '');
  for (const [name, value] of Object.entries(GUARDS)) if (!guards.headers.has(name)) guards.headers.set(name, value);
  // Where a policy lets others frame an answer, the older header that forbids it would win in older browsers.
  if (policy.includes('frame-ancestors *')) guards.headers.delete('X-Frame-Options');
  if (isData && policy === '') guards.headers.set('content-security-policy', DATA_POLICY);
  return guards;
}

/** The public site. `renderPage` is given, so that everything here runs without Astro. */
function createSite(renderPage: RenderPage): Hono<Door> {
  const app = new Hono<Door>({ strict: false });
  app.use(async function giveRenderer(c, next) {
    c.set('renderPage', renderPage);
    await next();
  });
  app.use(leadOn as never);
  app.route(API, openRoutes());
  app.route('/:locale/refer', plainReferral);
  app.route('/:locale', plainMailbox);
  app.use(refuseForeignOrigin);
  app.route(REFERRALS, referralRoutes);
  app.route(MAILBOX, mailboxRoutes);
  app.route('/exit', exitRoute);
  app.route('/:locale/care/find', careRoutes);
  app.route('/:locale/care/wrong', contactReport);
  app.route('/:locale/language', languageRoute);
  app.route('/:locale/places', plainPlaces);
  app.route('/:locale/record', recordRoutes);
  // Pages with gaps in them: they are shown by the addresses of municipalities alone.
  app.all('/:locale/care/answers/*', nothingHere as never);
  app.route('/:locale/care', placeRoutes);
  app.get('*', serveStatic);
  app.notFound((c) => refuse(c as Context, 'not-found'));
  app.onError((error, c) => answerFault(c as Context, error));
  return app;
}

/** The open API: one set of manners, on its own paths only; it changes nothing, so it minds no origin. */
function openRoutes(): Hono<Door> {
  const open = new Hono<Door>({ strict: false });
  const routes = openPaths.map((path) => path.replace('{id}', ':id'));
  open.use('/card', frameable);
  for (const path of routes) {
    open.use(path, openHeaders, openEtag);
    open.options(path, openCors);
  }
  open.route('/', careApi);
  open.route('/', cardRoute);
  open.route('/', directoryRoutes);
  open.route('/', placesApi);
  open.route('/', figuresApi);
  for (const path of routes) open.all(path, notAllowed('GET', 'HEAD', 'OPTIONS') as never);
  return open;
}

/**
 * What is no file comes here, and on one machine every file does too; what is the desk's is not here. Paths of the Worker
 * that nobody answered go on to the one page of refusals.
 */
async function serveStatic(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  if (!/^\/(desk|api)(\/|$)/.test(c.req.path)) {
    const file = await c.env.ASSETS.fetch(c.req.raw);
    return file.status === 404 ? nothingHere(c) : file;
  }
  await next();
  return undefined;
}
