// How a refusal or fault becomes an answer: RFC 9457 for machines, a page in the visitor's language for people.
import type { Context as HonoContext } from 'hono';
import { API_HEADERS, type Problem } from '#domain/api';
import { SOURCE_LOCALE } from '#domain/language';
import type { View } from '#domain/view';
import { drain } from './body.ts';
import { siteContent } from './content.ts';
import type { Env } from './env.ts';

/** One page to render: for whom, what, and with which status. */
export interface Page {
  locale: string;
  view: View;
  status?: number;
}

/** Renders an on-demand page; given to the app, so that only the Worker's entry knows Astro. */
export type RenderPage = (call: { request: Request; env: Env; ctx: ExecutionContext }, page: Page) => Promise<Response>;

/** What every route of ours has at hand. */
export interface Door {
  Bindings: Env;
  Variables: {
    renderPage: RenderPage;
    /** What a visitor sees when something fails from here on: the page with everything they typed. */
    onFault?: Page;
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
  'too-large': [413, 'Too large', 'The body is larger than 128 KiB.'],
  'not-a-form': [415, 'Unsupported media type', 'This address does not take this kind of body.'],
  'bad-letter': [422, 'Not a letter', 'The letter does not have the documented shape.'],
  'no-mailbox': [422, 'No such letter box', 'There is no letter box to put this letter in; nothing was stored.'],
  fault: [503, 'Temporarily unavailable', 'Something failed on our side and nothing was changed.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof refusals;

/** Answers a refusal: a problem document on /api, else a page. `names` are names of ours that the sentence ends with. */
export async function refuse(c: Context, code: RefusalCode, names: string[] = []): Promise<Response> {
  const [status, title, detail] = refusals[code];
  await drain(c.req.raw);
  if (c.req.path.startsWith('/api/'))
    return problemResponse({ type: 'about:blank', title, status, detail: `${detail}${names.join(', ')}${names.length > 0 ? '.' : ''}` });
  return renderPage(c, { locale: await localeOf(c), view: { page: 'problem', code }, status });
}

/** Answers a fault: one code in the log, one calm page or document, never a word of what was sent. */
export async function answerFault(c: Context, error: Error): Promise<Response> {
  console.error('fault', error.name);
  const kept = c.get('onFault');
  try {
    return kept ? await renderPage(c, { ...kept, status: 503 }) : await refuse(c, 'fault');
  } catch {
    return lastResort();
  }
}

/** Renders a page of ours for this request. */
export const renderPage = (c: Context, page: Page): Promise<Response> =>
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
    'Dit lukt nu niet. Er is niets bewaard. Bel 033 448 11 86; bij direct gevaar 112.\nThis does not work now. Nothing was stored. Call 033 448 11 86; in direct danger 112.\n';
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
