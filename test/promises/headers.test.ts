// Headers on the wire: one content policy, no referrer, no cookie, on every kind of answer.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { portal } from '../server.ts';

const running = portal();
const statics = ['/', '/nl/', '/en/rights/rest/', '/ar/care/amsterdam/', '/nl/about/', '/nl/nothing-here/'];
const personal = ['/nl/refer/', '/ar/letters/', `/en/answer/${'a'.repeat(64)}/`];

describe('every page', () => {
  it('carries the same content policy, with the hash of each of its stylesheets', async () => {
    const policies = new Set<string>();
    for (const path of [...statics, ...personal]) {
      const answer = await running.fetch(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const styles = [...(await answer.text()).matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style = '']) => style);
      expect(styles.length).toBeGreaterThan(0);
      const hashes = styles.map((style) => createHash('sha256').update(style).digest('base64'));
      expect([path, hashes.every((hash) => policy.includes(hash))]).toEqual([path, true]);
      policies.add(policy);
    }
    expect(policies.size).toBe(1);
    expect([...policies][0]).toMatch(/^default-src 'none'; /);
    expect([...policies][0]).not.toMatch(/unsafe|\*|https?:/);
    expect([...policies][0]).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  });

  it('sends no referrer, is framed by nobody, is not sniffed and sets no cookie', async () => {
    for (const path of [...statics, ...personal]) {
      const { headers } = await running.fetch(path);
      expect([path, headers.get('referrer-policy')]).toEqual([path, 'no-referrer']);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
      expect([path, headers.get('set-cookie')]).toEqual([path, null]);
    }
  });

  it('is never stored when it answers one person', async () => {
    for (const path of personal) {
      expect((await running.fetch(path)).headers.get('cache-control')).toBe('no-store, no-transform');
    }
  });

  it('reaches a browser that navigates as well as a program that does not', async () => {
    for (const path of personal.slice(0, 2)) {
      const answer = await running.fetch(path, { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });
});
