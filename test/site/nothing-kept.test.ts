// No script of the site keeps anything on the device: no cookie, no storage, no service worker (X3).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT, few, filesBelow, pages } from './pages.ts';

/** The ways a browser can keep something for later. */
const keeping =
  /document\s*\.\s*cookie|\bcookieStore\b|\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b|\bserviceWorker\b|\bcaches\b|\bopenDatabase\b|navigator\s*\.\s*storage/g;

/** What a script or page uses to keep something. */
const keeps = (file: string, source: string): string[] =>
  [...new Set(source.match(keeping) ?? [])].map((way) => `${file} uses ${way}: nothing may stay on the device`);

describe('the device of a visitor', () => {
  // The desk, on its own host, keeps drafts sealed to its member in the tab (test/journeys/desk-work): its entry is no visitor's script.
  const desk = filesBelow(`${CLIENT}/desk`).flatMap((file) => readFileSync(file, 'utf8').match(/\/_astro\/[\w.-]+\.js/g) ?? []);
  const scripts = filesBelow(`${CLIENT}/_astro`).filter((file) => !desk.includes(file.slice(CLIENT.length)));

  it('keeps nothing: no script asks it to', () => {
    expect([desk.length > 0, scripts.length > 3]).toEqual([true, true]);
    expect(few(scripts.flatMap((file) => keeps(file, readFileSync(file, 'utf8'))))).toEqual([]);
  });

  it('keeps nothing: no page asks it to, and no page names an app to install', () => {
    const asking = pages.filter(({ markup }) => /<meta[^>]+http-equiv="?set-cookie|<link[^>]+rel="?manifest/i.test(markup));
    expect(few(asking.map(({ url }) => url))).toEqual([]);
    expect(filesBelow(CLIENT).filter((file) => /\/(sw|service-worker|manifest)\.\w+$|\.webmanifest$/.test(file))).toEqual([]);
  });

  it.each([
    'document.cookie="a"',
    'localStorage.setItem("a","b")',
    'window.sessionStorage',
    'navigator.serviceWorker.register("/sw.js")',
    'caches.open("a")',
    'indexedDB.open("a")',
  ])('is protected from “%s”', (source) => {
    expect(keeps('planted.js', source)).toHaveLength(1);
  });
});
