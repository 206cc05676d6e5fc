// Notices without detail: sent to a real listener, the same bytes whatever waits, and once for one urgent letter.
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, instantOf } from '#domain/time/days';
import { type Desks, secondDesks } from '#domain/desk/desk';
import { NOTICE } from '#domain/desk/notice';
import { tellDesks } from '../../functions/notice.ts';
import { askHandOver } from '../../functions/storage/handover.ts';
import { handKeys } from '../../functions/storage/keyring.ts';
import { markRead } from '../../functions/storage/desk.ts';
import { seated } from '../desk.ts';
import { builtDesks, sendSealed, today } from '../letters.ts';
import { portal } from '../server.ts';

const running = portal();
const quiet = (): Date => instantOf(addDays(today(), 1), 3 * 60);
const desks: Desks = { demo: builtDesks().demo as Desks[string], 'demo-deputy': builtDesks()['demo-deputy'] as Desks[string] };

/** Which desks are told at a moment, when nothing is drawn. */
async function told(at = quiet(), drawn = 1, isReached = true): Promise<string[]> {
  const names: string[] = [];
  const tell = async (desk: string): Promise<boolean> => names.push(desk) > 0 && isReached;
  await tellDesks(running.db, at, { desks, draw: () => drawn, tell });
  return names;
}

describe('a desk is told to look', () => {
  it('not for an ordinary letter, in the night', async () => {
    await sendSealed(running, { need: 'talk' });
    expect(await told()).toEqual([]);
  });

  it('for "tonight" or danger at the next quarter of an hour, once', async () => {
    await sendSealed(running, { need: 'tonight' });
    expect(await told()).toEqual(['demo']);
    expect(await told()).toEqual([]);
    await sendSealed(running, { danger: 'yes' });
    expect(await told()).toEqual(['demo']);
  });

  it('again at the next quarter of an hour, when it could not be told of an urgent letter', async () => {
    await sendSealed(running, { need: 'tonight' });
    expect(await told(quiet(), 1, false)).toEqual(['demo']);
    expect(await told()).toEqual(['demo']);
    expect(await told()).toEqual([]);
  });

  it('for an urgent letter that came after the newest one was deleted', async () => {
    const { mailbox } = await sendSealed(running, { need: 'tonight' });
    expect(await told()).toEqual(['demo']);
    await running.db.prepare('DELETE FROM letters WHERE mailbox = ?').bind(mailbox.key).run();
    await sendSealed(running, { need: 'tonight' });
    expect(await told()).toEqual(['demo']);
  });

  it('of each urgent letter that was handed over to it, also when it was told of a later one', async () => {
    const boxes = [await sendSealed(running, { need: 'tonight' }), await sendSealed(running, { need: 'tonight' })];
    expect(await told()).toEqual(['demo']);
    for (const { mailbox } of boxes.reverse()) {
      await running.db.prepare("UPDATE mailboxes SET desk = 'demo-deputy', deputy = NULL WHERE mailbox = ?").bind(mailbox.key).run();
      expect(await told()).toEqual(['demo-deputy']);
    }
    expect(await told()).toEqual([]);
  });

  it('for a request in danger, where a second member decides: once, and again for another request', async () => {
    const { mailbox } = await sendSealed(running, { need: 'talk' });
    const [anna, bram] = [await seated(running, 'coordinator'), await seated(running, 'coordinator')];
    const reason = new Uint8Array([1]);
    const request = () =>
      askHandOver(running.db, { mailbox: mailbox.key, desk: 'demo', to: 'demo-deputy', member: anna.member, reason, told: null });
    await handKeys(running.db, 'demo', anna.member, [{ key: 'age1only', wrapped: reason }]);
    await request();
    // A desk of one: the national desk decides, and is told.
    const second = secondDesks(desks, 'demo').filter((name) => name in desks);
    expect(await told()).toEqual(second);
    await handKeys(running.db, 'demo', bram.member, [{ key: 'age1only', wrapped: reason }]);
    await request();
    expect(await told(quiet(), 1, false)).toEqual(['demo']);
    expect(await told()).toEqual(['demo']);
    expect(await told()).toEqual([]);
  });

  it('not for an urgent letter that somebody read already', async () => {
    const { mailbox } = await sendSealed(running, { need: 'tonight' });
    const row = await running.db.prepare('SELECT letter FROM letters WHERE mailbox = ?').bind(mailbox.key).first<{ letter: string }>();
    await markRead(running.db, mailbox.key, row?.letter ?? '', today());
    expect(await told()).toEqual([]);
  });

  it('as a deputy, when an urgent letter is released to it', async () => {
    const { mailbox } = await sendSealed(running, { need: 'tonight', deputy: 'yes' });
    expect(await told()).toEqual(['demo']);
    await running.db.prepare("UPDATE letters SET released_on = '2026-11-24' WHERE mailbox = ?").bind(mailbox.key).run();
    expect(await told()).toEqual(['demo-deputy']);
    expect(await told()).toEqual([]);
  });

  it('as a deputy, of each letter, also when an earlier one is released later', async () => {
    const boxes = [
      await sendSealed(running, { need: 'tonight', deputy: 'yes' }),
      await sendSealed(running, { need: 'tonight', deputy: 'yes' }),
    ];
    expect(await told()).toEqual(['demo']);
    for (const { mailbox } of boxes.reverse()) {
      await running.db.prepare("UPDATE letters SET released_on = '2026-11-24' WHERE mailbox = ?").bind(mailbox.key).run();
      expect(await told()).toEqual(['demo-deputy']);
    }
  });

  it('for nothing, now and then', async () => {
    expect(await told(quiet(), 32)).toEqual(['demo', 'demo-deputy']);
  });

  it('at eight and at one on working days, whether or not anything waits', async () => {
    expect(await told(instantOf('2026-11-24', 8 * 60))).toEqual(['demo', 'demo-deputy']);
    expect(await told(instantOf('2026-11-28', 13 * 60))).toEqual([]);
  });
});

describe('what is sent', () => {
  let listener: Server;
  const bodies: string[] = [];
  beforeAll(async () => {
    listener = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on('end', () => {
        bodies.push(`${request.url} ${text}`);
        response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void listener.close());

  it('is the same text for every reason, to every desk', async () => {
    const { noticesOf } = await import('../../functions/notice.ts');
    const address = listener.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const places = { demo: { webhook: `http://127.0.0.1:${port}/demo` }, 'demo-deputy': { webhook: `http://127.0.0.1:${port}/deputy` } };
    const assets = { fetch: async () => Response.json(desks) } as unknown as Fetcher;
    const alarms: string[] = [];
    const notices = await noticesOf({ NOTICES: JSON.stringify(places), ASSETS: assets } as never, (code) => void alarms.push(code));
    await notices.tell('demo');
    await notices.tell('demo-deputy');
    await notices.tell('nobody');
    expect(bodies).toEqual([`/demo ${JSON.stringify({ text: NOTICE })}`, `/deputy ${JSON.stringify({ text: NOTICE })}`]);
    expect(alarms).toEqual([]);
  });

  it('is an alarm for the operator when it cannot be sent, and stops nothing', async () => {
    const { noticesOf } = await import('../../functions/notice.ts');
    const assets = { fetch: async () => Response.json(desks) } as unknown as Fetcher;
    const alarms: string[] = [];
    const notices = await noticesOf(
      { NOTICES: '{"demo":{"webhook":"http://127.0.0.1:9/"}}', ASSETS: assets } as never,
      (code) => void alarms.push(code),
    );
    await notices.tell('demo');
    expect(alarms).toEqual(['notice-not-sent']);
  });
});
