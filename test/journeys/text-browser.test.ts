// Text browsers read, write and read back, and send a form that nobody touched; reported as not run where there is none.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readAtDesk } from '../letters.ts';
import { portal } from '../server.ts';
import { missingFor, pressLastButton, type TextBrowser } from '../terminal.ts';

const running = portal();

/** What lynx shows of an address; `post` is sent as a form. Null where there is no lynx. */
function lynx(path: string, post?: string): string | null {
  const args = ['-dump', '-nolist', '-width=100', '-display_charset=utf-8', ...(post === undefined ? [] : ['-post_data'])];
  try {
    return execFileSync('lynx', [...args, running.origin + path], { input: post === undefined ? '' : `${post}\n---\n`, encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

describe('a text browser', () => {
  it('reads a right, sends a letter without an origin, and reads the letter box', () => {
    const right = lynx('/nl/rights/lawyer/');
    if (right === null) {
      console.warn('NOT RUN: there is no lynx on this machine');
      return;
    }
    expect(right).toContain('Dit geldt nu');
    const sent = lynx('/nl/refer', 'words=vanuit+een+tekstbrowser&action=send') ?? '';
    const number = (/(?:\d\s+){27}\d/.exec(sent.replace(/^\s*\d+\.\s+/gm, ' ')) ?? [''])[0].replace(/\D/g, '');
    expect(number).toMatch(/^\d{28}$/);
    const box = lynx('/nl/letters', `number=${number}&action=open`) ?? '';
    expect(box).toContain('Nog niemand heeft hem geopend');
    expect(box).not.toContain('Hier liggen geen brieven');
    expect(box).not.toContain('tekstbrowser');
    expect(lynx('/nl/refer/near/')).toContain('Wat zag of hoorde je?');
    expect(lynx('/nl/refer/near', 'seen=vanuit+lynx&action=send')).toContain('Je brief is aangekomen');
    expect(lynx('/nl/letters', `number=${number}&action=write&text=nog+een`)).toContain('Je brief is verstuurd');
  });

  it('that chooses the first of every choice by itself says nothing with it', () => {
    const form = lynx('/nl/refer/');
    if (form === null) {
      console.warn('NOT RUN: there is no lynx on this machine');
      return;
    }
    const chosen = [...form.matchAll(/\(\*\)\s*([^[(]+)/g)].map(([, label = '']) => label.trim());
    expect(chosen.length).toBeGreaterThan(5);
    expect(chosen.filter((label) => label !== 'Zeg ik liever niet')).toEqual([]);
  });
});

describe('a form that nobody touched', () => {
  it.each<[TextBrowser, string]>([
    ['lynx', ''],
    ['w3m', ''],
    ['links', 'near'],
    ['elinks', 'professional'],
  ])('sent from %s (%s) is an empty, calm letter', async (browser, way) => {
    const missing = missingFor(browser);
    if (missing !== null) {
      console.warn(`NOT RUN: a form that nobody touched, in ${browser}: there is no ${missing} on this machine`);
      return;
    }
    await pressLastButton(browser, `${running.origin}/nl/refer/${way}`, /Schrijf ons/, /brief is aangekomen/);
    const newest = 'SELECT mailbox, urgent, deputy FROM letters JOIN mailboxes USING (mailbox) ORDER BY letters.rowid DESC LIMIT 1';
    const row = await running.db.prepare(newest).first<{ mailbox: string }>();
    expect(row).toMatchObject({ urgent: 0, deputy: null });
    expect((await readAtDesk(running, row?.mailbox ?? '')).answers).toEqual(way === '' ? {} : { way });
  });
});
