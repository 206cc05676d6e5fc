// Every service belongs to an organisation, has an identity of its own and speaks every language of the site.
import { describe, expect, it } from 'vitest';
import { Organization, Service } from '#domain/care/care';
import { files, read, readYaml, slugOf, wholeLocales } from './texts.ts';

interface Entry {
  file: string;
  content: Record<string, unknown>;
}

const entries = (folder: string): Entry[] => files(`content/care/${folder}/*.yml`).map((file) => ({ file, content: readYaml(file) }));
const organizations = entries('organizations');
const services = entries('services');

/** Entries that do not have the shape of an organisation or a service. */
const misshapen = (schema: typeof Organization | typeof Service, all: Entry[]): string[] =>
  all.flatMap(({ file, content }) => {
    const read = schema.safeParse(content);
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${file} ${path.join('.')}: ${message}`);
  });

/** Services that name no organisation of ours, or whose record is not their file name. */
const homeless = (all: Entry[], known: string[]): string[] =>
  all.flatMap(({ file, content }) => [
    ...(known.includes(String(content.organization))
      ? []
      : [`${file} belongs to “${content.organization}”: add content/care/organizations/${content.organization}.yml`]),
    ...(content.record === slugOf(file) ? [] : [`${file} has the record “${content.record}”: it must be its file name`]),
  ]);

/** Entries with the identity of another. */
const twins = (all: Entry[]): string[] =>
  all
    .filter(({ content }, index) => all.findIndex((other) => other.content.id === content.id) < index)
    .map(({ file, content }) => `${file} has the id ${content.id} of another entry: give it its own`);

/** Texts that lack a language. A text is a field with a Dutch version. */
const wordless = (all: Entry[]): string[] =>
  all.flatMap(({ file, content }) =>
    Object.entries(content).flatMap(([field, text]) =>
      text !== null && typeof text === 'object' && 'nl' in text
        ? wholeLocales
            .filter((locale) => !String((text as Record<string, unknown>)[locale] ?? '').trim())
            .map((locale) => `${file} has no ${field} in ${locale}`)
        : [],
    ),
  );

describe('the directory of care', () => {
  it('has the shape of HSDS: organisations and services', () => {
    expect(services.length).toBeGreaterThan(20);
    expect([...misshapen(Organization, organizations), ...misshapen(Service, services)]).toEqual([]);
  });

  it('has an organisation behind every service, and a service for every organisation', () => {
    expect(
      homeless(
        services,
        organizations.map(({ file }) => slugOf(file)),
      ),
    ).toEqual([]);
    const named = services.map(({ content }) => content.organization);
    expect(organizations.map(({ file }) => slugOf(file)).filter((slug) => !named.includes(slug))).toEqual([]);
  });

  it('gives every entry an identity of its own', () => {
    expect(twins([...organizations, ...services])).toEqual([]);
  });

  it('speaks every language of the site', () => {
    expect(wordless([...organizations, ...services])).toEqual([]);
  });

  it('gives each situation lines that fit: for children a line and a chat, with pictures a chat, for tonight somebody who is awake', () => {
    const linesOf = (slug: string): Service[] => {
      const front = /^---\n([\s\S]*?)\n---/.exec(read(`content/situations/nl/${slug}.md`))?.[1] ?? '';
      const named = /^lines: \[(.*)\]$/m.exec(front)?.[1]?.split(', ') ?? [];
      return named.map((record) => Service.parse(readYaml(`content/care/services/${record}.yml`)));
    };
    const all = files('content/situations/nl/*.md').map(slugOf);
    expect(all).toHaveLength(8);
    expect(all.filter((slug) => linesOf(slug).length === 0)).toEqual([]);
    for (const slug of ['under-18', 'pictures']) {
      expect([slug, linesOf(slug).some(({ names, phones }) => names?.age?.includes('under-18') && phones.length > 0)]).toEqual([
        slug,
        true,
      ]);
      expect([slug, linesOf(slug).some(({ chat }) => chat)]).toEqual([slug, true]);
    }
    for (const slug of ['tonight', 'under-18', 'made-to', 'someone-else', 'pictures'])
      expect([slug, linesOf(slug).some((line) => line.around_the_clock)]).toEqual([slug, true]);
  });

  it('notices a service without a home, a twin, a missing language and an address', () => {
    const content = { ...services[0]?.content, organization: 'nobody', description: { nl: 'Ja', en: 'Yes' } };
    const stray = { file: 'content/care/services/stray.yml', content };
    expect(homeless([stray], ['comensha'])).toHaveLength(2);
    expect(twins([...services, stray])).toHaveLength(1);
    expect(wordless([stray])).toEqual([expect.stringContaining('no description in ar')]);
    expect(misshapen(Service, [{ ...stray, content: { ...content, address: 'Dorpsstraat 1' } }])).toHaveLength(1);
  });
});
