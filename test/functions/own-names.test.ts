// Names that every object has are names like any unknown one: no desk, language or letter box is found by them, at any door.
import { API, DESK_API, REFERRALS } from '#domain/api/paths';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { byName, ownNames } from '#domain/own-names';
import { atDesk, seated } from '../desk.ts';
import { files } from '../content/texts.ts';
import { newMailbox, sealedRequest, sendSealed } from '../letters.ts';
import { portal, postJson } from '../server.ts';

const running = portal('dist', { desk: true });
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

describe.each(inherited)('%s', (name) => {
  it('is no desk to write to: nothing is stored for nobody', async () => {
    const { mailbox } = await newMailbox();
    const request = await sealedRequest(mailbox, { need: 'talk' });
    const answer = await postJson(running, REFERRALS, { ...request, envelope: { ...request.envelope, desk: name } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await running.db.prepare('SELECT 1 FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first()).toBeNull();
  });

  it('is no desk to seal for or to hand over to', async () => {
    const [{ mailbox }, { cookie }] = await Promise.all([sendSealed(running, {}), seated(running, 'coordinator')]);
    const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
    const sealed = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(4200)]).toString('base64');
    const about = { mailbox: mailbox.key, desk: name };
    const seal = await atDesk(running, `${DESK_API}/reseal`, { cookie, body: { ...about, letter: row?.letter, sealed, keys: [] } });
    const hand = await atDesk(running, `${DESK_API}/hand-over`, {
      cookie,
      body: { ...about, consent: row?.letter, told: { letter: row?.letter, sealed } },
    });
    expect([seal.status, hand.status].every((status) => status >= 400 && status < 500)).toBe(true);
    expect(await running.db.prepare('SELECT desk FROM mailboxes WHERE mailbox = ?').bind(mailbox.key).first()).toEqual({ desk: 'demo' });
  });

  it('is no action, language or page', async () => {
    const { cookie } = await seated(running, 'lead');
    const asked = [await atDesk(running, `${DESK_API}/${name}`, { cookie, body: {} }), await atDesk(running, `/${name}/`)].map(
      ({ status }) => status,
    );
    const paths = [`/${name}/`, `/${name}/letters/`, `${API}/${name}`, `/nl/care/${name}/`, `${API}/services/${name}`];
    for (const path of paths) asked.push((await running.fetch(path)).status);
    expect(asked.filter((status) => status < 400 || status >= 500)).toEqual([]);
  });

  it('is no key of a table that is looked up by names from outside', () => {
    const table = ownNames({ demo: 1 });
    expect([
      table[name],
      name in table,
      byName([[name, 2]])[name],
      ownNames(JSON.parse(`{"${name}":3}`) as Record<string, number>)[name],
    ]).toEqual([undefined, false, 2, 3]);
  });
});

it('desks and what is open are such tables wherever the server reads them', () => {
  const raw = files('functions/**/*.ts').filter((path) => /read<Desks>|read[^\n]*desks\.json/.test(readFileSync(path, 'utf8')));
  expect(raw).toEqual(['functions/content.ts']);
  expect(readFileSync('functions/content.ts', 'utf8')).toMatch(/ownNames\(await read<Desks>/);
  const made = files('functions/**/*.ts').filter((path) => /Object\.fromEntries\([^)]*desk/i.test(readFileSync(path, 'utf8')));
  expect(made.filter((path) => !path.includes('storage/desk.ts'))).toEqual([]);
});
