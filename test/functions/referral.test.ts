// Sending a self-referral through both doors: stored once, sealed, receipted; refused with the text kept.
import { describe, expect, it } from 'vitest';
import { readAtDesk, newMailbox, sealedRequest } from '../letters.ts';
import { mailboxOf, newDraft } from '../../src/crypto/receipt.ts';
import { fieldIn, follow, portal, postForm, postJson, receiptIn, textOf } from '../server.ts';

const running = portal();
const letters = async (): Promise<number> =>
  (await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>())?.n ?? -1;

describe('without JavaScript', () => {
  it('an empty letter is accepted and gets a number', async () => {
    const html = await follow(running, await postForm(running, '/nl/refer', { action: 'send' }));
    expect(receiptIn(html)).toMatch(/^\d{28}$/);
  });

  it('what was written reaches the desk, and only the desk', async () => {
    const fields: [string, string][] = [
      ['need', 'tonight'],
      ['company', 'children'],
      ['company', 'partner'],
      ['words', 'Canary “één” سلام\r\nline'],
      ['not_a_question', 'ignored'],
      ['action', 'send'],
    ];
    const receipt = receiptIn(await follow(running, await postForm(running, '/en/refer', fields)));
    const { answers } = await readAtDesk(running, (await mailboxOf(receipt)).key);
    expect(answers).toEqual({ need: 'tonight', company: ['partner', 'children'], words: 'Canary “één” سلام\nline' });
  });

  it('a double click, a retry and a reload are one letter with one number', async () => {
    const form = { draft: newDraft(), words: 'once', action: 'send' };
    const before = await letters();
    const answers = await Promise.all([1, 2, 3].map(() => postForm(running, '/nl/refer', form)));
    const receipts = await Promise.all(answers.map(async (answer) => receiptIn(await follow(running, answer))));
    expect(new Set(receipts).size).toBe(1);
    expect(await letters()).toBe(before + 1);
  });

  it('the page with the number can be seen once', async () => {
    const answer = await postForm(running, '/ar/refer', { action: 'send' });
    const path = answer.headers.get('location') ?? '';
    expect((await running.fetch(path)).status).toBe(200);
    const again = await running.fetch(path);
    expect(again.status).toBe(410);
    expect(receiptIn(await again.text())).toBe('');
  });

  it('too long words are refused in the visitor’s language, nothing is stored and every word stays', async () => {
    const before = await letters();
    const words = `start ${'ش'.repeat(4000)} end`;
    const answer = await postForm(running, '/ar/refer', { words, place: 'Utrecht', need: 'talk', action: 'send' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(textOf(html).includes(words)).toBe(true);
    expect(fieldIn(html, 'place')).toBe('Utrecht');
    expect(html).toMatch(/value="talk"[^>]* checked/);
    expect(await letters()).toBe(before);
  });

  it('an answer that is not in the list is refused', async () => {
    const before = await letters();
    expect((await postForm(running, '/nl/refer', { age: '40', action: 'send' })).status).toBe(422);
    expect(await letters()).toBe(before);
  });

  it('changing the language keeps what was typed and stores nothing', async () => {
    const before = await letters();
    const answer = await postForm(running, '/ar/refer', { words: 'half a <b>word</b> & "more"', draft: newDraft(), action: 'language' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('lang="ar"');
    expect(textOf(html)).toContain('half a <b>word</b> & "more"');
    expect(await letters()).toBe(before);
  });

  it('a letter sent within a second, or with the hidden field filled, is stored and receipted like any other, and marked', async () => {
    const stamp = fieldIn(await (await running.fetch('/nl/refer/')).text(), 'stamp');
    const receipts = await Promise.all(
      [{ stamp }, { website: 'http://spam.example' }].map(async (extra) =>
        receiptIn(await follow(running, await postForm(running, '/nl/refer', { action: 'send', ...extra }))),
      ),
    );
    for (const receipt of receipts) {
      const row = await running.db
        .prepare('SELECT marked FROM letters WHERE mailbox = ?')
        .bind((await mailboxOf(receipt)).key)
        .first();
      expect(row).toEqual({ marked: 1 });
    }
  });

  it('urgent letters tell their deputy time: one desk hour instead of forty-eight', async () => {
    const due = async (fields: Record<string, string>): Promise<number> => {
      const receipt = receiptIn(await follow(running, await postForm(running, '/nl/refer', { deputy: 'yes', action: 'send', ...fields })));
      const row = await running.db
        .prepare('SELECT due_at, urgent FROM letters WHERE mailbox = ?')
        .bind((await mailboxOf(receipt)).key)
        .first();
      return row?.due_at as number;
    };
    const [slow, tonight, danger] = [await due({}), await due({ need: 'tonight' }), await due({ danger: 'yes' })];
    expect(tonight).toBeLessThan(slow);
    expect(danger).toBe(tonight);
  });
});

describe('the three ways in', () => {
  it.each([
    ['nl', 'near', 'Schrijf ons over iemand anders'],
    ['en', 'professional', 'Write to us for your work'],
    ['ar', 'near', 'الكتابة إلينا عن شخص آخر'],
  ])('in %s, "%s" has an address of its own, and keeps what was typed when the language changes', async (locale, way, title) => {
    const path = `/${locale}/refer/${way}/`;
    expect(textOf(await (await running.fetch(path)).text())).toContain(title);
    const html = await (await postForm(running, `/nl/refer/${way}`, { place: 'half a place', action: 'language' })).text();
    expect([fieldIn(html, 'place'), fieldIn(html, 'way')]).toEqual(['half a place', way]);
  });

  it('about somebody else carries what was seen, where and since when, and nothing of another way in', async () => {
    const fields = { seen: 'a van at night', seen_at: 'a greenhouse', since: 'weeks', gender: 'man', danger: 'yes', action: 'send' };
    const receipt = receiptIn(await follow(running, await postForm(running, '/nl/refer/near', fields)));
    const { key } = await mailboxOf(receipt);
    const { answers } = await readAtDesk(running, key);
    expect(answers).toEqual({ way: 'near', seen: 'a van at night', seen_at: 'a greenhouse', since: 'weeks', danger: 'yes' });
    expect(await running.db.prepare('SELECT urgent FROM letters WHERE mailbox = ?').bind(key).first()).toEqual({ urgent: 1 });
  });

  it('take how to reach somebody else only with that person’s yes, and keep every word', async () => {
    const before = await letters();
    const fields = { their_contact: '0612345678', words: 'kept words', action: 'send' };
    const refused = await postForm(running, '/nl/refer/professional', fields);
    const html = await refused.text();
    expect([refused.status, fieldIn(html, 'their_contact'), textOf(html).includes('kept words')]).toEqual([422, '0612345678', true]);
    expect(textOf(html)).toContain('Hoe iemand anders te bereiken is, nemen wij alleen aan als die ja zei');
    expect(await letters()).toBe(before);
    expect((await postForm(running, '/nl/refer/professional', { ...fields, agreed: 'yes' })).status).toBe(303);
  });

  it('an address that is no way in is not there', async () => {
    for (const path of ['/nl/refer/boss/', '/nl/refer/self/', '/xx/refer/near/']) expect((await running.fetch(path)).status).toBe(404);
    expect((await running.fetch('/nl/refer/near', { method: 'PUT' })).status).toBe(405);
  });

  it('before any free text each says who reads and when, what cannot stay secret, under 18, safe use and the second desk', async () => {
    for (const way of ['', 'near/', 'professional/']) {
      const html = await (await running.fetch(`/nl/refer/${way}`)).text();
      const free = Math.min(...['<textarea', 'class="vl-input"'].map((each) => html.indexOf(each)));
      for (const said of [
        'Wie leest dit: het oefenloket',
        'Wat niet geheim kan blijven',
        'Ben je jonger dan 18',
        'safe-use',
        'Een tweede loket',
        'name="deputy"',
      ])
        expect([way, said, html.indexOf(said) > 0 && html.indexOf(said) < free]).toEqual([way, said, true]);
    }
  });
});

describe('from a device', () => {
  it('a sealed letter is stored, and stored once when it is sent again', async () => {
    const { mailbox } = await newMailbox();
    const request = await sealedRequest(mailbox, { words: 'sealed here' });
    const before = await letters();
    const answers = [await postJson(running, '/api/v1/referrals', request), await postJson(running, '/api/v1/referrals', request)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await letters()).toBe(before + 1);
  });

  it('both doors make the same mailbox of the same draft', async () => {
    const draft = newDraft();
    const receipt = receiptIn(await follow(running, await postForm(running, '/nl/refer', { draft, words: 'same', action: 'send' })));
    const mailbox = await mailboxOf(receipt);
    const before = await letters();
    await postJson(running, '/api/v1/referrals', await sealedRequest(mailbox, { words: 'same' }));
    expect(await letters()).toBe(before);
  });

  it.each([
    ['an unknown field', (request: object) => ({ ...request, more: 1 }), 400],
    ['a wrong type', (request: { envelope: object }) => ({ ...request, envelope: { ...request.envelope, urgent: 'yes' } }), 400],
    [
      'a desk that is not there',
      (request: { envelope: object }) => ({ ...request, envelope: { ...request.envelope, desk: 'nowhere' } }),
      409,
    ],
    [
      'a deputy that is not the desk’s',
      (request: { envelope: object }) => ({ ...request, envelope: { ...request.envelope, deputy: 'demo' } }),
      422,
    ],
    [
      'a letter of another size',
      (request: { envelope: object }) => ({ ...request, envelope: { ...request.envelope, sealed: 'YWdlLWVuY3J5cHRpb24ub3JnL3YxCg==' } }),
      422,
    ],
    ['text that is no base64', (request: { envelope: object }) => ({ ...request, envelope: { ...request.envelope, sealed: 'a$b' } }), 400],
  ])('refuses %s with a problem document and stores nothing', async (_name, change, status) => {
    const before = await letters();
    const { mailbox } = await newMailbox();
    const request = await sealedRequest(mailbox, { words: 'x' });
    const answer = await postJson(running, '/api/v1/referrals', (change as (value: typeof request) => unknown)(request));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, type: 'about:blank' });
    expect(await letters()).toBe(before);
  });
});
