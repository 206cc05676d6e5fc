// An organisation looks at its own record by a link that works once, and says that it is right or what should change.
import { Hono } from 'hono';
import { dayOf } from '#domain/time/days';
import { RECORD_NOTICE } from '#domain/desk/notice';
import type { Service } from '#domain/care/care';
import { readProposal } from '#domain/care/record-proposal';
import { careContent, siteContent, wordsIn } from '../content.ts';
import { readForm } from '../form.ts';
import { tellAddress } from '../notice.ts';
import { type Context, type Door, notAllowed, refuse } from '../problem.ts';
import { recordPage, recordSaid, type Spoken } from '../record-page.ts';
import { findRecordLink, noteProposalTold, saveProposal } from '../storage/record.ts';

export const recordRoutes = new Hono<Door>();

recordRoutes.get('/thanks', async function thanks(c) {
  const spoken = await spokenIn(c as Context);
  return spoken ? recordSaid(spoken, 'thanks', 200) : refuse(c as Context, 'not-found');
});
recordRoutes.all('/thanks', notAllowed('GET', 'HEAD') as never);

/** Looking uses nothing up: mail programs look at a link before a person does. */
recordRoutes.get('/:secret', async function look(c) {
  const spoken = await spokenIn(c as Context);
  if (!spoken) return refuse(c as Context, 'not-found');
  const found = await recordBehind(c as Context);
  if (!found) return recordSaid(spoken, 'gone', 404);
  return recordPage(spoken, { ...found, languages: await offeredFor(c as Context, found.service) });
});

/** What was kept is answered by the way to a page, and ends the link; what could not be is shown again, as it was typed. */
recordRoutes.post('/:secret', async function propose(c) {
  const spoken = await spokenIn(c as Context);
  if (!spoken) return refuse(c as Context, 'not-found');
  const here = `/${spoken.code}/record/`;
  const secret = c.req.param('secret');
  const found = await recordBehind(c as Context);
  if (!found) return c.redirect(`${here}gone/`, 303);
  const form = await readForm(c as Context);
  if ('refused' in form) return refuse(c as Context, form.refused);
  const read = form.damaged ? { wrong: 'note' as const } : readProposal(form.fields, found.service);
  if ('wrong' in read) {
    const again = { wrong: read.wrong, fields: form.fields };
    return recordPage(spoken, { ...found, languages: await offeredFor(c as Context, found.service), again });
  }
  const proposal = await saveProposal(c.env.DB, secret, JSON.stringify(read.proposal), dayOf(new Date()));
  if (proposal === null) return c.redirect(`${here}gone/`, 303);
  // Whoever could be reached before hears of it, so that nobody speaks for them unnoticed; an operator sees who was not told.
  const { email } = found.service;
  if (email && (await tellAddress(c.env, email, RECORD_NOTICE))) await noteProposalTold(c.env.DB, proposal);
  return c.redirect(`${here}thanks/`, 303);
});
recordRoutes.all('/:secret', notAllowed('GET', 'HEAD', 'POST') as never);

/** The languages that the form offers: those that the site knows and those that the record names. */
async function offeredFor(c: Context, service: Service): Promise<string[]> {
  const { languages, cards } = await siteContent(c.env.ASSETS);
  const offered = [...languages, ...cards].map(({ code }) => code.split('-')[0] ?? code);
  return [...new Set([...offered, ...(service.languages ?? [])])].sort();
}

async function recordBehind(c: Context) {
  const secret = c.req.param('secret') ?? '';
  const link = /^[0-9a-f]{64}$/.test(secret) ? await findRecordLink(c.env.DB, secret, dayOf(new Date())) : null;
  if (!link) return null;
  const { services, organizations } = await careContent(c.env.ASSETS);
  const service = services.find(({ id }) => id === link.service);
  if (!service) return null;
  return { service, organization: organizations[service.organization]?.name ?? '', dueOn: link.due_on };
}

/** The words of the language in the address, where the site speaks it whole. */
async function spokenIn(c: Context): Promise<Spoken | null> {
  const { languages } = await siteContent(c.env.ASSETS);
  const language = languages.find(({ code, promise }) => code === c.req.path.split('/')[1] && promise === 'full');
  return language ? { code: language.code, dir: language.dir, words: await wordsIn(c.env.ASSETS, language.code) } : null;
}
