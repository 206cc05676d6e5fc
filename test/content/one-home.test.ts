// A fact stands once: what several places need is written in one and read from there.
import { describe, expect, it } from 'vitest';
import { API, DESK_API, MAILBOX, openPaths, REFERRALS } from '#domain/api/paths';
import { parse } from 'yaml';
import { files, read, readYaml } from './texts.ts';

const code = files('{src,functions}/**/*.{ts,tsx,astro}');
/** Files that write something themselves, comments aside. */
const writers = (pattern: RegExp): string[] =>
  code.filter((file) => pattern.test(read(file).replace(/^\s*(\/\/|\/?\*).*$|(?<=\s)\/\/ .*$/gm, '')));

describe('one home', () => {
  it.each([['the addresses of the machine door', /['"`]\/api\/(v1|desk)/, 'src/domain/api/paths.ts']])('for %s', (_what, pattern, home) => {
    expect(writers(pattern)).toEqual([home]);
  });

  it('is what the page of open data and the guides name too', () => {
    for (const file of files('content/pages/*/open-data.md')) {
      const page = read(file);
      const named = [...page.matchAll(/^- `([^`?]+)/gm)].flatMap(([, path = '']) => (path.startsWith(API) ? [path.slice(API.length)] : []));
      expect([file, new Set(named)]).toEqual([file, new Set(openPaths)]);
    }
    const known = [...openPaths.map((path) => `${API}${path}`), REFERRALS, MAILBOX, DESK_API].map((path) => path.replace('{id}', ''));
    const told = files('{docs/*,README,CONTRIBUTING}.md').flatMap((file) =>
      [...read(file).matchAll(/(?<!src\/domain)\/api\/[\w/-]+/g)].map(([path]) => path),
    );
    expect(told.filter((path) => !known.some((each) => path.startsWith(each)))).toEqual([]);
  });

  it('for a law that several facts name: they refer to its record, and none writes its name or address again', () => {
    const laws = Object.entries(readYaml<Record<string, { name: string; url: string }>>('content/laws.yml'));
    const facts = files('content/{rights,answers,authorities}/facts/*.yml');
    const named = facts.flatMap((file) => {
      const { legal_basis: basis = [] } = parse(read(file)) as { legal_basis?: { instrument: string; url?: string }[] };
      return basis.map(({ instrument, url = '' }) => ({ file, instrument, url }));
    });
    expect(named.filter(({ instrument, url }) => laws.some(([, law]) => law.name === instrument || law.url === url))).toEqual([]);
    const plain = named.filter(({ instrument }) => !instrument.startsWith('{law:')).map(({ instrument, url }) => `${instrument} ${url}`);
    expect(plain.filter((each, index) => plain.indexOf(each) !== index)).toEqual([]);
    const used = new Set(named.map(({ instrument }) => /^\{law:([^}]+)\}$/.exec(instrument)?.[1]));
    expect(laws.map(([id]) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});
