// A fact stands once: what several places need is written in one and read from there.
import { describe, expect, it } from 'vitest';
import { API, DESK_API, MAILBOX, openPaths, REFERRALS } from '#domain/api/paths';
import { files, read } from './texts.ts';

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
});
