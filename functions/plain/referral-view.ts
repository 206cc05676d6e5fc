// The form to write as a page: fresh with its number, or with what was typed, whatever else fails.
import { deskFor } from '#domain/desk/desk';
import { ownWordOf } from '#domain/box/receipt';
import type { ReferView } from '#domain/site/view';
import { type Way, wayOf } from '#domain/letter/way';
import { isDraft, newDraft, receiptOf } from '../../src/crypto/receipt.ts';
import { desksNow, readingOf } from '../arrival.ts';
import { desksContent, siteContent } from '../content.ts';
import { stampAt } from '../flood.ts';
import type { Context } from '../problem.ts';
import type { KeptForm } from './kept.ts';

/** A form that nobody typed into yet, for one of the ways in. */
export const openForm = (c: Context, way: Way): Promise<ReferView> => withDesk(c, formOf(c, new URLSearchParams({ way })));

/** The form with what was typed, once more; also when the database does not answer. */
export async function formAgain(c: Context, ticket: string, { fields, refusals, state }: KeptForm): Promise<ReferView> {
  const form = { ...(await formOf(c, new URLSearchParams(fields))), kept: ticket, refusals, state };
  return withDesk(c, Promise.resolve(form)).catch(() => ({ ...form, state: 'failed' as const }));
}

/** From content alone. A first visit gets a fresh draft, and with it a number, and a stamp. */
async function formOf(c: Context, fields: URLSearchParams): Promise<ReferView> {
  const given = fields.get('draft') ?? '';
  const draft = isDraft(given) ? given : newDraft();
  const typed = [...new Set(fields.keys())].filter((name) => !['draft', 'shown', 'stamp', 'kept', 'action', 'way'].includes(name));
  return {
    page: 'refer',
    door: 'plain',
    way: wayOf(fields.get('way')),
    ownWord: ownWordOf(fields.get('own_word') ?? ''),
    state: 'open',
    draft,
    receipt: await receiptOf(draft),
    stamp: fields.get('stamp')?.slice(0, 200) || (await stampAt(c.env.FLOOD_SECRET, new Date())),
    kept: '',
    desk: null,
    open: [],
    desks: await desksContent(c.env.ASSETS),
    reading: null,
    awake: (await siteContent(c.env.ASSETS)).awake,
    values: Object.fromEntries(typed.map((name) => [name, fields.getAll(name)])),
    refusals: [],
  };
}

/** The same form, with the desk that reads it and when. */
async function withDesk(c: Context, form: Promise<ReferView>): Promise<ReferView> {
  const now = new Date();
  const { open } = await desksNow(c.env, now);
  const desk = deskFor(open, { municipality: null, age: null });
  return { ...(await form), desk, open: Object.keys(open), reading: readingOf(desk === null ? undefined : open[desk], now) };
}
