// Leaving without JavaScript: an ordinary link that answers 303 to the neutral site.
import { Hono } from 'hono';
import { siteContent } from '../content.ts';
import { type Door, refuse, notAllowed } from '../problem.ts';

export const exitRoute = new Hono<Door>();

exitRoute.get('/', async function leave(c) {
  const { site } = await siteContent(c.env.ASSETS);
  if (!site.exit_target) return refuse(c, 'not-found');
  return new Response(null, {
    status: 303,
    headers: { location: site.exit_target, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
});

exitRoute.all('/', notAllowed('GET', 'HEAD'));
