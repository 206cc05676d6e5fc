// How a refusal or fault becomes an answer: RFC 9457 for machines, a page in the visitor's language for people.
import type { Context as HonoContext } from 'hono';
import { API_HEADERS, type Problem } from '#domain/api/api';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { EMERGENCY_NUMBER } from '#domain/language/numbers-in-text';
import type { View } from '#domain/site/view';
import { drain } from './body.ts';
import { siteContent } from './content.ts';
import type { Env } from './env.ts';

/** One page to render: for whom, what, and with which status. */
export interface PersonalPage {
  locale: string;
  view: View;
  status?: number;
}

/** Renders an on-demand page; given to the app, so that only the Worker's entry knows Astro. */
export type RenderPage = (call: { request: Request; env: Env; ctx: ExecutionContext }, page: PersonalPage) => Promise<Response>;

/** What every route of ours has at hand. */
export interface Door {
  Bindings: Env;
  Variables: {
    renderPage: RenderPage;
    /** What a visitor gets when something fails from here on: the way to the page with everything they typed. */
    onFault?: () => Promise<Response>;
  };
}
export type Context = HonoContext<Door>;

/** Status and fixed sentences of each refusal. Nothing that was sent is ever repeated. */
const refusals = {
  'bad-request': [400, 'Bad request', 'The request does not have the documented shape.'],
  'bad-query': [400, 'Bad request', 'These parameters are not documented here, or have a value that is not allowed: '],
  'two-places': [400, 'Bad request', 'Give one of postcode, place and municipality, not more.'],
  'no-language': [400, 'Bad request', 'The directory does not speak this language; leave `language` out for Dutch.'],
  'not-utf8': [400, 'Not UTF-8', 'The text is not valid UTF-8.'],
  'foreign-origin': [403, 'Foreign origin', 'The request was sent by another site.'],
  'not-found': [404, 'Not found', 'There is nothing at this address.'],
  'not-allowed': [405, 'Method not allowed', 'This address does not take this method.'],
  'desk-closed': [409, 'Desk closed', 'Nobody reads for this desk now, so nothing was stored.'],
  'stale-keys': [409, 'Keys changed', 'The desk has other keys now, so nothing was stored: nobody could have read it.'],
  'box-ended': [409, 'Letter box ended', 'This letter box was ended before, or has another first letter, so nothing was stored.'],
  'too-large': [413, 'Too large', 'The body is larger than 128 KiB.'],
  'not-a-form': [415, 'Unsupported media type', 'This address does not take this kind of body.'],
  'bad-letter': [422, 'Not a letter', 'The letter does not have the documented shape.'],
  'no-mailbox': [422, 'No such letter box', 'There is no letter box to put this letter in; nothing was stored.'],
  fault: [503, 'Temporarily unavailable', 'Something failed on our side and nothing was changed.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof refusals;

/** True where a browser sent a form to an address for machines: a person is waiting for a page. */
const isByForm = (c: Context): boolean => c.req.method === 'POST' && (c.req.header('accept') ?? '').includes('text/html');

/** Answers a refusal: a problem document on /api, unless a form came there, else a page. `names` are names of ours that the sentence ends with. */
export async function refuse(c: Context, code: RefusalCode, names: string[] = []): Promise<Response> {
  const [status, title, detail] = refusals[code];
  await drain(c.req.raw);
  if (c.req.path.startsWith('/api/') && !isByForm(c))
    return problemResponse({ type: 'about:blank', title, status, detail: `${detail}${names.join(', ')}${names.length > 0 ? '.' : ''}` });
  const locale = await localeOf(c);
  if (c.req.method === 'POST') return toRefusal(locale, code);
  return renderPage(c, { locale, view: { page: 'problem', code }, status });
}

/** Refuses every other method of an address and names those it takes (RFC 9110, section 15.5.6). Goes after the others. */
export const notAllowed =
  (...methods: string[]) =>
  async (c: Context): Promise<Response> => {
    const refused = await refuse(c, 'not-allowed');
    if (refused.status !== 405) return refused;
    const answer = new Response(refused.body, refused);
    answer.headers.set('Allow', methods.join(', '));
    return answer;
  };

/** The way to the page of a refusal. */
const toRefusal = (locale: string, code: RefusalCode): Response =>
  new Response(null, { status: 303, headers: { location: `/${locale}/answer/${code}/`, 'cache-control': 'no-store' } });

/** The refusal that an address names: what was posted is answered by the way to it, never by a page (a browser would keep the body). */
export const refusalOf = (text: string): RefusalCode | null => (Object.hasOwn(refusals, text) ? (text as RefusalCode) : null);

/** Answers a fault: one code in the log, one calm page or document, never a word of what was sent. */
export async function answerFault(c: Context, error: Error): Promise<Response> {
  console.error('fault', error.name);
  const kept = c.get('onFault');
  try {
    return kept ? await kept() : await refuse(c, 'fault');
  } catch {
    return isByForm(c) ? toRefusal(SOURCE_LOCALE, 'fault') : lastResort();
  }
}

/** Renders a page of ours for this request. */
export const renderPage = (c: Context, page: PersonalPage): Promise<Response> =>
  c.get('renderPage')({ request: c.req.raw, env: c.env, ctx: c.executionCtx as ExecutionContext }, page);

/** The language of a path, or the source language when it names none of ours. */
export async function localeOf(c: Context): Promise<string> {
  return (await knownLocale(c)) ?? SOURCE_LOCALE;
}

/** The language of a path, or null when the site does not have it. */
export async function knownLocale(c: Context): Promise<string | null> {
  const asked = c.req.path.split('/')[1];
  const { languages } = await siteContent(c.env.ASSETS);
  return languages.find(({ code }) => code === asked)?.code ?? null;
}

function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...API_HEADERS, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

/** When not even a page can be made: plain text with the phone route. */
function lastResort(): Response {
  const text =
    `Dit lukt nu niet. Er is niets bewaard. Bel ${NATIONAL_NUMBER}; bij direct gevaar ${EMERGENCY_NUMBER}.\n` +
    `This does not work now. Nothing was stored. Call ${NATIONAL_NUMBER}; in direct danger ${EMERGENCY_NUMBER}.\n`;
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
