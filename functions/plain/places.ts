// Who can take somebody tonight: what is told of free places, whom to call, and a count of requests that nobody could meet.
import { Hono } from 'hono';
import { dayOf, quarterOf } from '#domain/time/days';
import { findCare } from '#domain/care/find-care';
import { hasPlace, wayTo } from '#domain/language/ladder';
import { needFor, placeKindOf, placesShown, unmetReasons } from '#domain/care/places';
import { careContent, siteContent } from '../content.ts';
import { isFlood, readStamp, stampAt } from '../flood.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, renderPage, notAllowed } from '../problem.ts';
import { placeWordsOf } from '../storage/places.ts';
import { countUnmet } from '../storage/unmet.ts';
import { goTo } from './answer.ts';

export const plainPlaces = new Hono<Door>();

plainPlaces.get('/', async function ask(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const { languages } = await siteContent(c.env.ASSETS);
  const promise = languages.find(({ code }) => code === locale)?.promise ?? 'card';
  if (!hasPlace(promise, 'places/')) return c.redirect(wayTo(locale, promise, 'places/'), 303);
  const now = new Date();
  const kind = placeKindOf(c.req.query('for') ?? null);
  // Without the database nothing is told, and whom to call still stands here.
  const told = await placeWordsOf(c.env.DB).catch(() => []);
  const steps = kind === null ? [] : findCare(await careContent(c.env.ASSETS), needFor(kind), dayOf(now));
  const said = ['yes', 'no'].find((each) => each === c.req.query('counted')) ?? null;
  return renderPage(c, {
    locale,
    view: {
      page: 'places',
      kind,
      shown: placesShown(told, quarterOf(now)),
      steps,
      stamp: await stampAt(c.env.FLOOD_SECRET, now),
      counted: said === null ? null : said === 'yes',
      now: now.getTime(),
    },
  });
});

plainPlaces.post('/', async function notMet(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c as Context);
  if ('refused' in form) return refuse(c, form.refused);
  const who = placeKindOf(form.fields.get('who'));
  const reason = unmetReasons.find((each) => each === form.fields.get('reason')) ?? 'unknown';
  const isTold = who !== null || reason !== 'unknown';
  const isCounted = isTold && (await counted(c as Context, who ?? 'unknown', reason, form.fields.get('stamp') ?? ''));
  return goTo(`/${locale}/places/?counted=${isCounted ? 'yes' : 'no'}${who === null ? '' : `&for=${who}`}`);
});

plainPlaces.all('/', notAllowed('GET', 'HEAD', 'POST'));

/** Counts it, unless it looks automatic; the page says which of the two. */
async function counted(c: Context, who: Parameters<typeof countUnmet>[1]['who'], reason: (typeof unmetReasons)[number], stamp: string) {
  const now = new Date();
  const [read, isOneOfMany] = await Promise.all([readStamp(c.env.FLOOD_SECRET, stamp, now), isFlood(c.env, c.req.raw.headers, now)]);
  if (read.marked || read.name === null || isOneOfMany) return false;
  return countUnmet(c.env.DB, { who, reason }, read.name, dayOf(now));
}
