// Renders an on-demand Astro page for one person: same headers and one size in every state.
import { cf, finalize } from '@astrojs/cloudflare/fetch';
import { astro, FetchState } from 'astro/fetch';
import { ANSWER_BYTES } from '#domain/api/api';
import type { View } from '#domain/site/view';
import { contentPolicy, siteContent, wordsIn } from './content.ts';
import type { Env } from './env.ts';
import type { RenderPage } from './problem.ts';

/** The Astro page that shows each kind of view. */
const paths: Record<View['page'], string> = {
  refer: 'refer/',
  letters: 'letters/',
  mailbox: 'answer/mailbox/',
  sent: 'answer/sent/',
  deleted: 'answer/notice/',
  over: 'answer/notice/',
  stopped: 'answer/notice/',
  find: 'care/find/',
  found: 'answer/found/',
  language: 'language/',
  places: 'places/',
  problem: 'answer/problem/',
};

/** A page is always rendered as GET: the form was read already, and Astro's own origin check refuses text browsers. */
export const renderPage: RenderPage = async function renderPage({ request, env, ctx }, page) {
  const url = new URL(`/${page.locale}/${paths[page.view.page]}`, request.url);
  const state = new FetchState(new Request(url));
  const asset = await cf(state, env as never, ctx as never);
  if (asset) return asset;
  state.locals.personal = {
    ...(await siteContent(env.ASSETS)),
    locale: page.locale,
    now: Date.now(),
    words: await wordsIn(env.ASSETS, page.locale),
    view: page.view,
  };
  const rendered = await finalize(state, await astro(state));
  return sized(await rendered.text(), page.status ?? 200, env);
};

/** Fills a page up to a multiple of 96 KiB with a comment, so that its size tells nothing. */
async function sized(html: string, status: number, env: Env): Promise<Response> {
  const bytes = new TextEncoder().encode(html).length;
  const frame = '<!---->'.length;
  const size = Math.ceil((bytes + frame) / ANSWER_BYTES) * ANSWER_BYTES;
  return new Response(`${html}<!--${' '.repeat(size - bytes - frame)}-->`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Said outright for servers that compress whatever does not: one size on the wire.
      'content-encoding': 'identity',
      'content-security-policy': await contentPolicy(env.ASSETS),
      'x-robots-tag': 'noindex',
    },
  });
}
