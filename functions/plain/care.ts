// The search without JavaScript: a place in the body of a form, answered with the way to its municipality, a question, or what fits a need.
import { Hono } from 'hono';
import { choicesOf, sentenceOf } from '#domain/areas/area-label';
import { municipalityNamed, searchArea } from '#domain/areas/areas';
import { needIn } from '#domain/care/need';
import { areaIndex, careContent, districtIndex } from '../content.ts';
import { readForm } from '../form.ts';
import { type Context, type Door, knownLocale, refuse, notAllowed } from '../problem.ts';
import { findCare } from '#domain/care/find-care';
import { dayOf } from '#domain/time/days';
import { keep } from './answer.ts';

export const careRoutes = new Hono<Door>();

careRoutes.get('/', async function startSearch(c) {
  const locale = await knownLocale(c);
  return locale ? c.redirect(`/${locale}/care/`, 303) : refuse(c, 'not-found');
});

careRoutes.post('/', async function search(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  const areas = await areaIndex(c.env.ASSETS);
  const chosen = municipalityNamed(areas, form.fields.get('municipality') ?? '');
  const isLanguage = form.fields.get('action') === 'language';
  if (chosen && form.fields.has('needs')) return found(c as Context, locale, chosen.slug, form.fields);
  const part = form.fields.get('part') === 'here' ? ('here' as const) : undefined;
  const typed = form.fields.get('place') ?? '';
  const answer = chosen
    ? { kind: 'one' as const, municipality: chosen }
    : await searchArea(areas, () => districtIndex(c.env.ASSETS), typed);
  if (!isLanguage && answer.kind === 'one') return c.redirect(`/${locale}/care/${answer.municipality.slug}/${part ? `#${part}` : ''}`, 303);
  return keep(c, locale, { page: 'find', typed: typed.slice(0, 200), said: sentenceOf(answer), names: choicesOf(answer), part });
});

careRoutes.all('/', notAllowed('GET', 'HEAD', 'POST'));

/** Who fits what was chosen, in a municipality. Choices that are none of ours count as not chosen. */
async function found(c: Context, locale: string, slug: string, fields: URLSearchParams): Promise<Response> {
  const [areas, care] = await Promise.all([areaIndex(c.env.ASSETS), careContent(c.env.ASSETS)]);
  const municipality = municipalityNamed(areas, slug);
  if (!municipality) return refuse(c, 'not-found');
  const now = new Date();
  const steps = findCare(care, needIn(fields, municipality.code), dayOf(now));
  return keep(c, locale, { page: 'found', municipality, steps, chosen: Object.fromEntries(fields), now: now.getTime() });
}
