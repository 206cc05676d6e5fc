// The search without JavaScript: a place in the body of a form, answered with the page of its municipality.
import { Hono } from 'hono';
import { findArea, municipalityNamed } from '#domain/areas';
import { areasContent } from '../content.ts';
import { readForm } from '../form.ts';
import { type Door, knownLocale, refuse, renderPage } from '../problem.ts';

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
  const typed = form.fields.get('place') ?? '';
  const areas = await areasContent(c.env.ASSETS);
  const chosen = municipalityNamed(areas, form.fields.get('municipality') ?? '');
  const answer = chosen ? { kind: 'one' as const, municipality: chosen } : findArea(areas, typed);
  if (form.fields.get('action') !== 'language' && answer.kind === 'one') {
    return c.redirect(`/${locale}/care/${answer.municipality.slug}/`, 303);
  }
  const choices = answer.kind === 'choose' ? answer.municipalities : [];
  return renderPage(c, { locale, status: choices.length > 0 ? 300 : 422, view: { page: 'find', typed: typed.slice(0, 200), choices } });
});

careRoutes.all('/', (c) => refuse(c, 'not-allowed'));
