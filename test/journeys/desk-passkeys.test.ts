// More than one passkey: added on another device, the first one lost and removed, and what a passkey that cannot open is told.
import { DESK_API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { atDesk, type Colleague, colleague, enrol, hold, invitation, newDevice, passkeysOn, signIn, takePasskeys } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const inbox = ({ page }: Colleague) => page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
const go = async ({ page }: Colleague, where: 'Letters' | 'My passkeys'): Promise<void> => {
  await page.getByRole('button', { name: where, exact: true }).click();
  await page.getByRole('heading', { name: where, exact: true }).waitFor();
};
const cards = ({ page }: Colleague) => page.locator('[data-passkey]');
const add = async ({ page }: Colleague, called: string): Promise<void> => {
  await page.fill('[name=called]', called);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
};
const leave = ({ page }: Colleague, name: string) => page.getByRole('button', { name: `Leave (${name})` }).click();
const stored = async (name: string): Promise<number> =>
  (
    await running.db
      .prepare('SELECT count(*) AS n FROM passkeys p JOIN members m ON m.member = p.member WHERE m.called = ?')
      .bind(name)
      .first<{ n: number }>()
  )?.n ?? -1;

/** Notes on the page itself what its passkeys give, so that it can be looked for in what was sent. */
function noteSecrets(): void {
  const given: number[][] = [];
  Object.assign(window, { given });
  const note = (answer: Credential | null): Credential | null => {
    const first = (answer as PublicKeyCredential).getClientExtensionResults().prf?.results?.first;
    if (first instanceof ArrayBuffer) given.push([...new Uint8Array(first)]);
    return answer;
  };
  const { credentials } = navigator;
  const [get, create] = [credentials.get.bind(credentials), credentials.create.bind(credentials)];
  credentials.get = async (options) => note(await get(options));
  credentials.create = async (options) => note(await create(options));
}

describe('a lost phone', () => {
  let anna: Colleague;
  let safe: string;
  const sent: string[] = [];

  beforeAll(async () => {
    anna = await colleague(browser);
    anna.page.on('request', (request) => sent.push(request.postData() ?? ''));
    await anna.page.addInitScript(noteSecrets);
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await inbox(anna);
  });

  it('is what a second passkey is advised for; the only one cannot be removed', async () => {
    await go(anna, 'My passkeys');
    await anna.page.getByText('You have one now. If it is lost').waitFor();
    expect(await cards(anna).count()).toBe(1);
    expect(await cards(anna).textContent()).toMatch(/Without a name.*Made on.*You signed in with this one/);
    expect(await anna.page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    expect(await violations(anna.page)).toEqual([]);
  });

  it('is made good beforehand: a second passkey on another device is made, touched once more, and only then added', async () => {
    safe = await newDevice(anna);
    await hold(anna, anna.device, false);
    const touchedBefore = anna.touches();
    await add(anna, 'key in the safe');
    await anna.page.getByText('Added. This passkey signs you in and opens letters.').waitFor();
    expect(anna.touches() - touchedBefore).toBe(1);
    expect(await passkeysOn(anna, safe)).toHaveLength(1);
    expect(await cards(anna).nth(1).textContent()).toContain('key in the safe');
    expect(await anna.page.locator('[name=called]').inputValue()).toBe('');
    expect(await violations(anna.page)).toEqual([]);
  });

  it('a device that holds one already says so, and nothing is added', async () => {
    await add(anna, 'once more');
    await anna.page.getByText('This device already has a passkey of yours. Nothing was added.').waitFor();
    expect([await stored('Anna'), await cards(anna).count()]).toEqual([2, 2]);
  });

  it('does not keep anybody out: the second passkey signs in and opens a letter in one touch', async () => {
    await sendSealed(running, { place: 'Urk', words: 'Ik wil praten.' });
    await leave(anna, 'Anna');
    expect(await takePasskeys(anna, anna.device)).toHaveLength(1);
    const touchedBefore = anna.touches();
    await signIn(anna);
    await inbox(anna);
    await anna.page.locator('.vl-inbox__item').filter({ hasText: 'Urk' }).click();
    await anna.page.getByText('Ik wil praten.').waitFor();
    expect(anna.touches() - touchedBefore).toBe(1);
  });

  it('its passkey is removed by a second tap, which says whom to tell, and then the other one is the last', async () => {
    const { page } = anna;
    await go(anna, 'My passkeys');
    expect(await cards(anna).filter({ hasText: 'key in the safe' }).textContent()).toContain('You signed in with this one');
    const lost = cards(anna).filter({ hasText: 'Without a name' });
    await lost.getByRole('button', { name: 'Remove: Without a name' }).click();
    await lost.getByText('tell the head of the desk at once as well, because removing it alone does not change the key').waitFor();
    expect(await violations(page)).toEqual([]);
    await lost.getByRole('button', { name: 'Keep it' }).click();
    expect(await stored('Anna')).toBe(2);
    await lost.getByRole('button', { name: 'Remove: Without a name' }).click();
    await lost.getByRole('button', { name: 'Yes, remove: Without a name' }).click();
    await page.getByText('Removed. Nobody can sign in with this passkey any more.').waitFor();
    await page.getByText('You have one now. If it is lost').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(0);
    const [cookie] = await anna.context.cookies();
    const { credential } = (await running.db.prepare('SELECT credential FROM passkeys').first<{ credential: string }>()) ?? {};
    const refused = await atDesk(running, `${DESK_API}/remove-passkey`, {
      body: { credential },
      cookie: `${cookie?.name}=${cookie?.value}`,
    });
    expect([refused.title, await stored('Anna')]).toEqual(['last-passkey', 1]);
    await leave(anna, 'Anna');
    await signIn(anna);
    await page.getByRole('button', { name: 'Leave (Anna)' }).waitFor();
  });

  it('in all of this nothing that opens a letter left the device', async () => {
    expect(sent.filter((body) => body.includes('"wrapped"')).length).toBeGreaterThan(0);
    const secrets = await anna.page.evaluate(() => (window as unknown as { given: number[][] }).given);
    expect(secrets.length).toBeGreaterThan(4);
    const forms = secrets.flatMap((bytes) => [
      ...(['base64', 'base64url', 'hex'] as const).map((form) => Buffer.from(bytes).toString(form)),
      JSON.stringify(bytes),
    ]);
    expect(sent.filter((body) => /"prf"|AGE-SECRET/.test(body) || forms.some((form) => body.includes(form)))).toEqual([]);
    expect(anna.errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await anna.leave();
  });
});

describe('a passkey that cannot open', () => {
  it('is not added for a member whose passkey opens, is told exactly, and the device forgets it', async () => {
    const bo = await colleague(browser);
    await enrol(bo, await invitation(running, 'coordinator'), 'Bo');
    await go(bo, 'My passkeys');
    const old = await newDevice(bo, { hasPrf: false });
    await hold(bo, bo.device, false);
    await add(bo, 'old key');
    await bo.page
      .getByText('This passkey can sign you in, but cannot open letters. Nothing was added. Take another device or another security key.', {
        exact: true,
      })
      .waitFor();
    expect([await stored('Bo'), await cards(bo).count(), await passkeysOn(bo, old)]).toEqual([1, 1, []]);
    expect(await bo.page.locator('[name=called]').inputValue()).toBe('old key');
    await bo.leave();
  });

  it('is also one that gives something else when it is touched than when it was made, or is not touched at all', async () => {
    const cas = await colleague(browser);
    await enrol(cas, await invitation(running, 'coordinator'), 'Cas');
    await go(cas, 'My passkeys');
    const key = await newDevice(cas);
    await hold(cas, cas.device, false);
    await cas.page.evaluate(() => {
      const real = navigator.credentials.create.bind(navigator.credentials);
      navigator.credentials.create = async (options) => {
        const made = (await real(options)) as PublicKeyCredential;
        made.getClientExtensionResults = () => ({ prf: { enabled: true, results: { first: new ArrayBuffer(32) } } });
        navigator.credentials.create = real;
        return made;
      };
    });
    await add(cas, 'new key');
    await cas.page.getByText('This passkey can sign you in, but cannot open letters. Nothing was added.').waitFor();
    expect([await stored('Cas'), await passkeysOn(cas, key)]).toEqual([1, []]);
    await cas.page.evaluate(() => {
      const real = navigator.credentials.get.bind(navigator.credentials);
      navigator.credentials.get = async () => {
        navigator.credentials.get = real;
        throw new DOMException('nobody touched it', 'NotAllowedError');
      };
    });
    await add(cas, 'new key');
    await cas.page.getByText('The passkey was not made, or not touched once more. Nothing was added.').waitFor();
    expect([await stored('Cas'), await passkeysOn(cas, key)]).toEqual([1, []]);
    await add(cas, 'new key');
    await cas.page.getByText('Added. This passkey signs you in and opens letters.').waitFor();
    expect(await stored('Cas')).toBe(2);
    await cas.leave();
  });

  it('is added for a member with a passphrase, who is told to type it; one that opens needs none', async () => {
    const dirk = await colleague(browser, { hasPrf: false });
    const { page } = dirk;
    await enrol(dirk, await invitation(running, 'lead'), 'Dirk');
    const passphrase = (await page.locator('[data-passphrase]').textContent()) ?? '';
    await page.getByLabel('I have the passphrase on paper').check();
    await page.getByRole('button', { name: 'Go on' }).click();
    await inbox(dirk);
    await go(dirk, 'My passkeys');
    const closed = await newDevice(dirk, { hasPrf: false });
    await hold(dirk, dirk.device, false);
    await add(dirk, 'old key');
    await page
      .getByText('Added. This passkey opens nothing. You sign in with it and then type your passphrase.', { exact: true })
      .waitFor();
    await hold(dirk, closed, false);
    const opening = await newDevice(dirk);
    await add(dirk, 'new key');
    await page.getByText('Added. This passkey signs you in and opens letters.').waitFor();
    expect(await cards(dirk).count()).toBe(3);

    await leave(dirk, 'Dirk');
    await signIn(dirk);
    await inbox(dirk);
    await page.locator('.vl-inbox__item').filter({ hasText: 'Urk' }).click();
    await page.getByText('Ik wil praten.').waitFor();

    await leave(dirk, 'Dirk');
    await hold(dirk, opening, false);
    await hold(dirk, closed, true);
    await signIn(dirk);
    await page.fill('[name=passphrase]', passphrase);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await inbox(dirk);
    await dirk.leave();
  });
});

describe('everybody of a desk', () => {
  it.each(['auditor', 'interpreter', 'operator'] as const)('finds their passkeys at the top of the page: %s', async (role) => {
    const somebody = await colleague(browser);
    await enrol(somebody, await invitation(running, role), 'Somebody');
    await go(somebody, 'My passkeys');
    await newDevice(somebody);
    await hold(somebody, somebody.device, false);
    await add(somebody, 'second');
    await somebody.page.getByText('Added. This passkey signs you in and opens letters.').waitFor();
    expect(await violations(somebody.page)).toEqual([]);
    await somebody.leave();
  });
});

/** From here on the passkeys of this page give nothing when they are made, and other bytes at each touch, as some systems do. */
function giveOthers(): void {
  const { credentials } = navigator;
  const [get, create] = [credentials.get.bind(credentials), credentials.create.bind(credentials)];
  const giving = (answer: Credential | null, first: ArrayBuffer | undefined): Credential | null => {
    Object.assign(answer ?? {}, { getClientExtensionResults: () => (first ? { prf: { results: { first } } } : {}) });
    return answer;
  };
  credentials.get = async (options) => giving(await get(options), crypto.getRandomValues(new Uint8Array(32)).buffer);
  credentials.create = async (options) => giving(await create(options), undefined);
}

describe('a passkey that gives other bytes at each touch', () => {
  it('is never trusted with the first key of a member: they get a passphrase', async () => {
    const fay = await colleague(browser);
    await fay.page.addInitScript(giveOthers);
    await enrol(fay, await invitation(running, 'coordinator'), 'Fay');
    await fay.page.locator('[data-passphrase]').waitFor();
    const row = await running.db.prepare("SELECT own_key FROM members WHERE called = 'Fay'").first<{ own_key: string | null }>();
    expect(row).toEqual({ own_key: null });
    await fay.leave();
  });

  it('is not added to one who opens letters with another', async () => {
    const gus = await colleague(browser);
    await enrol(gus, await invitation(running, 'coordinator'), 'Gus');
    await go(gus, 'My passkeys');
    await newDevice(gus);
    await hold(gus, gus.device, false);
    await gus.page.evaluate(giveOthers);
    await add(gus, 'unsteady');
    await gus.page.getByText('Nothing was added.').waitFor();
    expect(await stored('Gus')).toBe(1);
    await gus.leave();
  });
});
