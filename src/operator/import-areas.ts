// `npm run areas:import -- <folder>`: reads a year of official files, reports what changed, and with `--write` changes content/.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importAreas } from './area-import.ts';

const USAGE = `usage: npm run areas:import -- <folder> [--write] [--allow-loss]
The folder holds the files as CBS gives them (content/areas/README.md says where):
  gebieden.json       TypedDataSet of "Gebieden in Nederland"
  eigenschappen.json  DataProperties of the same table
  woonplaatsen.json   TypedDataSet of "Woonplaatsen in Nederland"
  plaatsnamen.json    Woonplaatsen of the same table (keys and titles)
  postcodes.csv       the yearly file of postcodes and house numbers
With --allow-loss a year may take away more than mergers ever did: only after you looked why.`;
const official = ['gebieden.json', 'eigenschappen.json', 'woonplaatsen.json', 'plaatsnamen.json', 'postcodes.csv'];

const folder = process.argv[2];
const isWriting = process.argv.includes('--write');
const content = process.env.CONTENT_DIR ?? 'content';
if (!folder || folder.startsWith('--')) stop(USAGE);
const missing = official.filter((file) => !existsSync(join(folder, file)));
if (missing.length > 0) stop(`${missing.join(', ')} not found in ${folder}\n${USAGE}`);

try {
  const asked = { content, isWriting, mayLose: process.argv.includes('--allow-loss') };
  for (const line of await importAreas(folder, asked)) console.log(line);
  const written = 'Written. Look at the difference, run the tests, then commit.';
  console.log(isWriting ? written : 'Nothing was written. Run again with --write to change content/.');
} catch (error) {
  stop(`Not imported: ${(error as Error).message}`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
