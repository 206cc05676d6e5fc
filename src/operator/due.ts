// `npm run care:due [-- --csv] [--told reports.json]`: who to phone, longest without a call first, and what to ask.
import { globSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { Service } from '#domain/care/care';
import { dayOf } from '#domain/time/days';
import { type Due, dueContacts, type Told } from '#domain/care/due';
import { withRecords } from '../records.ts';

const reports = toldIn(process.argv);
const services = globSync('content/care/services/*.yml').map((file) => Service.parse(parse(withRecords(readFileSync(file, 'utf8'), file))));
const due = dueContacts(services, dayOf(new Date()), reports);

const standings = {
  told: 'told wrong',
  never: 'never phoned: shown after the national desk, held back in public',
  stale: 'over 180 days: never under "call now"',
  amber: 'over 90 days: phone soon',
  fresh: 'phoned lately',
};
const since = ({ days }: Due): string => (days === null ? 'never' : `${days} days`);

if (process.argv.includes('--csv')) {
  const rows = due.map(({ ask, ...row }) => ({ ...row, days: row.days ?? 'never', ask: ask.join('; ') }));
  console.log(Papa.unparse(rows, { newline: '\n', escapeFormulae: true }));
} else {
  for (const standing of ['told', 'stale', 'never', 'amber', 'fresh'] as const) {
    const rows = due.filter((row) => (row.told ? 'told' : row.standing) === standing);
    if (rows.length === 0) continue;
    console.log(`\n${rows.length} · ${standings[standing]}`);
    for (const row of rows) {
      console.log(
        `  ${since(row).padEnd(9)} ${row.record.padEnd(18)} ${row.phones}  ${row.name}${row.told ? `  TOLD WRONG: ${row.told}` : ''}`,
      );
      for (const question of row.ask) console.log(`${' '.repeat(12)}- ${question}`);
    }
  }
}

/** Reports of wrong numbers, from the JSON that `wrangler d1 execute --json` prints. */
function toldIn(args: string[]): Told[] {
  const at = args.indexOf('--told');
  if (at < 0) return [];
  try {
    const [answer] = JSON.parse(readFileSync(args[at + 1] ?? '', 'utf8')) as { results: Told[] }[];
    if (!answer) throw new Error('no answer');
    return answer.results;
  } catch {
    console.error('--told needs the file that wrangler d1 execute --json wrote');
    process.exit(1);
  }
}
