// `npm run care:due [-- --csv] [--told reports.json] [--tried <record> <outcome>]`: who to phone, those first on whom most people depend, and what to ask.
import { appendFileSync, existsSync, globSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { parse } from 'yaml';
import { Service } from '#domain/care/care';
import { dayOf } from '#domain/time/days';
import { type Attempt, attemptOutcomes, type Due, dueContacts, peopleServed, type Told } from '#domain/care/due';
import { withRecords } from '../records.ts';

const reports = toldIn(process.argv);
const services = globSync('content/care/services/*.yml').map((file) => Service.parse(parse(withRecords(readFileSync(file, 'utf8'), file))));
const ATTEMPTS = 'content/care/attempts.csv';
const tried = process.argv.indexOf('--tried');
if (tried >= 0) {
  noteAttempt(process.argv[tried + 1] ?? '', process.argv[tried + 2] ?? '');
  process.exit(0);
}
const due = dueContacts(services, dayOf(new Date()), {
  told: reports,
  attempts: rowsOf(ATTEMPTS) as unknown as Attempt[],
  people: served(),
});

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
      const also = [row.people > 0 && `for ${row.people} people`, row.tried && `tried ${row.tried}`, row.attest && 'a link is due'];
      console.log(`${' '.repeat(12)}${also.filter(Boolean).join(' · ')}`);
      for (const question of row.ask) console.log(`${' '.repeat(12)}- ${question}`);
    }
  }
}

/** The rows of a table of content/; none where it is not there. */
function rowsOf(path: string): Record<string, string>[] {
  return existsSync(path)
    ? Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true }).data
    : [];
}

function served(): Map<string, number> {
  const routing = rowsOf('content/care/routing.csv').map((row) => [row.gm_code ?? '', (row.services ?? '').split(';')]);
  const residents = rowsOf('content/areas/municipalities.csv').map((row) => [row.gm_code ?? '', Number(row.population) || 0]);
  return peopleServed(services, Object.fromEntries(routing), Object.fromEntries(residents));
}

/** Adds a call that reached nobody: a day, a record and how it ended, and no word about anybody. */
function noteAttempt(record: string, outcome: string): void {
  if (!services.some((service) => service.record === record) || !attemptOutcomes.some((each) => each === outcome)) {
    console.error(`--tried needs a record and one of ${attemptOutcomes.join(', ')}`);
    process.exit(1);
  }
  if (!existsSync(ATTEMPTS)) appendFileSync(ATTEMPTS, 'day,record,outcome\n');
  appendFileSync(ATTEMPTS, `${dayOf(new Date())},${record},${outcome}\n`);
  console.log(`Noted in ${ATTEMPTS}: commit it.`);
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
