// What people take with them: a number under an ordinary name that betrays nobody, and the directory as open files that agree.
import { readdirSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Service } from '#domain/care/care';
import { type CareContent, LICENCE } from '#domain/care/care-content';
import { EMERGENCY, hasCard, VCARD_NAMES } from '#domain/care/contact';
import { interfaceIn, read } from '../content/texts.ts';
import { portal } from '../server.ts';
import { atLeastCore, CLIENT, few, whole } from './pages.ts';
import { IS_CHECKED } from '../built.ts';

const running = portal();
const care = JSON.parse(read(`${CLIENT}/data/care.json`)) as CareContent;
const folder = `${CLIENT}/data/contact`;
const carded = care.services.filter(hasCard);
const cards = carded.flatMap((service) =>
  atLeastCore.flatMap((locale) => VCARD_NAMES.map((name) => ({ service, locale, name, file: `${locale}-${name}-${service.id}.vcf` }))),
);

/** Ordinary names of the cards, in every language. */
const ordinary = atLeastCore.flatMap((locale) => VCARD_NAMES.map((name) => (interfaceIn(locale)[`vcard.${name}`] ?? '').toLowerCase()));
/** Words by which somebody could tell whose number it is: those of the names of services and organisations. */
const telling = [
  ...new Set(
    [...care.services, ...Object.values(care.organizations)]
      .flatMap((each) => (typeof each.name === 'string' ? [each.name] : Object.values(each.name)))
      .flatMap((name) => name.toLowerCase().split(/[^\p{L}\d]+/u))
      .filter((word) => word.length > 4 && !ordinary.includes(word)),
  ),
  'vlonder',
  'mensenhandel',
  'http',
  '@',
];

/** What is wrong with a card for the phone: its name, its numbers, or anything that tells whose number it is. */
function cardFaults(text: string, { service, locale, name, file }: (typeof cards)[number]): string[] {
  const lines = text.trim().split('\r\n');
  const told = (property: string): string[] =>
    lines.flatMap((line) => (line.split(/[;:]/)[0] === property ? [line.slice(line.indexOf(':') + 1)] : []));
  const known = new Set(['BEGIN', 'VERSION', 'PRODID', 'N', 'FN', 'TEL', 'END']);
  const strange = lines.map((line) => line.split(/[;:]/)[0] ?? '').filter((property) => !known.has(property));
  const open = lines
    .filter((line) => !line.startsWith('PRODID'))
    .join(' ')
    .toLowerCase();
  const word = interfaceIn(locale)[`vcard.${name}`] ?? '';
  return [
    ...(lines[0] === 'BEGIN:VCARD' && lines.at(-1) === 'END:VCARD' ? [] : ['is no card']),
    ...(told('FN').join() === word && word !== '' ? [] : [`is not called “${word}”`]),
    ...(JSON.stringify(told('TEL').sort()) === JSON.stringify(service.phones.map(({ tel }) => tel).sort()) ? [] : ['has another number']),
    ...strange.map((property) => `has a line ${property}`),
    ...telling.filter((each) => open.includes(each) || file.toLowerCase().includes(each)).map((each) => `tells “${each}”`),
  ].map((fault) => `${file} ${fault}`);
}

describe('a number to keep in a phone', () => {
  it('is there in every language under every ordinary name, for every contact that may have one, and never for 112', () => {
    expect(carded.length).toBeGreaterThan(IS_CHECKED ? 0 : 5);
    expect(readdirSync(folder).sort()).toEqual(cards.map(({ file }) => file).sort());
    expect(carded.map(({ record }) => record)).not.toContain(EMERGENCY);
    expect(carded.filter(({ publish, assured_date }) => publish !== 'ready' && assured_date === null)).toEqual([]);
  });

  it('has the right number, an ordinary name, and nothing that tells whose it is, in it or in its address', () => {
    expect(few(cards.flatMap((card) => cardFaults(read(`${folder}/${card.file}`), card)))).toEqual([]);
  });

  it('is served as a card, not as text to read', async () => {
    for (const { file } of cards.slice(0, 3)) {
      const answer = await running.fetch(`/data/contact/${file}`);
      expect([file, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([file, 200, 'text/vcard']);
    }
  });

  it('is noticed when it tells more, dials something else, or has another name', () => {
    const [card] = cards;
    if (!card) throw new Error('no card at all');
    const text = read(`${folder}/${card.file}`);
    const organization = care.organizations[card.service.organization]?.name ?? '';
    expect(cardFaults(text.replace('END:VCARD', `ORG:${organization}\r\nEND:VCARD`), card).length).toBeGreaterThan(1);
    expect(cardFaults(text.replace(/TEL(.*):.*/, 'TEL$1:+31000000000'), card)).toHaveLength(1);
    expect(cardFaults(text.replace(/FN:.*/, 'FN:x'), card)).toHaveLength(1);
    expect(cardFaults(text, { ...card, file: 'comensha.vcf' })).toHaveLength(1);
  });
});

/** Cells that a spreadsheet runs as a formula. */
const formulas = (rows: Record<string, string>[]): string[] =>
  rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, cell]) => (/^[=+\-@\t\r]/.test(cell) ? [`${column}: ${cell.slice(0, 40)}`] : [])),
  );
const parsed = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
/** A cell as it was before it was defused. */
const armed = (cell = ''): string => cell.replace(/^'(?=[=+\-@\t\r])/, '');

describe('the services as a table', () => {
  const text = read(`${CLIENT}/data/services.csv`);
  const { data, errors } = parsed(text);

  it('reads back as the served services, cell by cell', () => {
    expect(errors).toEqual([]);
    expect(text.split('\r\n')[0]).toBe(Object.keys(data[0] ?? {}).join(','));
    const told = data.map((row) =>
      [row.id, row.name, row.kind, row.status, row.phones, row.email, row.url, row.hours, row.assured_date].map(armed),
    );
    const known = care.services.map((service) => [
      service.id,
      service.name.nl,
      service.kind,
      service.status,
      service.phones.map(({ number }) => number).join('; '),
      service.email ?? '',
      service.url ?? '',
      service.hours?.nl ?? '',
      service.assured_date ?? '',
    ]);
    const differing = known.flatMap((row, at) => (JSON.stringify(row) === JSON.stringify(told[at]) ? [] : [String(row[0])]));
    expect([few(differing), data.length]).toEqual([[], care.services.length]);
  });

  it('names the organisation, the area, the licence and what is not known of each', () => {
    const wrong = care.services.filter((service, at) => {
      const row = data[at] ?? {};
      const areas = (service.municipality_codes ?? []).join('; ');
      const isNamed = armed(row.organization) === care.organizations[service.organization]?.name && row.municipalities === areas;
      return !isNamed || row.licence !== LICENCE || (service.assured_date === null && armed(row.not_known) !== (service.unsure?.nl ?? ''));
    });
    expect(few(wrong.map(({ record }) => record))).toEqual([]);
  });

  it('has no cell that a spreadsheet runs as a formula; one is noticed', () => {
    expect(few(formulas(data))).toEqual([]);
    for (const cell of ['=1+1', '+31', '-1', '@a', '\tx']) expect(formulas(parsed(`a,b\r\n1,"${cell}"\r\n`).data)).toHaveLength(1);
  });

  it('is served as a table, to every site', async () => {
    const { status, headers } = await running.fetch('/data/services.csv', { headers: { origin: 'https://elsewhere.example' } });
    expect([status, headers.get('content-type')?.split(';')[0], headers.get('access-control-allow-origin')]).toEqual([
      200,
      'text/csv',
      '*',
    ]);
  });
});

describe('the directory as one file', () => {
  it('says its licence, whom to name, and its version', () => {
    expect(care.licence).toBe('https://creativecommons.org/licenses/by/4.0/');
    for (const source of ['CBS', 'PDOK', 'Kadaster', 'GeoNames'])
      expect([source, care.attribution.includes(source)]).toEqual([source, true]);
    expect(care.version).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is served to every site', async () => {
    const { status, headers } = await running.fetch('/data/care.json', { headers: { origin: 'https://elsewhere.example' } });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  it('holds only records that the schema of care takes, and names nobody it does not hold', () => {
    expect(few(care.services.filter((service) => !Service.safeParse(service).success).map(({ record }) => record))).toEqual([]);
    expect(few(care.services.filter(({ organization }) => !(organization in care.organizations)).map(({ record }) => record))).toEqual([]);
    expect(Object.keys(care.regions).sort()).toEqual(Object.keys(care.routing).sort());
    expect(Object.values(care.merged).filter((code) => !(code in care.regions))).toEqual([]);
  });
});

describe('the sitemap', () => {
  const listed = new Set(
    whole.flatMap((locale) =>
      [...read(`${CLIENT}/sitemap-${locale}.xml`).matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path = '']) => path),
    ),
  );

  it('lists the new pages in every language, and not the page that answers a form', () => {
    const municipalities = [...read(`${CLIENT}/nl/care/index.html`).matchAll(/href="\/nl\/(care\/[^"/]+\/)"/g)].map(
      ([, path = '']) => path,
    );
    const wanted = ['care/regions/', 'care/lines/', ...municipalities, ...municipalities.map((path) => `${path}tonight/`)];
    expect(municipalities.length).toBeGreaterThanOrEqual(342);
    const missing = whole.flatMap((locale) => wanted.map((path) => `/${locale}/${path}`).filter((path) => !listed.has(path)));
    expect(few(missing.filter((path) => !/\/care\/(regions|lines|awake)\/tonight\/$/.test(path)))).toEqual([]);
    expect([...listed].filter((path) => path.endsWith('/care/thanks/'))).toEqual([]);
  });
});
