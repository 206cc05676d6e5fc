// Numbers, hours and laws stand in the record that owns them and nowhere else; texts that refer to one are filled in before they are read.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { parse } from 'yaml';
import type { Service } from '#domain/care/care';
import type { Language } from '#domain/language/language';
import { telOf } from '#domain/language/numbers-in-text';
import { filledIn, type Reference } from '#domain/language/reference';
import { inOrder, isolated, sentencesInOrder } from '#domain/language/right-to-left';
import { hoursText } from './i18n.ts';

type Written = Pick<Language, 'code' | 'dir'>;
type Recorded = Pick<Service, 'record' | 'phones' | 'schedule'>;

/** The records of care as they are written; their own references are not filled in. */
const recorded = once((): Map<string, Recorded> => {
  const services = globSync('content/care/services/*.yml').map((file) => parse(readFileSync(file, 'utf8')) as Recorded);
  return new Map(services.map((service) => [service.record, service]));
});
const laws = once(() => parse(readFileSync('content/laws.yml', 'utf8')) as Record<string, { name: string; url: string }>);
const languages = once(() => parse(readFileSync('content/languages.yml', 'utf8')) as Written[]);

function once<T>(read: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= read());
}

/** A number of a record, the first unless told otherwise, as people read it. Throws when the record does not have it: the build stops. */
export function numberOf(record: string, place = 1): string {
  const phone = recorded().get(record)?.phones[place - 1];
  if (!phone) throw new Error(`content/care/services/${record}.yml has no number to refer to`);
  return phone.number;
}

/** A law, treaty or rule by its record. Throws when there is none: the build stops. */
function lawOf(record: string): { name: string; url: string } {
  const law = laws()[record];
  if (!law) throw new Error(`content/laws.yml has no ${record} to refer to`);
  return law;
}

/** The source of a file of content with every reference filled in: as links in the body of a Markdown file, as plain text elsewhere. */
export function withRecords(contents: string, path: string): string {
  const [front, body] = path.endsWith('.md') ? apart(contents) : [contents];
  const before = filledIn(front, (reference) => plain(reference, path));
  if (body === undefined) return before;
  const after = filledIn(body, (reference) => marked(reference, path));
  return `---\n${before}\n---\n${inOrder(
    after,
    (digits) => `<bdi dir="ltr">${digits}</bdi>`,
    (phrase) => `<bdi lang="nl" dir="ltr">${phrase}</bdi>`,
  )}`;
}

const languageOf = (path: string): Written | undefined =>
  languages().find(({ code }) => path.split(/[/\\]/).some((part) => part.replace(/\.yml$/, '') === code));

function plain({ asked, record, place }: Reference, path: string): string {
  if (asked === 'call') return numberOf(record, place);
  if (asked === 'dial') return telOf(numberOf(record, place));
  if (asked === 'law') return lawOf(record).name;
  if (asked === 'law-url') return lawOf(record).url;
  // Marks of Unicode (UAX #9) keep a clock in its order where no element can.
  return hoursOf(record, languageOf(path), (clock, dir) => (dir === 'rtl' ? isolated(clock) : clock));
}

function marked({ asked, record, place }: Reference, path: string): string {
  if (asked === 'law' || asked === 'law-url') return plain({ asked, record, place }, path);
  if (asked === 'hours') return hoursOf(record, languageOf(path), (clock) => `<bdi dir="ltr">${clock}</bdi>`);
  const number = numberOf(record, place);
  return asked === 'dial' ? telOf(number) : `<a href="tel:${telOf(number)}"><bdi class="vl-number" dir="ltr">${number}</bdi></a>`;
}

function hoursOf(record: string, language: Written | undefined, isolated: (clock: string, dir: Written['dir']) => string): string {
  const schedule = recorded().get(record)?.schedule;
  if (!schedule || !language) throw new Error(`content/care/services/${record}.yml has no schedule to refer to`);
  return hoursText(language.code, schedule, 'long')
    .map(({ days, clock }) => `${days} ${isolated(clock, language.dir)}`)
    .join(', ');
}

/** Loads the YAML or Markdown files of a folder by their path without ending, references filled in. */
export const texts = (folder: string, pattern: string): Loader => ({
  name: 'texts',
  load: async ({ store, parseData, renderMarkdown }) => {
    store.clear();
    for (const path of globSync(pattern, { cwd: folder })) {
      const source = withRecords(readFileSync(join(folder, path), 'utf8'), join(folder, path));
      const id = path.replaceAll('\\', '/').replace(/\.\w+$/, '');
      const [front, body] = path.endsWith('.md') ? apart(source) : [source, undefined];
      const data = await parseData({ id, data: sentencesInOrder(parse(front) as Record<string, unknown>) });
      store.set({ id, data, ...(body === undefined ? {} : { body, rendered: await renderMarkdown(body) }) });
    }
  },
});

/** The front matter of a Markdown file, and its body. */
function apart(source: string): [front: string, body: string] {
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  if (front === undefined || body === undefined) throw new Error('a text begins with front matter between two lines of ---');
  return [front, body.trim()];
}
