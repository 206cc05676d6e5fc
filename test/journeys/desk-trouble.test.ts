// When things go wrong at the desk: each gets a calm, exact sentence, and nothing that was written or kept is lost.
import { DESK_API, MAILBOX } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '#domain/time/days';
import { LETTER_BYTES, REFERRAL_BYTES } from '#domain/letter/envelope';
import type { PersonLetter } from '#domain/letter/letter';
import { removeMember } from '../../functions/storage/member.ts';
import { newKeys } from '../../src/crypto/keyring.ts';
import { seal, sealSigned, toBase64 } from '../../src/crypto/seal.ts';
import { browsing, violations } from '../browser.ts';
import { atDesk, type Colleague, colleague, enrol, invitation, makeKit, signIn } from '../desk.ts';
import { builtDesks, newMailbox, nextEnvelope, readAtDesk, sendSealed } from '../letters.ts';
import { publishKey } from '../publish.ts';
import { portal, postJson } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const inbox = ({ page }: Colleague) => page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
const refresh = ({ page }: Colleague) => page.getByRole('button', { name: 'Fetch again' }).click();
const toInbox = ({ page }: Colleague) => page.getByRole('button', { name: 'Letters', exact: true }).click();
const open = ({ page }: Colleague, text: string) => page.locator('.vl-inbox__item').filter({ hasText: text }).first().click();
const send = ({ page }: Colleague) => page.getByRole('button', { name: 'Lock and send' }).click();
const memberNamed = async (name: string): Promise<string> =>
  (await running.db.prepare('SELECT member FROM members WHERE called = ?').bind(name).first<{ member: string }>())?.member ?? '';
/** Puts a letter into storage as somebody with the database could. */
const plant = (mailbox: string, letter: string, sealed: Uint8Array, marked = 0) =>
  running.db
    .prepare(
      "INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on) VALUES (?, ?, 'to-desk', 'demo', 0, ?, '2026-11-24', ?, '2027-02-24')",
    )
    .bind(mailbox, letter, marked, sealed)
    .run();

/** Puts letters on the new lock, and looks for all of them: nothing is destroyed while one does not open. */
async function checksTheLock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Put old letters on the new lock' }).click();
  // What is no letter, and the one of Heiloo, which somebody swapped: neither is by a person whose box it lies in.
  await page.getByText('Not on the new lock: 2.').waitFor();
  await page.getByRole('button', { name: 'Check everything' }).click();
  await page.getByText('Nothing was destroyed.').waitFor();
  await page.getByText(/Opens with no key at all: \d+\./).waitFor();
}

let anna: Colleague;
let bram: Colleague;

beforeAll(async () => {
  [anna, bram] = await Promise.all([colleague(browser), colleague(browser)]);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await inbox(anna);
  await enrol(bram, await invitation(running, 'lead'), 'Bram');
  await inbox(bram);
});

describe('a letter', () => {
  it('that does not open stays in the list as such, beside those that do', async () => {
    await sendSealed(running, { place: 'Hoorn' });
    const stranger = await newKeys();
    const strange = await sendSealed(running, { place: 'Gouda' });
    const [other, changed] = [await seal({ words: 'x' }, 16_384, [stranger.recipient]), new Uint8Array(17_000)];
    await running.db.prepare('UPDATE letters SET sealed = ? WHERE mailbox = ?').bind(other, strange.mailbox.key).run();
    await plant('b'.repeat(64), 'c'.repeat(64), changed);
    await running.db
      .prepare("INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on) VALUES (?, 'demo', '2026-11-24', '2027-02-24')")
      .bind('b'.repeat(64))
      .run();
    await refresh(anna);
    await anna.page.getByText('3 people, 3 letters').waitFor();
    await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Does not open' }).nth(1).waitFor();
    expect(await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Does not open' }).count()).toBe(2);
    await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Does not open' }).first().click();
    await anna.page.getByText('This letter does not open, or was changed on the way.').waitFor();
    await anna.page.getByText('The first letter is missing').waitFor();
    await toInbox(anna);
    await open(anna, 'Hoorn');
    await anna.page.getByLabel('Your answer').waitFor();
    await toInbox(anna);
  });

  it('moved into another box is not taken for one', async () => {
    const [victim, forger] = await Promise.all([sendSealed(running, { place: 'Sneek' }), sendSealed(running, { place: 'Elsewhere' })]);
    const row = await running.db
      .prepare('SELECT sealed FROM letters WHERE mailbox = ?')
      .bind(forger.mailbox.key)
      .first<{ sealed: ArrayBuffer }>();
    await plant(victim.mailbox.key, 'd'.repeat(64), new Uint8Array(row?.sealed ?? new ArrayBuffer()));
    await refresh(anna);
    await open(anna, 'Sneek');
    await anna.page.getByText('This letter is not by whoever wrote the first one').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Elsewhere');
    await toInbox(anna);
  });

  it('forged by somebody with the database and the public key shows no word, gives no yes, and stays unread', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Meppel' });
    const letter = 'e'.repeat(64);
    const forged: PersonLetter = {
      ...{ v: 2, kind: 'letter', direction: 'to-desk', mailbox: mailbox.key, letter, number: 2, previous: null, on: '2026-11-30' },
      ...{ by: mailbox.signer.by, recipient: mailbox.recipient, salt: 'a'.repeat(64), seen: null },
      text: 'Bel mij op dit nummer',
      answer: { to: 'consent', letter, say: 'yes', what: 'letters', who: 'desk', name: '' },
    };
    const { signer } = (await newMailbox()).mailbox;
    await plant(mailbox.key, letter, (await sealSigned(forged, signer, LETTER_BYTES, builtDesks().demo?.recipients ?? [])).sealed);
    await refresh(anna);
    await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Meppel' }).filter({ hasText: 'Does not open' }).waitFor();
    await open(anna, 'Meppel');
    await anna.page.getByText('This letter is not by whoever wrote the first one').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Bel mij');
    await anna.page.getByText('Hand over to another desk').click();
    expect(await anna.page.getByRole('button', { name: 'Hand over', exact: true }).count()).toBe(0);
    await toInbox(anna);
    const { results } = await running.db
      .prepare('SELECT letter, read_on IS NULL AS unread FROM letters WHERE mailbox = ? ORDER BY rowid')
      .bind(mailbox.key)
      .all<{ letter: string; unread: number }>();
    expect(results.map(({ unread }) => unread)).toEqual([0, 1]);
  });

  it('whose first letter was swapped for one that leads the answer elsewhere shows no word, and no answer can go', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Heiloo', words: 'Ik ben er nog.' });
    const { proof: _proof, ...first } = await readAtDesk(running, mailbox.key);
    const other = (await newMailbox()).mailbox;
    const swapped = { ...first, recipient: other.recipient, by: other.signer.by, answers: { place: 'Heiloo', words: 'Bel mij hier.' } };
    const { sealed } = await sealSigned(swapped, other.signer, REFERRAL_BYTES, builtDesks().demo?.recipients ?? []);
    await running.db.prepare('UPDATE letters SET sealed = ? WHERE mailbox = ?').bind(sealed, mailbox.key).run();
    await refresh(anna);
    await anna.page.locator(`.vl-inbox__item[data-mailbox="${mailbox.key}"]`).click();
    await anna.page.getByText('This letter is not by whoever wrote the first one').waitFor();
    await anna.page.getByText('The first letter is missing or does not open').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Bel mij hier');
    expect(await anna.page.locator('textarea[name=reply]').count()).toBe(0);
    await toInbox(anna);
  });

  it('that comes while somebody writes is read before the answer goes, and the text is kept', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Epe' });
    await refresh(anna);
    await open(anna, 'Epe');
    await anna.page.fill('textarea[name=reply]', 'Tot morgen.');
    const envelope = await nextEnvelope(running, mailbox, 'Niet bellen, hij is thuis.');
    await postJson(running, MAILBOX, { action: 'write', envelope, quiet: false });
    await send(anna);
    await anna.page.getByText('or this person wrote again').waitFor();
    await anna.page.getByText('Niet bellen, hij is thuis.').waitFor();
    expect(await anna.page.locator('textarea[name=reply]').inputValue()).toBe('Tot morgen.');
    await send(anna);
    await anna.page.getByText('The answer lies locked').waitFor();
    await toInbox(anna);
  });

  it('that was deleted meanwhile says so, and the rest goes on', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Weert' });
    await refresh(anna);
    await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Weert' }).waitFor();
    await running.db.batch(
      ['letters', 'mailboxes'].map((table) => running.db.prepare(`DELETE FROM ${table} WHERE mailbox = ?`).bind(mailbox.key)),
    );
    await open(anna, 'Weert');
    await anna.page.getByText('This is no longer there').waitFor();
    await toInbox(anna);
  });
});

describe('two members who answer at once', () => {
  it('the second reads what the first wrote, keeps the own text, and sends when it still fits', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Assen' });
    for (const each of [anna, bram]) {
      await refresh(each);
      await open(each, 'Assen');
    }
    await anna.page.fill('textarea[name=reply]', 'Antwoord van Anna.');
    await bram.page.fill('textarea[name=reply]', 'Antwoord van Bram.');
    await send(anna);
    await anna.page.getByText('The answer lies locked').waitFor();
    await send(bram);
    await bram.page.getByText('A colleague answered meanwhile').waitFor();
    await bram.page.getByText('Antwoord van Anna.').waitFor();
    expect(await bram.page.locator('textarea[name=reply]').inputValue()).toBe('Antwoord van Bram.');
    await send(bram);
    await bram.page.getByText('The answer lies locked').waitFor();
    const count = await running.db
      .prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(mailbox.key)
      .first();
    expect(count).toEqual({ n: 2 });
  });

  it('a reply whose answer got lost on the way is stored once when it is sent again', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Venlo' });
    await toInbox(anna);
    await refresh(anna);
    await open(anna, 'Venlo');
    await anna.page.fill('textarea[name=reply]', 'Eén keer.');
    await anna.page.evaluate(() => {
      const real = globalThis.fetch;
      globalThis.fetch = async (...asked) => {
        await real(...asked);
        globalThis.fetch = real;
        throw new TypeError('the answer got lost');
      };
    });
    await send(anna);
    await anna.page.getByText('There is no connection. Nobody knows whether it worked').waitFor();
    await send(anna);
    await anna.page.getByText('The answer lies locked').waitFor();
    const count = await running.db
      .prepare("SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person'")
      .bind(mailbox.key)
      .first();
    expect(count).toEqual({ n: 1 });
  });
});

describe('a stale tab', () => {
  it('asks to sign in again; the text is still there, and can be sent', async () => {
    await sendSealed(running, { place: 'Goes' });
    await toInbox(anna);
    await refresh(anna);
    await open(anna, 'Goes');
    await anna.page.fill('textarea[name=reply]', 'Dit mag niet weg zijn.');
    await running.db
      .prepare('DELETE FROM desk_sessions WHERE member = ?')
      .bind(await memberNamed('Anna'))
      .run();
    await send(anna);
    await anna.page.getByText('Your sign-in is over').waitFor();
    expect(await anna.page.locator('main').textContent()).not.toContain('Goes');
    await signIn(anna);
    await anna.page.locator('textarea[name=reply]').waitFor();
    expect(await anna.page.locator('textarea[name=reply]').inputValue()).toBe('Dit mag niet weg zijn.');
    await send(anna);
    await anna.page.getByText('The answer lies locked').waitFor();
    await toInbox(anna);
  });
});

describe('junk', () => {
  it('is put aside in one step and taken back in one, but never what is urgent, outside or inside', async () => {
    await toInbox(bram);
    await running.db.prepare('UPDATE letters SET marked = 0').run();
    for (let index = 0; index < 3; index += 1) {
      const { mailbox } = await sendSealed(running, { place: `Reclame ${index}` });
      await running.db.prepare('UPDATE letters SET marked = 1 WHERE mailbox = ?').bind(mailbox.key).run();
    }
    const { mailbox } = await sendSealed(running, { place: 'Ede', danger: 'yes' });
    await running.db.prepare('UPDATE letters SET marked = 1, urgent = 0 WHERE mailbox = ?').bind(mailbox.key).run();
    await refresh(bram);
    await bram.page.getByRole('button', { name: 'Put aside what looks automatic (3)' }).click();
    await bram.page.locator('[data-preview] li').nth(2).waitFor();
    await bram.page.getByRole('button', { name: 'Put these aside' }).click();
    await bram.page.getByText('3 put aside. Nothing was deleted').waitFor();
    expect(await bram.page.getByText('Reclame').count()).toBe(0);
    expect(await bram.page.locator('.vl-inbox__item').first().textContent()).toContain('Danger');
    await bram.page.getByRole('button', { name: 'Take back what was put aside (3)' }).click();
    await bram.page.getByText('Reclame 1').waitFor();
    const [cookie] = await bram.context.cookies();
    const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
    await running.db.prepare('UPDATE letters SET urgent = 1 WHERE mailbox = ?').bind(mailbox.key).run();
    const body = { letters: [{ mailbox: mailbox.key, letter: row?.letter ?? '' }] };
    const refused = await atDesk(running, `${DESK_API}/put-aside`, { body, cookie: `${cookie?.name}=${cookie?.value}` });
    expect(refused.title).toBe('never-discarded');
  });
});

describe('danger without a yes', () => {
  it('needs a reason and a second member, who reads it on their own device', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Tiel', danger: 'yes' });
    await refresh(bram);
    await open(bram, 'Tiel');
    await bram.page.getByText('Hand over to another desk').click();
    await bram.page.check('[name=in-danger]');
    await bram.page.fill('[name=reason]', 'Vanavond weg, andere regio.');
    await bram.page.getByRole('button', { name: 'Ask a second member' }).click();
    await bram.page.getByText('Nothing happens until a second member agrees').waitFor();
    await toInbox(bram);
    await bram.page.getByText('Waits for a second member.').waitFor();
    expect(await bram.page.getByRole('button', { name: 'I agree', exact: true }).count()).toBe(0);
    const desk = await running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first();
    expect(desk).toEqual({ desk: 'demo' });
    await refresh(anna);
    await open(anna, 'Tiel');
    await toInbox(anna);
    await anna.page.locator('[data-request]').getByText('Vanavond weg, andere regio.').waitFor();
    expect(await violations(anna.page)).toEqual([]);
    await anna.page.getByRole('button', { name: 'I agree', exact: true }).click();
    await anna.page.getByText('Only the other desk can read').waitFor();
    const moved = await running.db
      .prepare(
        "SELECT m.desk, (SELECT count(*) FROM letters l WHERE l.mailbox = m.mailbox AND l.direction = 'to-person') AS told FROM mailboxes m WHERE m.mailbox = ?",
      )
      .bind(mailbox.key)
      .first();
    expect(moved).toEqual({ desk: 'demo-deputy', told: 1 });
  });
});

describe('an interpreter and an auditor', () => {
  it('an interpreter opens one letter for 48 hours, without how to reach anybody, and then no longer', async () => {
    const ivo = await colleague(browser);
    await enrol(ivo, await invitation(running, 'interpreter'), 'Ivo');
    await ivo.page.getByText('No letter is open to you now.').waitFor();
    await sendSealed(running, { place: 'Heerlen', language: 'ti', words: 'ሓገዝ የድልየኒ', contact: 'phone', contact_at: '0612345678' });
    await toInbox(anna);
    await refresh(anna);
    await open(anna, 'Heerlen');
    await anna.page.getByText('One letter for an interpreter').click();
    await anna.page.getByRole('button', { name: 'Give this letter' }).click();
    await anna.page.getByText('Ivo can now open this letter for 48 hours.').waitFor();
    await ivo.page.getByRole('button', { name: 'Leave (Ivo)' }).click();
    await signIn(ivo);
    await ivo.page.getByText('ሓገዝ የድልየኒ').waitFor();
    expect(await ivo.page.locator('main').textContent()).not.toContain('0612345678');
    expect(await violations(ivo.page)).toEqual([]);
    await running.tick(new Date(Date.now() + 48 * 3_600_000 + 15 * 60_000));
    const left = await running.db.prepare('SELECT count(*) AS n FROM shares').first();
    expect(left).toEqual({ n: 0 });
    await ivo.leave();
  });

  it('an auditor reads who did what on which day, takes it along after a fresh touch, and finds no word of anybody', async () => {
    const aya = await colleague(browser);
    const auditor = '=Aya, "auditor"';
    await enrol(aya, await invitation(running, 'auditor'), auditor);
    await aya.page.getByRole('heading', { name: 'Log' }).waitFor();
    await aya.page.getByRole('cell', { name: 'handed over', exact: true }).first().waitFor();
    const text = (await aya.page.locator('table').textContent()) ?? '';
    for (const word of ['Heerlen', 'Tiel', 'Vanavond', '06123']) expect(text).not.toContain(word);
    const [download] = await Promise.all([
      aya.page.waitForEvent('download'),
      aya.page.getByRole('button', { name: 'Take the log along' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('demo-log.csv');
    const [names, ...taken] = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8')).data;
    expect(names).toEqual(['entry', 'day', 'who', 'action', 'case']);
    expect(taken.at(-1)?.slice(2)).toEqual([`'${auditor}`, 'export-log', '']);
    expect(taken).toHaveLength((await aya.page.locator('tbody tr').count()) + 1);
    for (const word of ['Heerlen', 'Tiel', 'Vanavond', '06123']) expect(taken.flat().join(' ')).not.toContain(word);
    expect(aya.errors).toEqual([]);
    expect(await violations(aya.page)).toEqual([]);
    await expect(running.db.prepare('DELETE FROM desk_log').run()).rejects.toThrow(/append-only/);
    await expect(running.db.prepare("UPDATE desk_log SET action = 'x'").run()).rejects.toThrow(/append-only/);
    await aya.leave();
  });
});

describe('a passkey that cannot unlock', () => {
  it('signs in all the same, with a passphrase that was written down once', async () => {
    const dirk = await colleague(browser, { hasPrf: false });
    await enrol(dirk, await invitation(running, 'lead'), 'Dirk');
    const passphrase = (await dirk.page.locator('[data-passphrase]').textContent()) ?? '';
    expect(passphrase).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){4}$/);
    await dirk.page.getByLabel('I have the passphrase on paper').check();
    await dirk.page.getByRole('button', { name: 'Go on' }).click();
    await inbox(dirk);
    await dirk.page.getByRole('button', { name: 'Leave (Dirk)' }).click();
    await signIn(dirk);
    await dirk.page.fill('[name=passphrase]', 'AAAA-AAAA-AAAA-AAAA-AAAA');
    await dirk.page.getByRole('button', { name: 'Open', exact: true }).click();
    await dirk.page.getByText('This passphrase does not fit.').waitFor();
    await dirk.page.fill('[name=passphrase]', passphrase.toLowerCase());
    await dirk.page.getByRole('button', { name: 'Open', exact: true }).click();
    await inbox(dirk);
    await dirk.leave();
  });
});

describe('what a passkey signed', () => {
  it('works once: sent again, or changed, it is refused', async () => {
    const bodies: string[] = [];
    anna.page.on('request', (request) => request.url().endsWith(`${DESK_API}/enter`) && bodies.push(request.postData() ?? ''));
    await anna.page.getByRole('button', { name: 'Leave (Anna)' }).click();
    await signIn(anna);
    await anna.page.getByRole('button', { name: 'Leave (Anna)' }).waitFor();
    const body = JSON.parse(bodies[0] ?? '{}') as { response: { response: { signature: string } } };
    expect((await atDesk(running, `${DESK_API}/enter`, { body })).title).toBe('bad-passkey');
    expect(bodies[0]).not.toMatch(/"prf"|AGE-SECRET/);
  });
});

describe('a removed member', () => {
  it('is told so calmly at the next step, and can neither come in again nor fetch anything', async () => {
    await removeMember(running.db, 'demo', await memberNamed('Bram'), dayOf(new Date()));
    // The list may look for new letters by itself first, and say so before anybody asks.
    const over = bram.page.getByText('Your sign-in is over').waitFor();
    const asked = toInbox(bram)
      .then(() => refresh(bram))
      .catch(() => undefined);
    await over;
    await signIn(bram);
    await bram.page.getByText('are you still one?').waitFor();
    await bram.leave();
    await asked;
  });

  it('leaves a desk that makes a new key; what cannot go on the new lock is given up only knowingly', async () => {
    const { page } = anna;
    const strange = await seal({ words: 'not a letter' }, 4096, builtDesks().demo?.recipients ?? []);
    await plant('b'.repeat(64), 'd'.repeat(64), strange);
    const step = (name: string) => page.locator(`[data-rotate=${name}]`).waitFor();
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    await page.getByRole('button', { name: 'Make a new key' }).click();
    await page.getByText('Only you have it now').waitFor();
    await step('hand');
    expect(await page.locator('[data-without]').textContent()).toBe('Still without the new key: Dirk.');
    await page.getByText('Publish now all the same').click();
    const recipient = (await page.locator('[data-new-key]').textContent()) ?? '';
    expect(recipient).toMatch(/^age1/);
    const holders = (key: string) => running.db.prepare('SELECT count(*) AS n FROM desk_keys WHERE key = ?').bind(key).first();
    expect(await holders(recipient)).toEqual({ n: 1 });
    const old = builtDesks().demo?.recipients[0] ?? '';
    await publishKey(running, 'demo', recipient);
    await page.reload();
    await signIn(anna);
    // No key goes before the new one has its papers.
    await page.getByRole('heading', { name: 'Members of this desk' }).waitFor();
    await makeKit(anna);
    await step('lock');
    await checksTheLock(page);
    expect(await holders(old)).toEqual({ n: 2 });
    expect(await violations(page)).toEqual([]);
    await page.locator('[name=know]').check();
    await page.getByRole('button', { name: 'Destroy the old key all the same' }).click();
    await page.getByText('The old key is gone').waitFor();
    expect(await holders(old)).toEqual({ n: 0 });
    await toInbox(anna);
    await open(anna, 'Hoorn');
    await anna.page.getByLabel('Your answer').waitFor();
    expect(anna.errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await anna.leave();
  });
});

describe('an operator with every secret and the whole database', () => {
  it('opens nothing: no letter, no key, no passphrase file, no recovery file', async () => {
    const operator = await newKeys();
    const { results: tables } = await running.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{ name: string }>();
    const rows = await Promise.all(
      tables
        .filter(({ name }) => !/^(_|sqlite_|d1_)/.test(name))
        .map(async ({ name }) => (await running.db.prepare(`SELECT * FROM "${name}"`).all()).results),
    );
    const values = rows.flat().flatMap((row) => Object.values(row));
    const text = values
      .map((value) =>
        Array.isArray(value) || value instanceof ArrayBuffer ? Buffer.from(value as ArrayBuffer).toString('latin1') : String(value),
      )
      .join('\n');
    for (const secret of ['AGE-SECRET-KEY', 'Vanavond', 'Antwoord van Anna', 'Heerlen', '0612345678', 'ሓገዝ'])
      expect([secret, text.includes(secret) || text.includes(Buffer.from(secret).toString('latin1'))]).toEqual([secret, false]);
    const files = values
      .filter((value) => value instanceof ArrayBuffer || Array.isArray(value))
      .map((value) => new Uint8Array(value as ArrayBuffer));
    expect(files.length).toBeGreaterThan(20);
    const { open: openSealed } = await import('../../src/crypto/seal.ts');
    for (const file of files.slice(0, 60)) expect(await openSealed(toBase64(file), operator.identity)).toBeNull();
  });
});
