// `npm run translations` lists outdated translations; with `-- --write` it marks all as current.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Translation, translations } from '../translations.ts';

function mark({ path, source }: Translation): void {
  const text = readFileSync(path, 'utf8').replace(/^translates: .*\n/m, '');
  writeFileSync(path, text.replace(/^---\n/, `---\ntranslates: "${source}"\n`));
}

const outdated = translations().filter(({ carries, source }) => carries !== source);
if (process.argv.includes('--write')) outdated.forEach(mark);
for (const { path } of outdated) console.log(path);
console.log(`${outdated.length} ${process.argv.includes('--write') ? 'marked' : 'outdated'}`);
