// All languages on one page: those the browser asks for first; each leads to the page one came from.
import { Hono } from 'hono';
import { siteContent } from '../content.ts';
import { languageChoices } from '#domain/language/language-choice';
import { type Context, type Door, knownLocale, refuse, renderPage, notAllowed } from '../problem.ts';

export const languageRoute = new Hono<Door>();

languageRoute.get('/', async function choose(c) {
  const locale = await knownLocale(c as Context);
  if (!locale) return refuse(c as Context, 'not-found');
  const { languages, cards } = await siteContent(c.env.ASSETS);
  const { of, choices } = languageChoices(languages, cards, c.req.query('of') ?? '', c.req.header('accept-language') ?? '');
  return renderPage(c as Context, { locale, view: { page: 'language', of, choices } });
});

languageRoute.all('/', notAllowed('GET', 'HEAD'));
