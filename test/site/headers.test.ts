// One policy guards every page, and knows exactly the styles that are in them; while all is shown, no search engine may list it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT, few, type Page, pages, planted, tags } from './pages.ts';
import { servedStyles } from '../../src/operator/headers.ts';
import { IS_CHECKED, SITE } from '../built.ts';

const headers = readFileSync(`${CLIENT}/_headers`, 'utf8');
const policies = [...headers.matchAll(/^\s+Content-Security-Policy:\s*(.+)$/gim)].map(([, policy = '']) => policy.trim());

/** The fingerprint of a style, as a policy writes it. */
const fingerprint = (style: string): string => `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** What is wrong with a policy for pages with these styles. */
function policyFaults(policy: string, styles: readonly string[]): string[] {
  const rules = Object.fromEntries(policy.split(';').map((rule) => [rule.trim().split(' ')[0], rule.trim().split(' ').slice(1).join(' ')]));
  const faults: string[] = [];
  const allowed = (rules['style-src'] ?? '').split(' ').sort().join(' ');
  const carried = styles.map(fingerprint).sort().join(' ');
  if (allowed !== carried) faults.push(`the policy allows the styles ${allowed}, but pages carry ${carried}`);
  if (/'unsafe-|\*|https?:|data:|blob:/.test(policy)) faults.push(`the policy is too wide: ${policy}`);
  if (rules['default-src'] !== "'none'") faults.push('the policy does not begin with nothing allowed');
  for (const rule of ['script-src', 'connect-src', 'form-action', 'img-src'])
    if (rules[rule] !== "'self'") faults.push(`${rule} is ${rules[rule]}, not our own site`);
  for (const rule of ['base-uri', 'frame-ancestors']) if (rules[rule] !== "'none'") faults.push(`${rule} is ${rules[rule]}, not none`);
  return faults;
}

/** Pages that a search engine may list. */
const listed = ({ url, markup }: Page): string[] =>
  tags(markup, 'meta').some(({ attributes }) => attributes.name === 'robots' && attributes.content?.includes('noindex'))
    ? []
    : [`${url} may be listed by search engines while unchecked texts are shown`];

describe('the one policy', () => {
  const styles = [...new Set([...pages.flatMap((page) => page.styles), ...servedStyles(SITE)])];
  const shared = pages[0]?.styles[0] ?? '';

  it('is one, and allows only the styles that are in the pages', () => {
    expect(policies).toHaveLength(1);
    expect(policyFaults(policies[0] ?? '', styles)).toEqual([]);
  });

  it('fits every page: all carry the shared rules, and at most those of their own kind beside them', () => {
    const first = shared.slice(0, 120);
    expect(few(pages.filter(({ styles: own, style }) => !style.includes(first) || own.length > 2).map(({ url }) => url))).toEqual([]);
  });

  it('is the one the Worker uses too', () => {
    expect(JSON.parse(readFileSync(`${CLIENT}/data/headers.json`, 'utf8'))).toMatchObject({ policy: policies[0] });
  });

  it('comes with no referrer, no guessing of types and no frames; no page has a policy of its own', () => {
    for (const line of ['Referrer-Policy: no-referrer', 'X-Content-Type-Options: nosniff', 'X-Frame-Options: DENY'])
      expect(headers).toContain(line);
    expect(few(pages.filter(({ markup }) => /http-equiv/i.test(markup)).map(({ url }) => url))).toEqual([]);
  });

  it('is noticed when too wide, or for another style', () => {
    const [policy = ''] = policies;
    expect(policyFaults(policy, [...styles, 'p{}'])).toHaveLength(1);
    expect(policyFaults(policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"), styles)).toHaveLength(2);
    expect(policyFaults(policy.replace("default-src 'none'; ", ''), styles)).toHaveLength(1);
  });
});

if (!IS_CHECKED)
  describe('a site that shows unchecked texts', () => {
    it('asks on every page not to be listed', () => {
      expect(few(pages.flatMap(listed))).toEqual([]);
    });

    it('is noticed when one page does not ask', () => {
      expect(listed(planted('/nl/', 'content="noindex"', 'content="index"'))).toHaveLength(1);
    });
  });
