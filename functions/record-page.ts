// The page on which an organisation sees its own record, as plain as can be: no script, nothing loaded, nothing of anybody in it.
import { writtenLocale } from '#domain/language/written-locale';
import { base64 } from '@scure/base';
import { html, raw } from 'hono/html';
import type { Service } from '#domain/care/care';
import { PROPOSAL_NOTE_MAX, type ProposalFault, WEEK } from '#domain/care/record-proposal';
import { wordOf } from '#domain/language/word';
import type { Words } from './content.ts';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-inline-size:40rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}label,legend{font-weight:700;display:block;margin-block-start:1rem}fieldset{border:0;margin:0;padding:0}fieldset label{font-weight:400;display:inline-block;margin:0 1rem 0 0;padding-block:.6rem}input,textarea,button{font:inherit}textarea,input[type=url]{inline-size:100%;box-sizing:border-box;padding:.5rem;border:1px solid #5c5c5c}input[type=time]{padding:.4rem;border:1px solid #5c5c5c}button{padding:.75rem 1.25rem;margin-block-start:1.25rem;min-block-size:3rem;border:2px solid #0b4f6c;background:#0b4f6c;color:#fff}button.q{background:#fff;color:#0b4f6c}[role=alert]{border-inline-start:.4rem solid #a32020;padding-inline-start:1rem}.d{display:inline-block;min-inline-size:7rem}';

/** Words of one language, its code and direction. */
export interface Spoken {
  code: string;
  dir: 'ltr' | 'rtl';
  words: Words;
}

/** Everything that the page of a record needs. */
export interface RecordShown {
  service: Service;
  organization: string;
  dueOn: string;
  languages: string[];
  /** What was sent and could not be kept: its first fault, and every field as it was typed. */
  again?: { wrong: ProposalFault; fields: URLSearchParams };
}

/** What stands in the form: what was typed, where something was; otherwise what the record says. */
interface Filled {
  phones: string;
  isAlways: boolean;
  languages: readonly string[];
  url: string;
  note: string;
  time: (number: number, end: 'opens' | 'closes') => string;
}

const day = (locale: string, number: number): string =>
  new Intl.DateTimeFormat(writtenLocale(locale), { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, number)));

function known(service: Service): Filled {
  const times = new Map(
    (service.schedule ?? []).flatMap(({ days, opens, closes }) => days.map((each) => [each, { opens, closes }] as const)),
  );
  return {
    phones: service.phones.map(({ number }) => number).join('\n'),
    isAlways: service.around_the_clock ?? false,
    languages: service.languages ?? [],
    url: service.url ?? '',
    note: '',
    time: (number, end) => times.get(number)?.[end] ?? '',
  };
}

const typed = (fields: URLSearchParams): Filled => ({
  phones: fields.get('phones') ?? '',
  isAlways: fields.get('always') === 'yes',
  languages: fields.getAll('language'),
  url: fields.get('url') ?? '',
  note: fields.get('note') ?? '',
  time: (number, end) => fields.get(`${end}-${number}`) ?? '',
});

/** The form, filled in with what the record says now, or again with what was typed beside what is wrong with it. */
export function recordPage(
  { code, dir, words }: Spoken,
  { service, organization, dueOn, languages, again }: RecordShown,
): Promise<Response> {
  const say = (key: string): string => wordOf(words, `record.${key}`);
  const filled = again ? typed(again.fields) : known(service);
  const named = new Intl.DisplayNames([code], { type: 'language' });
  const nameOf = (language: string): string => (language === 'dse' ? wordOf(words, 'spoken.dse') : (named.of(language) ?? language));
  const time = (number: number, end: 'opens' | 'closes') =>
    html`<input type="time" name="${end}-${number}" value="${filled.time(number, end)}" aria-label="${day(code, number)}, ${say(end)}">`;
  const until = new Intl.DateTimeFormat(writtenLocale(code), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${dueOn}T00:00:00Z`));
  return page(
    { code, dir, words },
    html`<h1>${say('title')}</h1>
${again ? html`<p role="alert">${say('not-sent')} ${wordOf(words, `record.wrong.${again.wrong}`)}</p>` : ''}
<p><strong>${service.name[code] ?? service.name.nl}</strong>, ${organization}</p>
<p>${say('intro').replace('{day}', until)}</p><p>${say('no-names')}</p>${service.confidential ? html`<p>${say('secret')}</p>` : ''}
<form method="post"><button name="action" value="confirm">${say('confirm')}</button></form>
<form method="post">
<label for="phones">${say('phones')}</label><textarea id="phones" name="phones" rows="3" maxlength="200" dir="ltr">${filled.phones}</textarea>
<fieldset><legend>${say('hours')}</legend><label><input type="checkbox" name="always" value="yes"${filled.isAlways ? raw(' checked') : ''}> ${say('always')}</label>
${WEEK.map((number) => html`<div><span class="d">${day(code, number)}</span> ${time(number, 'opens')} ${time(number, 'closes')}</div>`)}</fieldset>
<fieldset><legend>${say('languages')}</legend>${languages.map(
      (language) =>
        html`<label><input type="checkbox" name="language" value="${language}"${filled.languages.includes(language) ? raw(' checked') : ''}> ${nameOf(language)}</label>`,
    )}</fieldset>
<label for="url">${say('url')}</label><input id="url" type="url" name="url" maxlength="200" dir="ltr" value="${filled.url}">
<label for="note">${say('note')}</label><textarea id="note" name="note" rows="4" maxlength="${String(PROPOSAL_NOTE_MAX)}">${filled.note}</textarea>
<button class="q" name="action" value="change">${say('send')}</button></form>`,
    again ? 422 : 200,
  );
}

/** One sentence on a page of its own. */
export const recordSaid = (spoken: Spoken, key: 'thanks' | 'gone', status: 200 | 404): Promise<Response> =>
  page(spoken, html`<h1>${wordOf(spoken.words, 'record.title')}</h1><p>${wordOf(spoken.words, `record.${key}`)}</p>`, status);

async function page({ code, dir, words }: Spoken, body: unknown, status: 200 | 404 | 422): Promise<Response> {
  const text = await html`<!doctype html>
<html lang="${code}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${wordOf(words, 'record.title')}</title><style>${raw(STYLE)}</style></head>
<body><main>${body}</main></body>
</html>`;
  const hash = base64.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'content-security-policy': policy,
  };
  return new Response(String(text), { status, headers });
}
