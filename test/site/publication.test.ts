// What a public build shows: only what was checked, the phone route always, and it says what it held back.
import { REFERRALS } from '#domain/api/paths';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SITE } from '../built.ts';
import { start } from '../ports.ts';
import { portal, postForm, postJson, textOf } from '../server.ts';
import { newMailbox, sealedRequest } from '../letters.ts';
import { interfaceIn, NATIONAL_PHONE } from '../content/texts.ts';
import { wordsOf } from './pages.ts';
import type { CareContent } from '#domain/care/care-content';
import type { Here } from '#domain/areas/place-page';
import { responsibleFor } from '#domain/care/responsible';

const out = SITE;
const page = (path: string): string => readFileSync(`${out}/client/${path}index.html`, 'utf8');
/** What the build lists line by line when it ends. */
const said = (JSON.parse(readFileSync(`${out}/client/data/site.json`, 'utf8')) as { held_back: string[] }).held_back.join('\n');

const running = portal();

describe('a public build', () => {
  it('lists every right, contact, language and desk it held back, with the reason', () => {
    expect(said).toContain('right rest: not checked by a lawyer');
    expect(said).toContain('language ar: no reviewer');
    expect(said).toContain('contact nl-fairwork: nobody phoned');
    expect(said).toContain('desk demo: a demo desk');
    expect(said).not.toContain('contact nl-112:');
    expect(said).not.toContain('contact nl-comensha:');
  });

  it('keeps the Dutch and English frame, the exit, 112 and the national desk', async () => {
    for (const locale of ['nl', 'en']) {
      const text = textOf(page(`${locale}/care/`));
      expect(text).toContain('112');
      expect(page('ar/')).toContain(NATIONAL_PHONE.number);
      expect(existsSync(`${out}/client/${locale}/rights/rest/index.html`)).toBe(false);
    }
    expect((await running.fetch('/exit')).status).toBe(303);
  });

  it('holds back the page about being sent away until somebody dates the outcome of the bill', () => {
    expect(existsSync('dist/client/nl/topics/sent-away/index.html')).toBe(true);
    expect(existsSync(`${out}/client/nl/topics/sent-away/index.html`)).toBe(false);
    expect(existsSync(`${out}/client/nl/topics/debts/index.html`)).toBe(true);
    expect(said).toContain('topic sent-away: awaits the outcome of a bill');
  });

  it('leaves a language without a reviewer a card: whom to call, and how to ask for an interpreter', async () => {
    const text = textOf(page('ar/'));
    expect(text).toContain('Mag ik een tolk, alstublieft?');
    expect(page('ar/')).toContain(NATIONAL_PHONE.number);
    expect(existsSync(`${out}/client/ar/care/index.html`)).toBe(false);
    const led = await running.fetch('/ar/refer/');
    expect([led.status, led.headers.get('location')]).toEqual([301, '/ar/']);
  });

  it('has a closed form where nobody reads, with the phone route, and takes no letter through any door', async () => {
    const html = await (await running.fetch('/nl/refer/')).text();
    expect(textOf(html)).toContain('niemand die je brief leest');
    expect(textOf(html)).toContain(NATIONAL_PHONE.number);
    expect(html).not.toContain('<textarea');
    const sent = await postForm(running, '/nl/refer', { words: 'stay with me', action: 'send' });
    expect(sent.status).toBe(303);
    const shown = await running.fetch(sent.headers.get('location') ?? '');
    expect(textOf(await shown.text())).toContain('stay with me');
    const { mailbox } = await newMailbox();
    expect((await postJson(running, REFERRALS, await sealedRequest(mailbox, {}))).status).toBe(409);
    expect(await running.db.prepare('SELECT count(*) AS n FROM letters').first()).toEqual({ n: 0 });
  });

  it('never tells as not found whom it holds back: who arranges care in a region and who is awake day and night stay, marked as phoned by nobody', () => {
    const careIn = (dist: string): CareContent => JSON.parse(readFileSync(`${dist}/client/data/care.json`, 'utf8'));
    const [all, shown] = [careIn('dist'), careIn(out)];
    const today = new Date().toISOString().slice(0, 10);
    const sure = (care: CareContent) => Object.values(all.regions).map((regions) => responsibleFor(care, regions, today).certainty);
    expect(sure(shown)).toEqual(sure(all));
    const awake = (care: CareContent) =>
      care.services.filter((one) => one.around_the_clock && one.status === 'active').map(({ record }) => record);
    expect(awake(shown)).toEqual(awake(all));
    for (const locale of ['nl', 'en']) {
      const words = interfaceIn(locale);
      const files = Object.entries((JSON.parse(readFileSync(`${out}/client/data/here.json`, 'utf8')) as Here).places).map(
        ([, { day }]) => day,
      );
      for (const day of new Set(files)) {
        const rows = page(`${locale}/care/answers/day/${day}/`).match(/<article class="vl-card">[\s\S]*?<\/article>/g) ?? [];
        // 112 needs no call; every other row says that nobody phoned.
        const marks = ['good', 'fair', 'poor', 'named'].map((mark) => words[`mark.${mark}`] ?? '\0');
        const silent = rows.slice(1).filter((row) => !marks.some((mark) => wordsOf(row).includes(mark)));
        expect([day, rows.length > 1, silent]).toEqual([day, true, []]);
      }
      expect(textOf(page(`${locale}/care/lines/`))).toContain(words['lines.held-back']);
      expect(textOf(readFileSync(`dist/client/${locale}/care/lines/index.html`, 'utf8'))).not.toContain(words['lines.held-back']);
    }
  });

  it('may be found by search engines, unlike a build that shows everything', () => {
    expect(page('nl/care/')).not.toContain('noindex');
    expect(readFileSync('dist/client/nl/care/index.html', 'utf8')).toContain('noindex');
  });

  it('says in every shown language who answers for the site, or that nobody does yet', () => {
    expect(textOf(page('nl/about/'))).toContain('Nog niemand');
    expect(textOf(page('en/about/'))).toMatch(/Nobody yet/i);
  });
});

describe('a build for a real host', () => {
  it('refuses to run without operator and controller, and tells what is missing', async () => {
    const build = start(['src/operator/build.ts'], { PUBLISH: 'checked', OUT_DIR: 'dist-never', SITE_HOST: 'help.example' });
    expect(await build.ended).toBe(1);
    expect(build.said()).toMatch(/no operator[\s\S]*no controller/);
    expect(existsSync('dist-never')).toBe(false);
  });

  it('refuses to show what nobody checked', async () => {
    const build = start(['src/operator/build.ts'], { PUBLISH: 'all', OUT_DIR: 'dist-never', SITE_HOST: 'help.example' });
    expect(await build.ended).toBe(1);
    expect(build.said()).toContain('PUBLISH=all is for localhost only');
  });
});

describe('npm start', () => {
  it('stops with one clear line when its port is taken', async () => {
    const taken = new URL(running.origin).port;
    const starting = start(['src/operator/start.ts'], { PORT: taken });
    expect(await starting.ended).toBe(1);
    expect(starting.said().trim().split('\n')).toEqual([
      `Port ${taken} is taken: stop what runs there, or choose another with PORT=8788 npm start.`,
    ]);
  });
});
