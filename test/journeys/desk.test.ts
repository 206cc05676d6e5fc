// Coordinators at the desk, each with a passkey of their own: invited, signed in, reading, answering, handing the key on.
import { describe, expect, it } from 'vitest';
import { browsing, violations } from '../browser.ts';
import { colleague, enrol, invitation, signIn } from '../desk.ts';
import { sendSealed } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal('dist', { desk: true });
const browser = browsing();

describe('the first member of a desk', () => {
  it('comes in by a one-time link, reads letters that only their device opens, and answers', async () => {
    const { mailbox } = await sendSealed(running, { need: 'tonight', language: 'pl', words: 'Proszę o pomoc', company: ['children'] });
    const anna = await colleague(browser);
    const { page } = anna;
    await enrol(anna, await invitation(running, 'lead'), 'Anna');
    await page.getByRole('heading', { name: 'Letters' }).waitFor();
    expect(page.url()).toBe(`${running.deskOrigin}/en/`);
    expect(anna.touches()).toBe(1);
    const item = page.locator('.vl-inbox__item').first();
    await page.getByText('1 people, 1 letters').waitFor();
    expect(await item.textContent()).toContain('Tonight');
    expect(await violations(page)).toEqual([]);
    await item.click();
    await page.getByText('Proszę o pomoc').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.fill('textarea', 'Wij lezen je brief.');
    await page.getByRole('button', { name: 'Lock and send' }).click();
    await page.getByText('The answer lies locked').waitFor();
    expect(await page.locator('article').last().textContent()).toContain('Wij lezen je brief.');
    const { results } = await running.db
      .prepare('SELECT direction, read_on IS NOT NULL AS isRead, due_at FROM letters WHERE mailbox = ? ORDER BY rowid')
      .bind(mailbox.key)
      .all();
    expect(results).toHaveLength(2);
    expect(anna.errors).toEqual([]);
    await page.getByRole('button', { name: 'Leave (Anna)' }).click();
    await signIn(anna);
    await page.getByRole('heading', { name: 'Letters' }).waitFor();
    expect(anna.touches()).toBe(2);
    await anna.leave();
  });
});
