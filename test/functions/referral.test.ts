// Sending a self-referral through both doors: stored once, sealed, receipted; refused with the text kept.
import { REFERRALS } from '#domain/api/paths';
import { describe, expect, it } from 'vitest';
import { readAtDesk, newMailbox, sealedRequest } from '../letters.ts';
import { stampAt } from '../../functions/flood.ts';
import { mailboxOf, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { fieldIn, follow, portal, postForm, postJson, receiptIn, secrets, textOf } from '../server.ts';

const running = portal();
const letters = async (): Promise<number> =>
  (await running.db.prepare('SELECT count(*) AS n FROM letters').first<{ n: number }>())?.n ?? -1;

describe('without JavaScript', () => {
  it('every choice of one has an empty value first, in each way in: silence says nothing', async () => {
    for (const way of ['', 'near/', 'professional/']) {
      const html = await (await running.fetch(`/nl/refer/${way}`)).text();
      const first = new Map<string, string>();
      for (const [, name = '', value = ''] of html.matchAll(/<input type="radio" name="(\w+)" value="([^"]*)"/g))
        if (!first.has(name)) first.set(name, value);
      expect(first.size).toBeGreaterThan(3);
      expect([...first].filter(([, value]) => value !== '')).toEqual([]);
    }
  });

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
    for (const answer of answers) expect(textOf(await follow(running, answer))).toContain('Je brief is aangekomen');
    expect(await letters()).toBe(before + 1);
    expect((await readAtDesk(running, (await mailboxOf(await receiptOf(form.draft))).key)).answers).toEqual({ words: 'once' });
  });

  it('shows the number before sending, and no page after it: what a line loses or a browser fetches twice loses nothing', async () => {
    const form = await (await running.fetch('/ar/refer/')).text();
    const number = receiptIn(form);
    const fields = { draft: fieldIn(form, 'draft'), words: 'x', action: 'send' };
    // Where scripts may run nobody saw it, and the page after sending shows it.
    expect(receiptIn(await follow(running, await postForm(running, '/ar/refer', fields)))).toBe(number);
    const answer = await postForm(running, '/ar/refer', { ...fields, shown: fieldIn(form, 'shown') });
    const path = answer.headers.get('location') ?? '';
    for (const method of ['HEAD', 'GET', 'GET']) expect((await running.fetch(path, { method })).status).toBe(200);
    const html = await (await running.fetch(path)).text();
    expect([receiptIn(html), html.includes(number), textOf(html).includes('وصلت رسالتك')]).toEqual(['', false, true]);
    expect((await readAtDesk(running, (await mailboxOf(number)).key)).answers).toEqual({ words: 'x' });
  });

  it('too long words are refused in the visitor’s language, nothing is stored and every word stays', async () => {
    const before = await letters();
    const words = `start ${'ش'.repeat(4000)} end`;
    const answer = await postForm(running, '/ar/refer', { words, place: 'Utrecht', need: 'talk', action: 'send' });
    const html = await follow(running, answer);
    expect(html).toContain('<html lang="ar" dir="rtl"');
    expect(html).toContain('<title>لم تُرسَل بعد');
    expect(html).toMatch(/id="ask-words"[^>]*aria-invalid="true"/);
    expect(html.match(/aria-invalid="/g)).toHaveLength(1);
    expect(textOf(html).includes(words)).toBe(true);
    expect(fieldIn(html, 'place')).toBe('Utrecht');
    expect(html).toMatch(/value="talk"[^>]* checked/);
    expect(await letters()).toBe(before);
  });

  it('an answer that is not in the list is refused', async () => {
    const before = await letters();
    expect(textOf(await follow(running, await postForm(running, '/nl/refer', { age: '40', action: 'send' })))).toContain(
      'Dit antwoord kennen wij niet',
    );
    expect(await letters()).toBe(before);
  });

  it('changing the language keeps what was typed and stores nothing', async () => {
    const before = await letters();
    const answer = await postForm(running, '/ar/refer', { words: 'half a <b>word</b> & "more"', draft: newDraft(), action: 'language' });
    const html = await follow(running, answer);
    expect(html).toContain('lang="ar"');
    expect(textOf(html)).toContain('half a <b>word</b> & "more"');
    expect(await letters()).toBe(before);
  });

  it('a letter sent within a second, or without our stamp, is stored and receipted like any other, and marked', async () => {
    expect(fieldIn(await (await running.fetch('/nl/refer/')).text(), 'stamp')).toMatch(/^\d+\.[0-9a-f]{32}\.[0-9a-f]{64}$/);
    // A form of a minute ahead comes back in no time, however long this machine takes over it.
    const stamp = await stampAt(secrets.FLOOD_SECRET, new Date(Date.now() + 60_000));
    const receipts = await Promise.all(
      [{ stamp }, { stamp: 'not ours' }].map(async (extra) =>
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

  it('a field that a password manager fills marks nobody, from a page of today or of before', async () => {
    const filled = ['website', 'url', 'email', 'username', 'tel', 'organization'].map(
      (name) => [name, 'https://vlonder.example'] as [string, string],
    );
    // A neighbourhood of its own: the letters of the other tests are many for one minute.
    const alone = { 'cf-connecting-ip': '198.51.100.7' };
    const time = String(Date.now() - 60_000);
    const stamp = await stampAt(secrets.FLOOD_SECRET, new Date(Number(time)));
    const receipt = receiptIn(
      await follow(running, await postForm(running, '/nl/refer', [['action', 'send'], ['stamp', stamp], ...filled], alone)),
    );
    const fresh = await newMailbox();
    const request = await sealedRequest(fresh.mailbox, {});
    const another = await stampAt(secrets.FLOOD_SECRET, new Date(Number(time)));
    await postJson(running, REFERRALS, { ...request, marks: { stamp: another, trap: 'https://vlonder.example' } }, alone);
    for (const mailbox of [await mailboxOf(receipt), fresh.mailbox]) {
      const row = await running.db.prepare('SELECT marked FROM letters WHERE mailbox = ?').bind(mailbox.key).first();
      expect(row).toEqual({ marked: 0 });
    }
    expect(await (await running.fetch('/nl/refer/')).text()).not.toContain('vl-trap');
  });

  it('a letter that was edited after its answer was lost is no fault: it gets a number of its own, and both lie there', async () => {
    const before = await letters();
    const { mailbox } = await newMailbox();
    expect((await postJson(running, '/api/v1/referrals', await sealedRequest(mailbox, { words: 'a' }))).status).toBe(201);
    const edited = await postJson(running, '/api/v1/referrals', await sealedRequest(mailbox, { words: 'b' }));
    expect([edited.status, ((await edited.json()) as { title: string }).title]).toEqual([409, 'Letter box ended']);
    const draft = newDraft();
    const numbers: string[] = [];
    for (const words of ['a', 'b'])
      numbers.push(
        receiptIn(await follow(running, await postForm(running, '/nl/refer', { action: 'send', draft, words }))) ||
          (await receiptOf(draft)),
      );
    expect(new Set(numbers).size).toBe(2);
    expect(await letters()).toBe(before + 3);
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
    const html = await follow(running, await postForm(running, `/nl/refer/${way}`, { place: 'half a place', action: 'language' }));
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
    const html = await follow(running, refused);
    expect([fieldIn(html, 'their_contact'), textOf(html).includes('kept words')]).toEqual(['0612345678', true]);
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
    const answers = [await postJson(running, REFERRALS, request), await postJson(running, REFERRALS, request)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await letters()).toBe(before + 1);
  });

  it('both doors make the same mailbox of the same draft', async () => {
    const draft = newDraft();
    const receipt = await receiptOf(draft);
    await postForm(running, '/nl/refer', { draft, words: 'same', action: 'send' });
    const mailbox = await mailboxOf(receipt);
    const before = await letters();
    await postJson(running, REFERRALS, await sealedRequest(mailbox, { words: 'same' }));
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
    const answer = await postJson(running, REFERRALS, (change as (value: typeof request) => unknown)(request));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, type: 'about:blank' });
    expect(await letters()).toBe(before);
  });
});
