// Tells desks to look, by webhook or mail: always the same words, at fixed times, for what cannot wait, and sometimes for nothing.
import type { Desks } from '#domain/desk';
import { isDecoy, isNoticeTime, NOTICE } from '#domain/notice';
import { desksContent } from './content.ts';
import type { Env } from './env.ts';
import { noteTold, urgentNews } from './storage/notice.ts';

/** Who can be told, how, and a random whole number for notices about nothing. */
export interface Notices {
  desks: Desks;
  /** False when it could not be told. */
  tell(desk: string): Promise<boolean>;
  draw(): number;
}

/** Where a desk is told. */
interface Place {
  webhook?: string;
  mail?: string;
}

/** Tells every desk for which it is time. What could not be told of an urgent letter is told again at the next quarter-hour. */
export async function tellDesks(db: D1Database, now: Date, { desks, tell, draw }: Notices): Promise<void> {
  for (const [name, desk] of Object.entries(desks)) {
    const news = await urgentNews(db, name);
    const isForNothing = isDecoy(draw());
    const isTime = news !== null || isForNothing || isNoticeTime(desk, now);
    if (isTime && (await tell(name)) && news !== null) await noteTold(db, name, news);
  }
}

/** The notices of this environment. One that cannot be sent is an alarm for the operator, and stops nothing else. */
export async function noticesOf(env: Env, alarm: (code: string) => void): Promise<Notices> {
  const places = JSON.parse(env.NOTICES ?? '{}') as Record<string, Place>;
  return {
    desks: await desksContent(env.ASSETS),
    draw: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    async tell(desk) {
      try {
        await send(env, places[desk] ?? {});
        return true;
      } catch {
        alarm('notice-not-sent');
        return false;
      }
    },
  };
}

async function send(env: Env, { webhook, mail }: Place): Promise<void> {
  if (webhook !== undefined) {
    const response = await fetch(webhook, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: NOTICE }),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error('not taken');
  }
  if (mail !== undefined && env.MAIL && env.NOTICE_FROM) {
    await env.MAIL.send({ from: env.NOTICE_FROM, to: mail, subject: NOTICE, text: NOTICE });
  }
}
