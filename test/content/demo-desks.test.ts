// A desk whose key is public is marked as a demo, and its key is the one that lies open in test/fixtures.
import { identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { Desk } from '#domain/desk/desk';
import { files, wholeLocales, read, readYaml, slugOf } from './texts.ts';

const desks = Object.fromEntries(files('content/desks/*.yml').map((file) => [slugOf(file), Desk.parse(readYaml(file))]));
/** Public keys that lie open, by the desk they belong to. */
const open = Object.fromEntries(
  files('test/fixtures/*.key').map((file) => [slugOf(file), /public key: (age1[0-9a-z]+)/.exec(read(file))?.[1] ?? '']),
);

/** Desks that anybody can read without saying so, and demo desks with a key nobody can try. */
function faults(all: Record<string, Pick<Desk, 'demo' | 'recipients'>>, keys: Record<string, string>): string[] {
  return Object.entries(all).flatMap(([name, { demo, recipients }]) => {
    const isOpen = recipients.some((recipient) => Object.values(keys).includes(recipient));
    const file = `content/desks/${name}.yml`;
    if (isOpen && !demo) return [`${file} seals to a key that lies open in test/fixtures: mark it demo: true, or give it a key of its own`];
    if (name.startsWith('demo') && !demo) return [`${file} is called demo and does not say demo: true`];
    if (demo && String(recipients) !== keys[name]) return [`${file} seals to ${recipients}, not to the key in test/fixtures/${name}.key`];
    return [];
  });
}

describe('a demo desk', () => {
  it('says that it is one, and seals to the key that lies open', () => {
    expect(Object.keys(desks).length).toBeGreaterThan(0);
    expect(faults(desks, open)).toEqual([]);
  });

  it.each(Object.keys(open))('has in %s.key the public key that belongs to the secret one', async (name) => {
    const secret = /^AGE-SECRET-KEY-\S+$/m.exec(read(`test/fixtures/${name}.key`))?.[0] ?? '';
    expect(await identityToRecipient(secret)).toBe(open[name]);
  });

  it('speaks every language, and hands over only to a desk that exists', () => {
    for (const [name, { name: own, minors, deputy }] of Object.entries(desks)) {
      for (const locale of wholeLocales) expect([name, locale, own[locale], minors === null || minors[locale]]).not.toContain(undefined);
      expect(deputy === null || deputy in desks).toBe(true);
    }
  });

  it('is noticed when it does not say so, or has another key', () => {
    const { demo } = desks;
    if (!demo) throw new Error('content/desks/demo.yml is missing');
    expect(faults({ real: { ...demo, demo: false } }, open)).toHaveLength(1);
    expect(faults({ demo: { ...demo, recipients: ['age1other'] } }, open)).toHaveLength(1);
  });
});
