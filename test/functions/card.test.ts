// The card that other sites may frame: whom to call, for every municipality, with nothing in it that does anything or tells who reads it.
import { describe, expect, it } from 'vitest';
import { API, CARD } from '#domain/api/paths';
import { EMERGENCY, NATIONAL } from '#domain/care/contact';
import { locales } from '../content/texts.ts';
import { sampled } from '../sample.ts';
import { portal } from '../server.ts';
import { care } from './open-paths.ts';

const running = portal();
const cardOf = async (query: Record<string, string> = {}): Promise<{ answer: Response; text: string }> => {
  const answer = await running.fetch(`${CARD}?${new URLSearchParams(query)}`);
  return { answer, text: await answer.text() };
};
const telsOf = (record: string): string[] => care.services.find((service) => service.record === record)?.phones.map(({ tel }) => tel) ?? [];

describe('the card', () => {
  it('may be framed by any site, and is the only answer of the API that may', async () => {
    const { answer } = await cardOf({ municipality: 'GM0363' });
    expect(answer.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
    );
    expect(answer.headers.get('x-frame-options')).toBeNull();
    for (const path of [`${API}/care`, `${API}/`, `${CARD}?municipality=GM9999`, `${CARD}?unknown=1`, '/nl/']) {
      const { headers } = await running.fetch(path);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    }
  });

  it('has no script, form, picture or cookie, loads nothing, and tells the site it leads to nothing', async () => {
    const { answer, text } = await cardOf({ municipality: 'GM0344', language: 'ar' });
    expect([answer.headers.get('set-cookie'), answer.headers.get('referrer-policy')]).toEqual([null, 'no-referrer']);
    expect(text).not.toMatch(/<(script|form|img|link|iframe|object|svg)\b|\son\w+=|style=|javascript:/i);
    const links = [...text.matchAll(/<a [^>]*>/g)].map(([link]) => link);
    const leading = links.filter((link) => !link.includes('href="tel:'));
    expect(leading).toHaveLength(1);
    expect(leading[0]).toMatch(/target="_blank" rel="noopener noreferrer"/);
  });

  it.each(locales)('names in %s the national desk and 112, in its own direction', async (language) => {
    const { answer, text } = await cardOf({ language });
    expect(answer.status).toBe(200);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    for (const tel of [...telsOf(NATIONAL), ...telsOf(EMERGENCY)]) expect([tel, text.includes(`href="tel:${tel}"`)]).toEqual([tel, true]);
    expect(text).not.toMatch(/undefined|\{\w+\}|\[object/);
  });

  it('of a municipality names it and leads to its page', async () => {
    for (const [code, { municipality }] of sampled(Object.entries(care.regions), 12)) {
      const { answer, text } = await cardOf({ municipality: code });
      const title = /<h1>([^<]*)/.exec(text)?.[1]?.replaceAll('&#39;', "'");
      expect([code, answer.status, title?.includes(municipality)]).toEqual([code, 200, true]);
      for (const tel of telsOf(NATIONAL)) expect(text).toContain(`tel:${tel}`);
    }
  });

  it('of a municipality that is none is refused, and in a language that the site lacks', async () => {
    expect((await cardOf({ municipality: 'GM9999' })).answer.status).toBe(404);
    for (const query of [{ municipality: 'x' }, { language: 'fr' }, { language: '<b>' }])
      expect((await cardOf(query as unknown as Record<string, string>)).answer.status).toBe(400);
  });
});
