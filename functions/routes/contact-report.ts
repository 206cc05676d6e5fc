// "This number is wrong": two taps, no account, no words; answered with a page that says what was kept.
import { Hono } from 'hono';
import { NUMBER_FAULTS } from '#domain/care/contact';
import { dayOf } from '#domain/time/days';
import { careContent } from '../content.ts';
import { readForm } from '../form.ts';
import { type Door, knownLocale, refuse, notAllowed } from '../problem.ts';
import { countReport } from '../storage/contact-report.ts';

export const contactReport = new Hono<Door>();

contactReport.post('/', async function report(c) {
  const locale = await knownLocale(c);
  if (!locale) return refuse(c, 'not-found');
  const form = await readForm(c);
  if ('refused' in form) return refuse(c, form.refused);
  if (form.damaged) return refuse(c, 'bad-request');
  const what = NUMBER_FAULTS.find((fault) => fault === form.fields.get('what'));
  const { services } = await careContent(c.env.ASSETS);
  const service = services.find(({ id }) => id === form.fields.get('contact'));
  if (!what || !service) return refuse(c, 'bad-request');
  await countReport(c.env.DB, service.id, what, dayOf(new Date()));
  return c.redirect(`/${locale}/care/thanks/`, 303);
});

contactReport.get('/', async function nothingHere(c) {
  const locale = await knownLocale(c);
  return locale ? c.redirect(`/${locale}/care/`, 303) : refuse(c, 'not-found');
});

contactReport.all('/', notAllowed('GET', 'HEAD', 'POST'));
