// Where a sentence is seen, for translators: the page of its text, or the part of the site that asks for its key.
import { globSync, readFileSync } from 'node:fs';
import type { Unit } from '../units.ts';

/** Tells of a sentence where it is seen; empty when only a made-up key asks for it. */
export function whereSeen(): (unit: Unit) => string {
  const code = globSync('{src/{pages,components,views,browser},functions}/**/*.{astro,ts,tsx}').map((file) => ({
    name: file
      .replaceAll('\\', '/')
      .replace(/^.*?\/(?:pages\/\[locale\]\/)?/, '')
      .replace(/\.\w+$/, ''),
    text: readFileSync(file, 'utf8'),
  }));
  return ({ id, path }) => {
    if (!id.startsWith('interface#')) return id.slice(0, id.indexOf('#'));
    const key = String(path[0]);
    return code
      .filter(({ text }) => text.includes(`'${key}'`) || text.includes(`\`${key.slice(0, key.lastIndexOf('.') + 1)}\${`))
      .map(({ name }) => name)
      .join(', ');
  };
}
