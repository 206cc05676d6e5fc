// The built scripts and styles hold nothing that an engine at the floor cannot read; below it the pages are whole without them.
import { readdirSync, readFileSync } from 'node:fs';
import { parse, type Token } from 'acorn';
import { describe, expect, it } from 'vitest';
import { FLOOR, FLOOR_LANGUAGE } from '#domain/site/floor';
import { piecesOf } from '#domain/language/numbers-in-text';
import { NATIONAL_PHONE } from '../content/texts.ts';

const folder = 'dist/client/_astro/';
const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));

/** What a script holds that is newer than the floor; a text of a pattern counts like the pattern. */
function newer(script: string): string[] {
  const found: string[] = [];
  const onToken = (token: Token): void => {
    const { type, value } = token as Token & { value?: unknown };
    const { pattern, flags = '' } =
      typeof value === 'string' ? { pattern: value } : ((value ?? {}) as { pattern?: string; flags?: string });
    if (type.label !== 'regexp' && type.label !== 'string' && type.label !== 'template') return;
    if (/\(\?<[=!]/.test(pattern ?? '')) found.push(`a look behind: ${pattern?.slice(0, 60)}`);
    if (type.label === 'regexp' && /v/.test(flags)) found.push(`sets in a pattern: ${pattern?.slice(0, 60)}`);
    if (type.label === 'regexp' && /\(\?[ims]+[:-]/.test(pattern ?? '')) found.push(`flags within a pattern: ${pattern?.slice(0, 60)}`);
  };
  try {
    const tree = parse(script, { ecmaVersion: FLOOR_LANGUAGE, sourceType: 'module', allowAwaitOutsideFunction: false, onToken });
    if (JSON.stringify(tree, (_key, value) => (typeof value === 'bigint' ? String(value) : value)).includes('"type":"StaticBlock"'))
      found.push('a block of a class');
  } catch (error) {
    found.push((error as Error).message);
  }
  return found;
}

describe('the floor', () => {
  it('is one, for scripts and for styles', () => {
    const config = readFileSync('astro.config.mjs', 'utf8');
    expect(config).toContain('target: FLOOR, cssTarget: FLOOR');
    expect(FLOOR).toHaveLength(3);
  });

  it('is kept by every built script', () => {
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.flatMap((file) => newer(readFileSync(folder + file, 'utf8')).map((what) => `${file}: ${what}`))).toEqual([]);
  });

  it.each([
    ['/(?<!a)b/.test(c)'],
    ['new RegExp("(?<=a)b")'],
    ['new RegExp(`(?<=a)b`)'],
    ['/[a--b]/v.test(c)'],
    ['/(?i:a)b/.test(c)'],
    ['class A { static { B(); } }'],
    ['using a = b;'],
    ['import a from "b" with { type: "json" };'],
  ])('would be broken by %s', (script) => {
    expect(newer(script)).not.toEqual([]);
  });

  it('is kept by every built style: no ranges in media, no nesting, no layers; `:has` only hides more, so it may be dropped', () => {
    const [page = ''] = [readFileSync('dist/client/nl/index.html', 'utf8')];
    const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    expect(style.length).toBeGreaterThan(1000);
    expect(style.match(/@media[^{]*[<>]=?|@layer|@container|@scope|color-mix\(|oklch\(|\{[^{}]*&[^{}]*\{/g)).toBeNull();
  });
});

describe('numbers in a sentence', () => {
  it.each<[sentence: string, pieces: string[]]>([
    ['Bel 112.', ['Bel ', '[112]', '.']],
    [`112 of ${NATIONAL_PHONE.number}`, ['[112]', ' of ', `[${NATIONAL_PHONE.number}]`]],
    ['Bel niet 1112, 1.112, 112NL of 112.5', ['Bel niet 1112, 1.112, 112NL of 112.5']],
    ['niets', ['niets']],
  ])('“%s”', (sentence, pieces) => {
    expect(piecesOf(sentence).map(({ text, tel }) => (tel ? `[${text}]` : text))).toEqual(pieces);
  });
});
