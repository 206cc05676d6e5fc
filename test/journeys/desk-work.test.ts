// A working day at the desk: learnt in a minute, a case with a name and an owner, notes and tasks, a list that is triaged with the keys,
// and nothing typed that is ever lost.
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, invitation, signIn } from '../desk.ts';
import { openedBox, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const item = ({ page }: Colleague, text: string) => page.locator('.vl-inbox__item').filter({ hasText: text });
const open = async (who: Colleague, text: string): Promise<void> => {
  await item(who, text).click();
  await who.page.getByRole('heading', { name: 'One person' }).waitFor();
};
const kept = ({ page }: Colleague) => page.waitForSelector('html:not([data-keeping])');
const fold = ({ page }: Colleague, title: string) => page.locator('summary', { hasText: title }).click();
const answer = ({ page }: Colleague) => page.locator('textarea[name=reply]');
const owner = ({ page }: Colleague, name: string) => page.locator(`.vl-state-row[data-owner="${name}"]`).waitFor();
const count = async (sql: string): Promise<number> => (await running.db.prepare(sql).first<{ n: number }>())?.n ?? -1;
/** The next answer to an action does not arrive, though the server did it. */
const loseNext = ({ page }: Colleague, action: string): Promise<void> =>
  page.evaluate((path) => {
    const real = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      const answered = await real(...asked);
      if (!String(asked[0]).endsWith(path)) return answered;
      globalThis.fetch = real;
      throw new TypeError('lost');
    };
  }, `/api/desk/${action}`);

let anna: Colleague;
beforeAll(async () => {
  await sendSealed(running, { need: 'talk', place: 'Almere', age: '18-22', words: 'Ik wil praten.', days: ['mon', 'tue'] });
  await sendSealed(running, { need: 'tonight', place: 'Emmen', language: 'pl' });
  await sendSealed(running, { need: 'lawyer', place: 'Zwolle' });
  await running.db.prepare('UPDATE letters SET marked = 0').run();
  anna = await colleague(browser);
});

describe('somebody new', () => {
  it('goes from the link to a first answer in twelve actions at most', async () => {
    const { page } = anna;
    const link = await invitation(running, 'lead');
    let actions = 0;
    const does = async (action: Promise<unknown>): Promise<void> => {
      actions += 1;
      await action;
    };
    await page.goto(link);
    await does(page.fill('[name=name]', 'Anna'));
    await does(page.click('main button'));
    await page.getByText('Your passkey is made').waitFor();
    await does(signIn(anna));
    await does(page.locator('.vl-inbox__item').first().click());
    await does(page.getByRole('button', { name: 'I take this one' }).click());
    await owner(anna, 'Anna');
    await does(answer(anna).fill('We lezen je brief.'));
    await does(page.getByRole('button', { name: 'Lock and send' }).click());
    await page.getByText('The answer lies locked').waitFor();
    expect(actions).toBeLessThanOrEqual(12);
  });

  it('finds signs, keys and the way of a first letter explained beside the list', async () => {
    await anna.page.goBack();
    await fold(anna, 'Help: your first letter');
    await anna.page.getByText('Open the letter at the top').waitFor();
    expect(await violations(anna.page)).toEqual([]);
    await fold(anna, 'Help: your first letter');
  });
});

describe('a case', () => {
  it('has a name that the list, the page and the log say alike, and an answer nobody saw is taken back into the answer box', async () => {
    const { page } = anna;
    const name = (await item(anna, 'Emmen').locator('.vl-inbox__name').textContent()) ?? '';
    expect(name).toMatch(/^[A-Z][a-z]+ [a-z]+$/);
    await open(anna, 'Emmen');
    expect(await page.locator('h1 [data-case]').textContent()).toBe(name);
    await page.getByRole('button', { name: 'Take this answer back' }).click();
    await page.getByText('Taken back. Nobody saw it.').waitFor();
    expect(await answer(anna).inputValue()).toBe('We lezen je brief.');
    expect(await count("SELECT count(*) AS n FROM letters WHERE direction = 'to-person'")).toBe(0);
    await page.getByRole('button', { name: 'Log', exact: true }).click();
    await page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'took an answer back' }).waitFor();
    await page.goBack();
  });

  it('is taken and given to nobody again, and the list says whose it is', async () => {
    const { page } = anna;
    await owner(anna, 'Anna');
    await page.goBack();
    await item(anna, 'Emmen').locator('[data-owner=Anna]').waitFor();
    await open(anna, 'Emmen');
    await page.selectOption('[name=owner]', { label: 'nobody’s' });
    await owner(anna, '');
  });

  it('holds notes that only the desk reads, written once also when the answer was lost, and tasks that fall due', async () => {
    const { page } = anna;
    await fold(anna, 'Write down for the desk');
    await page.fill('[name=note]', 'Gebeld met de gemeente.');
    await loseNext(anna, 'note');
    await page.getByRole('button', { name: 'Lock and keep' }).click();
    await page.locator('[data-fold=note] .vl-result', { hasText: /\S/ }).waitFor();
    expect(await page.inputValue('[name=note]')).toBe('Gebeld met de gemeente.');
    await page.getByRole('button', { name: 'Lock and keep' }).dblclick();
    await page.locator('[data-note=note]', { hasText: 'Gebeld met de gemeente.' }).waitFor();
    await page.selectOption('[name=note-kind]', 'task');
    await page.fill('[name=note]', 'Advocaat bellen');
    await page.fill('[name=note-due]', '2026-01-02');
    await page.getByRole('button', { name: 'Lock and keep' }).click();
    await page.locator('[data-note=task][data-late]').waitFor();
    expect(await count('SELECT count(*) AS n FROM notes')).toBe(2);
    expect(await count("SELECT count(*) AS n FROM notes WHERE CAST(sealed AS TEXT) LIKE '%gemeente%'")).toBe(0);
    await page.locator('[data-note=task]').getByRole('button', { name: 'Done', exact: true }).click();
    await page.locator('[data-note=task][data-done]').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('stands in one screen at 1280 by 800: letters, answer and what to know, and nothing of it prints', async () => {
    const { page } = anna;
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    for (const part of ['.vl-person__contact', '.vl-scroll-y', 'textarea[name=reply]', '.vl-reply button[type=submit]']) {
      const box = await page.locator(part).first().boundingBox();
      expect([part, box !== null && box.y >= 0 && box.y + Math.min(box.height, 40) <= 800]).toEqual([part, true]);
    }
    await page.emulateMedia({ media: 'print' });
    await page.getByText('There is nothing to print here').waitFor();
    expect(await page.locator('.vl-person').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('what somebody types', () => {
  it('is there after Back, after the end of a session and after a reload, at the same person, and opens for nobody else', async () => {
    const { page } = anna;
    await answer(anna).fill('Nog niet af');
    await page.goBack();
    await open(anna, 'Emmen');
    expect(await answer(anna).inputValue()).toBe('Nog niet af');
    await kept(anna);
    const stored = await page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), history.state]));
    expect(stored).not.toMatch(/Nog niet af|mailbox/);
    await page.reload();
    await signIn(anna);
    await page.getByRole('heading', { name: 'One person' }).waitFor();
    await page.locator('.vl-scroll-y article').first().waitFor();
    expect(await answer(anna).inputValue()).toBe('Nog niet af');
    await page.goBack();
    await page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
  });

  it('is answered beside the button that was pressed, and a lost answer keeps the words', async () => {
    const { page } = anna;
    await open(anna, 'Zwolle');
    await answer(anna).fill('Wij lezen je brief.');
    await loseNext(anna, 'reply');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.locator('.vl-reply .vl-result', { hasText: /\S/ }).waitFor();
    expect(await answer(anna).inputValue()).toBe('Wij lezen je brief.');
    await page.getByRole('button', { name: 'Lock and send' }).dblclick();
    await page.locator('.vl-reply .vl-result', { hasText: 'The answer lies locked' }).waitFor();
    expect(await count("SELECT count(*) AS n FROM letters WHERE direction = 'to-person'")).toBe(1);
    await page.goBack();
  });
});

describe('an interpreter beside the coordinator', () => {
  it('writes the same in the person’s language: looked over by the words of that language, kept through Back, and sent in the same letter', async () => {
    const { page } = anna;
    const { mailbox } = await sendSealed(running, { need: 'talk', place: 'Breda', language: 'pl' });
    await page.getByRole('button', { name: 'Fetch again' }).click();
    await open(anna, 'Breda');
    await answer(anna).fill('Wij lezen je brief.');
    await page.locator('summary', { hasText: 'Also in their language: ' }).click();
    await page.fill('[name=interpreted]', 'Zadzwoń na policję.');
    await page.locator('[data-finding=police]').waitFor();
    await page.fill('[name=interpreted]', 'Czytamy Twój list.');
    await page.locator('[data-finding]').waitFor({ state: 'detached' });
    await page.goBack();
    await open(anna, 'Breda');
    expect(await page.inputValue('[name=interpreted]')).toBe('Czytamy Twój list.');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.locator('[data-interpreted]', { hasText: 'Czytamy Twój list.' }).waitFor();
    await running.db.prepare('UPDATE letters SET due_at = NULL WHERE mailbox = ?').bind(mailbox.key).run();
    const [letter] = (await openedBox(running, mailbox)).letters;
    expect([letter?.text, letter?.interpreted]).toEqual(['Wij lezen je brief.', { language: 'pl', text: 'Czytamy Twój list.' }]);
    await page.goBack();
  });
});

describe('the list', () => {
  it('says need, age, place, days as given, how long somebody waits and what was read and not answered', async () => {
    const { page } = anna;
    const read = page.waitForResponse('**/api/desk/read');
    await open(anna, 'Almere');
    await read;
    await page.goBack();
    const line = item(anna, 'Almere');
    await line.locator('[data-tag=waits]').waitFor();
    const said = await line.textContent();
    for (const part of ['Someone to talk to', '18', 'Almere', 'today', 'nobody’s'])
      expect(said?.toLowerCase()).toContain(part.toLowerCase());
  });

  it('is searched and filtered on the device, with a slash, and walked with j and k from the first row', async () => {
    const { page, requests } = anna;
    await page.locator('h1').focus();
    await page.keyboard.press('j');
    await page.locator('.vl-inbox__item:focus').waitFor();
    await page.keyboard.press('/');
    const before = requests.length;
    await page.keyboard.type('praten');
    await page.getByText('1 found.').waitFor();
    expect(requests.slice(before).filter((url) => !url.endsWith('/inbox'))).toEqual([]);
    await page.fill('[name=filter]', '');
    await page.selectOption('[name=filter-state]', 'waits');
    await page.getByText('2 found.').waitFor();
    await page.selectOption('[name=filter-state]', 'all');
  });

  it('shows a new urgent letter by itself, in the title too', async () => {
    const { page } = anna;
    expect(await page.title()).not.toContain('(1)');
    await sendSealed(running, { need: 'tonight', place: 'Venlo' });
    const quiet = page.waitForRequest((request) => request.url().endsWith('/inbox') && request.headers()['desk-quiet'] === '1');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await quiet;
    await item(anna, 'Venlo').waitFor();
    await page.waitForFunction(() => document.title.startsWith('(1) '));
    expect(await page.title()).not.toMatch(/Venlo|tonight/i);
  });

  it('keeps the place through Back with a thousand rows', async () => {
    const { page } = anna;
    const box = "SELECT printf('%064x', 1000000 + value) AS name FROM json_each(?)";
    const rows = JSON.stringify(Array.from({ length: 1000 }, (_, at) => at));
    const dies = "'2999-01-01'";
    await running.db.batch(
      [
        `INSERT INTO mailboxes (mailbox, desk, opened_on, dies_on) SELECT name, 'demo', '2026-11-24', ${dies} FROM (${box})`,
        `INSERT INTO letters (mailbox, letter, direction, desk, urgent, marked, written_on, sealed, dies_on)
         SELECT name, name, 'to-desk', 'demo', 0, 0, '2026-11-24', x'00', ${dies} FROM (${box})`,
      ].map((sql) => running.db.prepare(sql).bind(rows)),
    );
    const total = await count("SELECT count(*) AS n FROM letters WHERE direction = 'to-desk'");
    await page.getByRole('button', { name: 'Fetch again' }).click();
    await page.locator(`[data-opened="${total}"]`).waitFor();
    const far = page.locator('.vl-inbox__item').nth(700);
    while ((await far.count()) === 0) await page.locator('[data-more]').click();
    const mailbox = await far.getAttribute('data-mailbox');
    await far.click();
    await page.getByRole('heading', { name: 'One person' }).waitFor();
    await page.goBack();
    await page.locator(`.vl-inbox__item:focus[data-mailbox="${mailbox}"]`).waitFor();
    const at = await page.locator(`[data-mailbox="${mailbox}"]`).boundingBox();
    const shown = await page.locator('.vl-inbox__item').count();
    expect([at !== null && at.y >= 0 && at.y < 900, shown > 700]).toEqual([true, true]);
    await running.db.batch(
      ['letters', 'mailboxes'].map((table) => running.db.prepare(`DELETE FROM ${table} WHERE mailbox LIKE '000000000%'`)),
    );
    await page.getByRole('button', { name: 'Fetch again' }).click();
    await page.locator(`[data-total="${total - 1000}"]`).waitFor();
  });

  it('shows that a case was rounded off, and opens it again', async () => {
    const { page } = anna;
    await open(anna, 'Zwolle');
    await fold(anna, 'Round off');
    await page.getByRole('button', { name: 'Round off' }).click();
    await page.getByText('Rounded off.', { exact: true }).waitFor();
    await open(anna, 'Zwolle');
    await page.locator('[data-closed]').waitFor();
    await page.getByRole('button', { name: 'Open again' }).click();
    await page.locator('[data-closed]').waitFor({ state: 'detached' });
    expect(anna.errors.filter((text) => !/ERR_FAILED/.test(text))).toEqual([]);
  });
});
