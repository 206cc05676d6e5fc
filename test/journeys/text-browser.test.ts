// A text browser (lynx) reads, writes and reads back; reported as not run where there is none.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';

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
    expect(lynx('/nl/letters', `number=${number}&at=sent&action=skipped`)).toContain('Zonder nummer');
    expect(lynx('/nl/letters', `number=${number}&action=write&text=nog+een`)).toContain('Je brief is verstuurd');
  }, 120_000);
});
