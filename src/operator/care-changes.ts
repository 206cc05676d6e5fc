// `npm run care:changes [-- --write]`: which records of care changed since the list was written, and the list with them in it.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { Organization, Service } from '#domain/care/care';
import { changesNow, columns, LIST, rememberedChanges } from '../changes.ts';
import { withRecords } from '../records.ts';

const read = <T>(path: string, shape: { parse(value: unknown): T }): T => shape.parse(parse(withRecords(readFileSync(path, 'utf8'), path)));
const services = globSync('content/care/services/*.yml').map((path) => read(path, Service));
const organizations = Object.fromEntries(
  globSync('content/care/organizations/*.yml').map((path) => [basename(path, '.yml'), read(path, Organization)]),
);

const before = new Map(rememberedChanges().map((row) => [row.id, row]));
const now = changesNow(services, organizations);
for (const { entity, record, id, sum } of now.filter((row) => before.get(row.id)?.sum !== row.sum)) {
  console.log(`${sum === '' ? 'went' : before.has(id) ? 'changed' : 'came'}: ${entity} ${record}`);
}
if (process.argv.includes('--write')) writeFileSync(LIST, `${Papa.unparse({ fields: columns, data: now }, { newline: '\n' })}\n`);
else console.log('Nothing was written. Run again with --write.');
