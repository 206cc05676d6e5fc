// With a yes, and only then, a coordinator takes a summary along: on paper, or as a file for the desk's own system.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CaseFile } from '#domain/consent/summary';
import { browsing, violations } from '../browser.ts';
import { type Colleague, colleague, enrol, invitation, tap } from '../desk.ts';
import { askFromDesk, sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();
const card = ({ page }: Colleague) => page.locator('[data-take]');
const told = {
  need: 'soon',
  place: 'Zutphen',
  age: '18-22',
  gender: 'man',
  company: ['group'],
  count: '4',
  contact: 'phone',
  contact_at: '06 12 34 56 78',
  words: 'Wij slapen met zijn vieren in een busje.',
} as const;

async function openPerson({ page }: Colleague, text: string): Promise<void> {
  await page
    .getByRole('button', { name: /Fetch again|Back to the letters/ })
    .first()
    .click();
  await page.locator('.vl-inbox__item').filter({ hasText: text }).click();
  await page.getByText('Summary to take along').click();
}

/** What the paper would hold: everything that shows in print. */
async function onPaper({ page }: Colleague): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('main').ariaSnapshot();
  await page.emulateMedia({ media: 'screen' });
  return text;
}

describe('a summary', () => {
  let anna: Colleague;

  beforeAll(async () => {
    anna = await colleague(browser);
    // There is no printer here: what would go to it is counted at the moment it is asked for.
    await anna.page.addInitScript(() => {
      globalThis.print = () => {
        document.documentElement.dataset.sheets = String(document.querySelectorAll('.vl-sheet').length);
      };
    });
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await anna.page.getByRole('heading', { name: 'Letters', exact: true }).waitFor();
  });

  it('is not there before a yes; the way to ask stands there', async () => {
    await sendSealed(running, { place: 'Tholen', need: 'talk' });
    await openPerson(anna, 'Tholen');
    await card(anna).getByText('This needs a yes').waitFor();
    expect(await card(anna).getByRole('button').count()).toBe(0);
  });

  it('for a shelter holds what somebody needs, no word of theirs and no number, and every taking along is in the log', async () => {
    const { mailbox } = await sendSealed(running, { ...told, company: ['group'], share: ['shelter', 'count'] });
    await openPerson(anna, 'Zutphen');
    const sheet = card(anna).locator('[data-sheet]');
    await sheet.getByText('Zutphen').waitFor();
    await card(anna).locator('[name=added-form]').selectOption('labour');
    await card(anna).locator('[name=added-origin]').fill('Polen');
    const text = await sheet.ariaSnapshot();
    for (const each of ['Registration and shelter', 'Zutphen', 'Polen', '18']) expect(text).toContain(each);
    for (const each of ['busje', '06 12']) expect(text).not.toContain(each);
    expect(await violations(anna.page)).toEqual([]);
    for (const width of [320, 640]) {
      await anna.page.setViewportSize({ width, height: 800 });
      expect(await anna.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    await anna.page.setViewportSize({ width: 1280, height: 900 });
    await card(anna).getByRole('button', { name: 'Print' }).click();
    await anna.page.getByText('stands in the log').waitFor();
    await anna.page.locator('html[data-sheets="1"]').waitFor();
    const line = await running.db
      .prepare("SELECT count(*) AS n FROM desk_log l JOIN cases c ON c.alias = l.alias WHERE c.mailbox = ? AND l.action = 'take-along'")
      .bind(mailbox.key)
      .first();
    expect(line).toEqual({ n: 1 });
  });

  it('for counting holds nothing that anybody could be found by', async () => {
    await card(anna).locator('[name=take-for]').selectOption({ label: 'CoMensha, only to count' });
    const text = await card(anna).locator('[data-sheet]').ariaSnapshot();
    for (const each of ['Zutphen', 'busje', '06 12', '4 people']) expect(text).not.toContain(each);
    expect(text).toContain('Polen');
  });

  it('goes to paper alone', async () => {
    await anna.page.locator('[data-sheet]').evaluate((sheet) => sheet.classList.add('vl-sheet'));
    const paper = await onPaper(anna);
    expect(paper).toContain('Summary');
    for (const each of ['busje', '06 12', 'Your answer', 'Hand over', 'One person', 'Print']) expect(paper).not.toContain(each);
    await anna.page.locator('[data-sheet]').evaluate((sheet) => sheet.classList.remove('vl-sheet'));
  });

  it('for the desk’s own system is a file of the documented shape, with the letters only if the yes was to the letters', async () => {
    const { mailbox } = await sendSealed(running, { ...told, place: 'Doesburg', company: ['group'] });
    await askFromDesk(running, mailbox.key, 'Mogen wij dit in ons dossier zetten?', {
      kind: 'consent',
      what: 'letters',
      who: 'records',
      name: '',
    });
    await tap(running, mailbox, 'yes');
    await openPerson(anna, 'Doesburg');
    await card(anna).getByText('The file is not locked').waitFor();
    const [download] = await Promise.all([
      anna.page.waitForEvent('download'),
      card(anna).getByRole('button', { name: 'Save as a file' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^vlonder-\d{4}-\d\d-\d\d\.json$/);
    const file = CaseFile.parse(JSON.parse(readFileSync((await download.path()) ?? '', 'utf8')));
    expect(file.consent.things).toEqual(['letters', 'contact', 'needs']);
    expect(file.lines.find(({ name }) => name === 'contact_at')?.value).toBe('06 12 34 56 78');
    expect(file.lines.find(({ name }) => name === 'words')?.said).toContain('busje');
    expect(JSON.stringify(file)).not.toMatch(/reply_secret|recipient|age1/);
  });

  it('is gone again after a no', async () => {
    const { mailbox } = await sendSealed(running, { place: 'Vaals', share: ['lawyer'] });
    await askFromDesk(running, mailbox.key, 'Mag de advocaat dit nog weten?', { kind: 'consent', what: 'needs', who: 'lawyer', name: '' });
    await tap(running, mailbox, 'no');
    await openPerson(anna, 'Vaals');
    await card(anna).getByText('This needs a yes').waitFor();
    expect(anna.errors).toEqual([]);
    await anna.leave();
  });
});
