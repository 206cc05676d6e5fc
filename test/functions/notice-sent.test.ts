// Notices as they leave: through the Worker's own clock and the platform's mail, with one text for every reason, and an alarm for what fails.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, instantOf } from '#domain/time/days';
import { NOTICE } from '#domain/desk/notice';
import { answerFromDesk, sendSealed, today } from '../letters.ts';
import { type Portal, portal } from '../server.ts';

const FROM = 'portal@example.org';
const DESK = 'desk@example.org';
const SECOND = 'second@example.org';
const BY_MAIL = JSON.stringify({ demo: { mail: DESK }, 'demo-deputy': { mail: SECOND } });
const eight = instantOf('2026-11-24', 8 * 60);
const quiet = (): Date => instantOf(addDays(today(), 1), 3 * 60);

interface Sent {
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** Every mail that the platform took, oldest first, with nothing in it left out but its own number and moment. */
async function mailsOf(running: Portal): Promise<Sent[]> {
  const asked = async <T>(query: string): Promise<T> => {
    const response = await running.fetch(`/cdn-cgi/local/explorer/api/local/email/sending?${query}`);
    return ((await response.json()) as { result: T }).result;
  };
  const list = await asked<{ messageId: string; sentAt: string }[]>('per_page=100');
  const mails = await Promise.all(
    list
      .sort((a, b) => a.sentAt.localeCompare(b.sentAt))
      .map(({ messageId }) =>
        asked<Sent & { messageId?: string; sentAt?: string; worker?: string }>(`email_id=${encodeURIComponent(messageId)}`),
      ),
  );
  return mails.map(({ messageId, sentAt, worker, ...mail }) => mail);
}

const noticeTo = (to: string): object => ({ from: FROM, to: [to], subject: NOTICE, text: NOTICE, attachments: [] });

/** What a clock did while `work` ran: mails to one address, whatever a chance notice sent to another. */
async function mailedTo(running: Portal, to: string, work: () => Promise<void>): Promise<Sent[]> {
  const before = (await mailsOf(running)).length;
  await work();
  return (await mailsOf(running)).slice(before).filter((mail) => mail.to.includes(to));
}

describe('a notice by mail', () => {
  const running = portal('dist', { settings: () => ({ NOTICES: BY_MAIL, NOTICE_FROM: FROM }) });

  it('can be sent by both deployments of a build, to and from no address that stands in it; one clock sends it', () => {
    const [site, desk] = ['wrangler', 'wrangler.desk'].map((name) => JSON.parse(readFileSync(`dist/server/${name}.json`, 'utf8')));
    expect([site.send_email, desk.send_email]).toEqual([[{ name: 'MAIL' }], [{ name: 'MAIL' }]]);
    expect([site.triggers.crons, desk.triggers.crons]).toEqual([['*/15 * * * *'], []]);
  });

  it('is one sentence as subject and text, from the address of the portal, to the desk', async () => {
    expect(await mailedTo(running, DESK, () => running.tick(eight))).toEqual([noticeTo(DESK)]);
    expect(await mailedTo(running, SECOND, () => running.tick(eight))).toEqual([noticeTo(SECOND)]);
    expect(running.said()).toEqual([]);
  });

  it('is the same for “tonight”, at the next quarter of an hour', async () => {
    await sendSealed(running, { need: 'tonight' });
    expect(await mailedTo(running, DESK, () => running.tick(quiet()))).toEqual([noticeTo(DESK)]);
  });

  it('is the same for nothing', async () => {
    const before = (await mailsOf(running)).length;
    // Chance decides: one quarter-hour in thirty-two and a desk, so ten of them pass at a time until one brings something.
    while ((await mailsOf(running)).length === before) await Promise.all(Array.from({ length: 10 }, () => running.tick(quiet())));
    const chance = (await mailsOf(running)).slice(before);
    expect(chance).toEqual(chance.map(({ to: [to = ''] }) => noticeTo(to)));
    expect(running.said()).toEqual([]);
  });
});

describe('a mail that the platform does not take', () => {
  const running = portal('dist', {
    settings: () => ({ NOTICES: BY_MAIL, NOTICE_FROM: FROM }),
    mail: [{ name: 'MAIL', allowed_destination_addresses: [SECOND] }],
  });

  it('is an alarm without a word about anybody, and the next desk is told', async () => {
    await running.tick(eight);
    expect(await mailsOf(running)).toEqual([noticeTo(SECOND)]);
    expect(running.said()).toEqual(['alarm notice-not-sent']);
  });

  it('is tried again at the next quarter of an hour for “tonight”', async () => {
    await sendSealed(running, { need: 'tonight' });
    for (const minutes of [0, 15]) {
      await running.tick(new Date(quiet().getTime() + minutes * 60_000));
      expect(running.said()).toEqual(['alarm notice-not-sent']);
    }
  });
});

describe('a mail address that cannot be used', () => {
  describe('because nobody set the address it comes from', () => {
    const running = portal('dist', { settings: () => ({ NOTICES: BY_MAIL }) });
    it('is an alarm', async () => {
      await running.tick(eight);
      expect(running.said()).toEqual(['alarm notice-not-sent', 'alarm notice-not-sent']);
    });
  });

  describe('because the platform has no mail', () => {
    const { server, bodies, address } = listener(204);
    const running = portal('dist', {
      settings: async () => ({
        NOTICES: JSON.stringify({ demo: { mail: DESK, webhook: await address() }, 'demo-deputy': { webhook: await address() } }),
        NOTICE_FROM: FROM,
      }),
      mail: [],
    });
    afterAll(() => void server.close());
    it('is an alarm, and webhooks go on, also to the same desk', async () => {
      await running.tick(eight);
      expect(running.said()).toEqual(['alarm notice-not-sent']);
      expect(bodies).toEqual([JSON.stringify({ text: NOTICE }), JSON.stringify({ text: NOTICE })]);
    });
  });
});

describe('a webhook that never answers', () => {
  const { server, bodies, address } = listener(null);
  const running = portal('dist', {
    settings: async () => ({
      NOTICES: JSON.stringify({ demo: { webhook: await address() }, 'demo-deputy': { mail: SECOND } }),
      NOTICE_FROM: FROM,
    }),
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is an alarm after a while, and the next desk is told', async () => {
    await running.tick(eight);
    expect(bodies).toEqual([JSON.stringify({ text: NOTICE })]);
    expect(running.said()).toEqual(['alarm notice-not-sent']);
    expect(await mailsOf(running)).toEqual([noticeTo(SECOND)]);
  });
});

describe('a setting that nobody can read', () => {
  const running = portal('dist', { settings: () => ({ NOTICES: '{"demo":{"webhook":"https://example.org/hook-secret"' }) });

  it('is an alarm without a word of it, and letters are released, published and deleted all the same', async () => {
    const { mailbox } = await sendSealed(running, { deputy: 'yes' });
    const [old, answered] = [await sendSealed(running, {}), await sendSealed(running, {})];
    await running.db.prepare('UPDATE letters SET due_at = 1 WHERE mailbox = ?').bind(mailbox.key).run();
    await answerFromDesk(running, answered.mailbox.key, 'soon', 1);
    await running.db.prepare("UPDATE letters SET dies_on = '2026-01-01' WHERE mailbox = ?").bind(old.mailbox.key).run();
    await running.tick(new Date());
    const { results } = await running.db.prepare('SELECT mailbox, direction, due_at, released_on FROM letters ORDER BY rowid').all();
    expect(results.filter((row) => row.mailbox === mailbox.key)).toEqual([
      { mailbox: mailbox.key, direction: 'to-desk', due_at: null, released_on: today() },
    ]);
    expect(results.filter((row) => row.direction === 'to-person')).toEqual([
      { mailbox: answered.mailbox.key, direction: 'to-person', due_at: null, released_on: null },
    ]);
    expect(results.filter((row) => row.mailbox === old.mailbox.key)).toEqual([]);
    expect(running.said()).toEqual(['alarm notices-unreadable']);
  });
});

/** A listener on the loopback that keeps what it is told, and answers with a status or never. */
function listener(status: number | null): { server: Server; bodies: string[]; address(): Promise<string> } {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      bodies.push(text);
      if (status !== null) response.writeHead(status).end();
    });
  });
  const listening = new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`);
    });
  });
  return { server, bodies, address: () => listening };
}
