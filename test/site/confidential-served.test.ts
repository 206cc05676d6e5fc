// Nothing that is served tells where a confidential service is: no page, search file, download, card, API answer or result.
import { API } from '#domain/api/paths';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CareContent } from '#domain/care/care-content';
import { wholeLocales, read } from '../content/texts.ts';
import { portal, postForm } from '../server.ts';
import { CLIENT, decoded, few, filesBelow } from './pages.ts';

const running = portal();
const care = JSON.parse(read(`${CLIENT}/data/care.json`)) as CareContent;
const hidden = care.services.filter(({ confidential }) => confidential);
/** By what a confidential service is known anywhere: its identifier, its record and its names. */
const marks = hidden.flatMap(({ id, record, name }) => [id, `"${record}"`, ...Object.values(name)]);
const NEAR = 2500;
const wheres: [name: string, pattern: RegExp][] = [
  ['a street with a number', /(?:\p{Lu}\p{L}*|\p{L}+ )(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof)\s+\d{1,4}(?!\d)/u],
  ['a postcode with letters', /(?<![\w-])[1-9]\d{3}[ \u00a0]?(?!SA|SD|SS)[A-Z]{2}(?![\w-])/],
  ['coordinates', /(?<![\d.])5[0-3](?:[.,]\d{2,}[^\d]{1,24}[3-7][.,]\d{2,}|\s?°)/],
];

/** Where a mark stands in a text. */
function placesOf(text: string, mark: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found.push(at);
  return found;
}
/** What a text tells about where, near a confidential service. `called` is its address, which may name the service too. */
function toldNear(called: string, content: string): string[] {
  const text = decoded(`${called}\n${content}`);
  const near = marks.flatMap((mark) => placesOf(text, mark).map((at) => text.slice(Math.max(0, at - NEAR), at + mark.length + NEAR)));
  const told = wheres.filter(([, pattern]) => near.some((part) => pattern.test(part)));
  return told.map(([name]) => `${called} has ${name} near a confidential service`);
}
/** The marks also as a page writes them. */
const written = [...new Set([...marks, ...marks.map((mark) => mark.replaceAll('&', '&amp;').replaceAll("'", '&#39;'))])];
const isNamedIn = (called: string, content: string): boolean => written.some((mark) => called.includes(mark) || content.includes(mark));

describe('the built site', () => {
  const served = filesBelow(CLIENT).filter((file) => /\.(html|json|csv|vcf|xml|txt|js|svg)$/.test(file));

  it('tells nowhere where a confidential service is: in no page, search file, download or card', () => {
    const naming = served.filter((file) => isNamedIn(file, read(file)));
    const kinds = new Set(naming.map((file) => file.split('.').at(-1)));
    expect(
      ['html', 'json', 'csv'].filter((kind) => !kinds.has(kind)),
      'the check sees them in each of these',
    ).toEqual([]);
    expect(few(naming.flatMap((file) => toldNear(file, read(file))))).toEqual([]);
  });

  it('gives no confidential service a location', () => {
    expect(hidden.length).toBeGreaterThan(5);
    expect(hidden.filter((service) => 'location' in service)).toEqual([]);
    for (const locale of wholeLocales) {
      const content = JSON.parse(read(`${CLIENT}/data/hsds/${locale}.json`)) as { service_at_locations: { service_id: string }[] };
      const ids = content.service_at_locations.map(({ service_id }) => service_id);
      expect(hidden.filter(({ id }) => ids.includes(id))).toEqual([]);
    }
  });

  const file = (path: string): [string, string] => [path, read(`${CLIENT}/${path}`)];
  const [any] = hidden;
  const mark = any?.name.nl ?? '';
  const plant = (text: string, what: string): string => text.replace(mark, `${mark} ${what}`);
  it.each<[kind: string, called: string, text: string]>([
    ['a page', ...file('nl/care/lines/index.html')],
    ['the directory', ...file('data/care.json')],
    ['the contacts of a device', ...file('data/lines/nl.json')],
    ['the open data', ...file('data/hsds/nl.json')],
    ['the table', ...file('data/services.csv')],
    ['the sitemap', 'sitemap.xml', `<urlset><!-- ${mark} --></urlset>`],
    ['data for search engines', 'index.html', `<script type="application/ld+json">{"name":"${mark}","geo":{}}</script>`],
    ['a card for the phone', `data/contact/nl-1-${any?.id}.vcf`, `BEGIN:VCARD\r\nNOTE:${mark}\r\nEND:VCARD`],
  ])('is noticed when %s tells it', (_kind, called, text) => {
    expect(toldNear(called, text)).toEqual([]);
    expect(plant(text, 'x')).not.toBe(text);
    const told = [
      'Kerkstraat 12',
      'Lange Molen weg 3',
      '1234 AB',
      '1234AB',
      '52.3702, 4.8952',
      '"latitude":52.37,"longitude":4.89',
      '52°22',
    ];
    for (const what of told) expect([what, toldNear(called, plant(text, what))]).toEqual([what, [expect.stringContaining(called)]]);
  });
});

describe('the answers of the Worker', () => {
  const texts = new Map<string, string>();
  const keep = async (name: string, answer: Response): Promise<unknown> => texts.set(name, await answer.text());
  beforeAll(async () => {
    for (const language of wholeLocales) {
      const paths = [
        'services?full=true&per_page=100',
        'services?per_page=100',
        'organizations?full=true&per_page=100',
        'service_at_locations?per_page=100',
      ];
      for (const path of paths) await keep(`${path} ${language}`, await running.fetch(`${API}/${path}&language=${language}`));
      for (const { id } of hidden) await keep(`${id} ${language}`, await running.fetch(`${API}/services/${id}?language=${language}`));
      for (const asked of ['group=women&form=sexual', 'group=men&also=addiction', 'form=labour&when=tonight']) {
        await keep(`care ${asked} ${language}`, await running.fetch(`${API}/care?municipality=GM0363&${asked}&language=${language}`));
        const form = { municipality: 'amsterdam', needs: '1', ...Object.fromEntries(new URLSearchParams(asked)) };
        const sent = await postForm(running, `/${language}/care/find`, form);
        await keep(`form ${asked} ${language}`, await running.fetch(sent.headers.get('location') ?? ''));
      }
    }
  });

  it('tell nowhere where a confidential service is: neither the API nor the answer to a form', () => {
    const naming = [...texts].filter(([name, text]) => isNamedIn(name, text)).map(([name]) => name.split(/[ ?]/)[0] ?? '');
    for (const kind of ['services', 'care', 'form', ...hidden.map(({ id }) => id)])
      expect([kind, naming.includes(kind)]).toEqual([kind, true]);
    expect(few([...texts].flatMap(([name, text]) => toldNear(name, text)))).toEqual([]);
  });

  it('have no location for a confidential service', () => {
    const at = [...texts].filter(([name]) => name.startsWith('service_at_locations')).map(([, text]) => text);
    expect(at).toHaveLength(wholeLocales.length);
    expect(hidden.filter(({ id }) => at.some((text) => text.includes(id)))).toEqual([]);
    for (const { id } of hidden) expect(JSON.parse(texts.get(`${id} nl`) ?? '{}')).toMatchObject({ id, service_at_locations: [] });
  });
});
