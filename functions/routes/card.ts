// A card for other sites: whom to call, without a script, a cookie or a request. The one answer of ours that may stand in a frame.
import { Hono, type MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { base64 } from '@scure/base';
import { readQuery } from '#domain/api/care-query';
import type { Service } from '#domain/care/care';
import { dayOf } from '#domain/time/days';
import { type CareStep, findCare, oncePerNumber } from '#domain/care/find-care';
import { inLanguage, SOURCE_LOCALE } from '#domain/language/in-language';
import { wordOf } from '#domain/language/word';
import { areaIndex, careContent, siteContent, type Words, wordsIn } from '../content.ts';
import { type Context, type Door, refuse } from '../problem.ts';

export const cardRoute = new Hono<Door>();

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:1rem;color:#1a1a1a;background:#fff}h1{font-size:1.15rem;margin:0 0 .5rem}ul{list-style:none;margin:0;padding:0}li{padding:.5rem 0;border-block-start:1px solid #767676}p{margin:0}a{color:#0b4f6c}.n{display:inline-block;min-block-size:2.75rem;font-size:1.25rem;font-weight:700;line-height:2.75rem;margin-inline-end:1rem}';

/** May be framed by anybody, and do nothing there: no script, no form, nothing loaded. */
const policy = async (): Promise<string> => {
  const hash = base64.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE))));
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *`;
};

/** Lifts the ban on frames from what the card answers with a page; its refusals keep it. */
export const frameable: MiddlewareHandler<Door> = async function frameable(c, next) {
  await next();
  if (c.res.status >= 400) return;
  c.res.headers.set('Content-Security-Policy', await policy());
  c.res.headers.delete('X-Frame-Options');
};

cardRoute.get('/card', async function card(c) {
  const read = readQuery('card', new URL(c.req.url).searchParams);
  if ('wrong' in read) return refuse(c as Context, 'bad-query', read.wrong);
  const { municipality, language: locale = SOURCE_LOCALE } = read.query;
  const { languages, site } = await siteContent(c.env.ASSETS);
  const language = languages.find(({ code }) => code === locale);
  if (!language) return refuse(c as Context, 'no-language');
  const [care, words] = await Promise.all([careContent(c.env.ASSETS), wordsIn(c.env.ASSETS, locale)]);
  const code = municipality === undefined ? undefined : (care.merged[municipality] ?? municipality);
  const here = code === undefined ? undefined : (await areaIndex(c.env.ASSETS)).byCode.get(code);
  if (municipality !== undefined && !here) return refuse(c as Context, 'not-found');
  const steps = oncePerNumber(findCare(care, { municipality: here?.code ?? null }, dayOf(new Date())));
  const more = new URL(`/${locale}/care/${here ? `${here.slug}/` : ''}`, c.req.url).href;
  const title = here ? wordOf(words, 'care.title').replace('{place}', here.name) : wordOf(words, 'find.title');
  return c.html(html`<!doctype html>
<html lang="${language.code}" dir="${language.dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head>
<body><h1>${title}</h1><ul>${steps.map((step) => contact(step, locale, words))}</ul><p><a href="${more}" target="_blank" rel="noopener noreferrer">${site.name}</a></p></body>
</html>`);
});

/** One contact: its part of the answer, name and numbers, and what must be said with them. */
function contact({ service, reason }: CareStep, locale: string, words: Words) {
  const say = (text: Service['name']) => {
    const said = inLanguage(text, locale);
    return said.lang === locale ? said.text : html`<span lang="${said.lang}">${said.text}</span>`;
  };
  const hours = service.around_the_clock
    ? wordOf(words, 'open.always')
    : service.hours && html`${wordOf(words, 'care.hours')} ${say(service.hours)}`;
  const limits = service.only_for && html`<p>${wordOf(words, 'care.only-for')} ${say(service.only_for)}</p>`;
  return html`<li><p>${wordOf(words, `care.reason.${reason}`)}: <strong>${say(service.name)}</strong></p>
<p>${service.phones.map(({ number, tel }) => html`<a class="n" href="tel:${tel}" dir="ltr">${number}</a> `)}${service.phones.length === 0 ? wordOf(words, 'care.no-number') : ''}</p>
${hours ? html`<p>${hours}</p>` : ''}${limits ?? ''}${service.assured_date || reason === 'danger' ? '' : html`<p>${wordOf(words, 'care.not-assured')}</p>`}</li>`;
}
