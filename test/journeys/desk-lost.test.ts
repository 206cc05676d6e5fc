// A lost answer, a colleague at the same screen, a second window: no wrong text reaches a person, nobody acts in another's name, no draft is lost or found.
import { DESK_API } from '#domain/api/paths';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation, passkeysOn, signIn } from '../desk.ts';
import { openedBox, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';
import type { Mailbox } from '../../src/crypto/receipt.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
let anna: Colleague;

const open = async (text: string): Promise<void> => {
  for (const name of ['Members', 'Letters']) await anna.page.getByRole('button', { name, exact: true }).click();
  await anna.page.locator('.vl-inbox__item').filter({ hasText: text }).click();
  await anna.page.locator('.vl-person article').first().waitFor();
};
/** The next answer of an action is lost: the server did it, the page hears nothing. */
const loseNext = (action: string, { page }: Colleague = anna): Promise<void> =>
  page.evaluate((path) => {
    const real = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      const answer = await real(...asked);
      if (!String(asked[0]).endsWith(path)) return answer;
      globalThis.fetch = real;
      throw new TypeError('lost');
    };
  }, `${DESK_API}/${action}`);
const received = async (mailbox: Mailbox): Promise<(string | null)[]> => {
  await running.db.prepare('UPDATE letters SET due_at = NULL WHERE mailbox = ?').bind(mailbox.key).run();
  return (await openedBox(running, mailbox)).letters.map(({ text }) => text);
};
const send = () => anna.page.getByRole('button', { name: 'Lock and send' }).click();

beforeAll(async () => {
  anna = await colleague(browser);
  await enrol(anna, await invitation(running, 'lead'), 'Anna');
  await anna.page.locator('[data-total]').waitFor();
});

describe('an answer whose reply was lost', () => {
  it('sent again as it was, arrives once', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Goes' });
    await open('Goes');
    await anna.page.fill('[name=reply]', 'Wij zijn er.');
    await loseNext('reply');
    await send();
    await anna.page.getByText('There is no connection').waitFor();
    await send();
    await anna.page.getByText('The answer lies locked').waitFor();
    expect(await received(mailbox)).toEqual(['Wij zijn er.']);
  });

  it('and edited, is not taken for the old one: the person never gets a text that was thought better of unseen', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Borne' });
    await open('Borne');
    await anna.page.fill('[name=reply]', 'Kom morgen.');
    await loseNext('reply');
    await send();
    await anna.page.getByText('There is no connection').waitFor();
    await anna.page.fill('[name=reply]', 'Blijf waar je bent.');
    await send();
    await anna.page.getByText('Read that first').waitFor();
    await anna.page.locator('article').getByText('Kom morgen.').waitFor();
    expect(await anna.page.inputValue('[name=reply]')).toBe('Blijf waar je bent.');
    await send();
    await anna.page.getByText('The answer lies locked').waitFor();
    expect(await received(mailbox)).toEqual(['Blijf waar je bent.', 'Kom morgen.']);
  });
});

/** A form somebody fills in: what is typed or chosen where, what sends it, and how often it was done as the database knows. */
interface Form {
  action: string;
  fold?: string;
  fill(page: Page): Promise<unknown>;
  field: string;
  /** What stands in the field, if not the words. */
  chosen?: string;
  send: string;
  /** Where the page shows by itself, once it is loaded again, that it was done: then nothing is sent again. */
  shown?: string;
  count: string;
}
const words = 'Van Anna zelf.';
const forms: Form[] = [
  {
    action: 'reply',
    fill: (page) => page.fill('[name=reply]', words),
    field: '[name=reply]',
    send: 'Lock and send',
    count: "SELECT count(*) AS n FROM letters WHERE mailbox = ? AND direction = 'to-person'",
  },
  {
    action: 'note',
    fold: 'Write down for the desk',
    fill: (page) => page.fill('[name=note]', words),
    field: '[name=note]',
    send: 'Lock and keep',
    count: 'SELECT count(*) AS n FROM notes WHERE mailbox = ?',
  },
  {
    action: 'plan',
    async fill(page) {
      await page.getByRole('button', { name: 'Make an overview' }).click();
      await page.fill('[name=agreements]', words);
    },
    field: '[name=agreements]',
    send: 'Lock and put in the letter box',
    count: 'SELECT count(*) AS n FROM letters WHERE mailbox = ? AND plan = 1',
  },
  {
    action: 'ask-hand-over',
    fold: 'Hand over to another desk',
    async fill(page) {
      await page.check('[name=in-danger]');
      await page.fill('[name=reason]', words);
    },
    field: '[name=reason]',
    send: 'Ask a second member',
    count: 'SELECT count(*) AS n FROM handovers WHERE mailbox = ?',
  },
  {
    action: 'hear',
    fold: 'A yes or a no that you heard',
    async fill(page) {
      await page.check('[name=heard-say][value=yes]');
      await page.check('[name=heard-how][value=voice]');
    },
    field: '[name=heard-how]:checked',
    chosen: 'voice',
    send: 'Write this down',
    count: 'SELECT count(*) AS n FROM letters WHERE mailbox = ? AND heard = 1',
  },
  {
    action: 'close',
    fold: 'Round off',
    fill: (page) => page.selectOption('[name=missing]', 'lawyer'),
    field: '[name=missing]',
    chosen: 'lawyer',
    send: 'Round off',
    shown: '[data-closed]',
    count: 'SELECT count(*) AS n FROM mailboxes WHERE mailbox = ? AND closed_on IS NOT NULL',
  },
  {
    action: 'look-again',
    fill: (page) => page.fill('[name=look]', '2027-02-03'),
    field: '[name=look]',
    chosen: '2027-02-03',
    send: 'Keep this day',
    shown: '.vl-card:has([name=look]) button[aria-disabled=true]',
    count: "SELECT count(*) AS n FROM cases WHERE mailbox = ? AND look_again_on = '2027-02-03'",
  },
];
/** How often it was done, and how often the log says so. */
const timesDone = async (mailbox: Mailbox, action: string, count: string): Promise<(number | undefined)[]> => {
  const logged = 'SELECT count(*) AS n FROM desk_log WHERE action = ? AND alias = (SELECT alias FROM cases WHERE mailbox = ?)';
  const rows = [running.db.prepare(count).bind(mailbox.key), running.db.prepare(logged).bind(action, mailbox.key)];
  return (await Promise.all(rows.map((row) => row.first<{ n: number }>()))).map((row) => row?.n);
};

describe('a form whose answer was lost, on a page that was loaded again', () => {
  it.each(forms)('$action keeps what was filled in, and sent again is the same one', async (form) => {
    const { action, fold, fill, field, chosen = words, send: button, shown, count } = form;
    const { page } = anna;
    const place = `Plaats ${action}`;
    const { mailbox } = await sendSealed(running, { place });
    await open(place);
    if (fold) await page.locator('summary', { hasText: fold }).click();
    await fill(page);
    await loseNext(action);
    await page.getByRole('button', { name: button }).click();
    await page.locator('.vl-result', { hasText: 'There is no connection' }).waitFor();
    expect(await page.inputValue(field)).toBe(chosen);
    await page.waitForSelector('html:not([data-keeping])');
    await page.reload();
    await signIn(anna);
    await page.locator('.vl-person article').first().waitFor();
    if (shown) await page.locator(shown).waitFor();
    else {
      expect(await page.locator(field).inputValue()).toBe(chosen);
      await page.getByRole('button', { name: button }).dblclick();
      await page.waitForFunction((name) => !document.querySelector<HTMLTextAreaElement>(name)?.value, field);
    }
    expect(await timesDone(mailbox, action, count)).toEqual([1, 1]);
  });

  it.each(forms.filter(({ shown }) => shown))('$action pressed again where it was lost is the same one', async (form) => {
    const { action, fold, fill, send: button, count } = form;
    const { page } = anna;
    const { mailbox } = await sendSealed(running, { place: `Weer ${action}` });
    await open(`Weer ${action}`);
    if (fold) await page.locator('summary', { hasText: fold }).click();
    await fill(page);
    await loseNext(action);
    const press = page.getByRole('button', { name: button });
    await press.click();
    await page.locator('.vl-result', { hasText: 'There is no connection' }).waitFor();
    await press.click();
    await page.getByText(/Rounded off\.|The day was kept\./).waitFor();
    expect(await timesDone(mailbox, action, count)).toEqual([1, 1]);
  });

  it('reloaded at the very moment it is sent, is the same one when it is sent again', async () => {
    const { page } = anna;
    const { mailbox } = await sendSealed(running, { place: 'Meteen' });
    await open('Meteen');
    await page.fill('[name=reply]', words);
    // The server gets it, and the page goes before it hears or does anything more.
    await page.evaluate((path) => {
      const real = globalThis.fetch;
      globalThis.fetch = (to, how) => {
        if (!String(to).endsWith(path)) return real(to, how);
        sessionStorage.setItem('unkept', String(document.documentElement.hasAttribute('data-keeping')));
        void real(to, { ...how, signal: null, keepalive: true });
        location.reload();
        return new Promise(() => undefined);
      };
    }, `${DESK_API}/reply`);
    await send();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('unkept'))).toBe('false');
    await signIn(anna);
    await page.locator('.vl-person article').first().waitFor();
    expect(await page.inputValue('[name=reply]')).toBe(words);
    await send();
    await page.getByText('The answer lies locked').waitFor();
    expect(await received(mailbox)).toEqual([words]);
  });
});

describe('two members and one browser', () => {
  it('what is being written is there again when its writer comes back to the person, in every form', async () => {
    await sendSealed(running, { place: 'Hoogkarspel' });
    await open('Hoogkarspel');
    await anna.page.fill('[name=reply]', 'Alleen van Anna.');
    await anna.page.getByText('Round off').first().click();
    await anna.page.selectOption('[name=missing]', 'lawyer');
    const { page } = anna;
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    await page.getByRole('button', { name: 'Letters', exact: true }).click();
    await page.locator('.vl-inbox__item').filter({ hasText: 'Hoogkarspel' }).click();
    await page.locator('.vl-person article').first().waitFor();
    expect(await page.inputValue('[name=reply]')).toBe('Alleen van Anna.');
    await page.getByText('Round off').first().click();
    expect(await page.inputValue('[name=missing]')).toBe('lawyer');
  });

  it('a window in which somebody else signed in meanwhile does nothing in their name, and keeps the words', async () => {
    const { page } = anna;
    await page.fill('[name=reply]', 'Nog steeds van Anna.');
    const cookies = await anna.context.cookies();
    const bram = await colleague(browser);
    await enrol(bram, await invitation(running, 'lead', { withKey: false }), 'Bram');
    await bram.page.getByRole('heading', { name: 'You have no key of this desk yet' }).waitFor();
    await anna.context.addCookies(await bram.context.cookies());
    await send();
    await page.getByText('Somebody else signed in').waitFor();
    const replies = await running.db
      .prepare("SELECT count(*) AS n FROM desk_log l JOIN members m ON m.member = l.member WHERE m.called = 'Bram' AND l.action = 'reply'")
      .first();
    expect(replies).toEqual({ n: 0 });
    await anna.context.addCookies(cookies);
    await signIn(anna);
    await page.locator('[name=reply]').waitFor();
    expect(await page.inputValue('[name=reply]')).toBe('Nog steeds van Anna.');
    expect(anna.errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
    await Promise.all([anna.leave(), bram.leave()]);
  });
});

describe('becoming a member, and the keys', () => {
  let bo: Colleague;
  const rows = async (sql: string): Promise<number> => (await running.db.prepare(sql).first<{ n: number }>())?.n ?? -1;

  it('goes on where the answer was lost: one passkey, one member', async () => {
    bo = await colleague(browser);
    const { page } = bo;
    const before = await rows('SELECT count(*) AS n FROM members');
    await page.goto(await invitation(running, 'lead'));
    await page.fill('[name=name]', 'Bo');
    await loseNext('enrol', bo);
    await page.click('main button');
    await page.getByText('There is no connection').waitFor();
    await page.click('main button');
    await page.getByText('Your passkey is made').waitFor();
    expect([await rows('SELECT count(*) AS n FROM members'), (await passkeysOn(bo, bo.device)).length]).toEqual([before + 1, 1]);
    await loseNext('introduce', bo);
    await signIn(bo);
    await page.getByText('There is no connection').waitFor();
    await signIn(bo);
    await page.locator('[data-total]').waitFor();
  });

  it('makes one new key however often its answer is lost, and papers that were never read back count for nothing', async () => {
    const { page } = bo;
    await page.getByRole('button', { name: 'Members', exact: true }).click();
    await page.getByRole('button', { name: 'Make a recovery kit' }).click();
    await page.locator('[data-paper=c]').waitFor();
    expect(await rows('SELECT count(*) AS n FROM recovery_files')).toBe(0);
    const papers = await page.locator('[data-paper]').allTextContents();
    const told = await page.locator('.vl-paper').first().textContent();
    expect(told).toMatch(/Paper A of A, B and C.*Made on .* digits \d{4}( \d{4}){5}/);
    await page.getByRole('button', { name: 'They are printed' }).click();
    expect(await page.locator('main').textContent()).not.toContain(papers[0]);
    for (const [at, paper] of papers.entries())
      await page.fill(`[name=end-${'abc'[at]}]`, at === 1 ? 'AAAAAA' : paper.slice(-6).toLowerCase());
    await page.getByText('This is not the end of paper B').waitFor();
    await page.getByRole('button', { name: 'Keep this kit' }).click({ force: true });
    expect(await rows('SELECT count(*) AS n FROM recovery_files')).toBe(0);
    await page.fill('[name=end-b]', papers[1]?.slice(-6) ?? '');
    await loseNext('save-recovery', bo);
    await page.getByRole('button', { name: 'Keep this kit' }).click();
    await page.getByText('There is no connection').waitFor();
    await page.getByRole('button', { name: 'Keep this kit' }).click();
    await page.getByText('The new papers count from now on').waitFor();
    expect(await rows('SELECT count(*) AS n FROM recovery_files')).toBe(3);
    const keys = await rows('SELECT count(DISTINCT key) AS n FROM desk_keys');
    await loseNext('hand-key', bo);
    await page.getByRole('button', { name: 'Make a new key' }).click();
    await page.getByText('There is no connection').waitFor();
    await page.getByRole('button', { name: 'Make a new key' }).click();
    await page.getByText('Only you have it now').waitFor();
    expect(await rows('SELECT count(DISTINCT key) AS n FROM desk_keys')).toBe(keys + 1);
    await bo.leave();
  });
});
