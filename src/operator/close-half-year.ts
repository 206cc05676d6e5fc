// `npm run figures:close -- 2026-H2 [--counts counts.json]`: our own counts of a half-year, through the gate, as one file to review.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { dayOf } from '#domain/time/days';
import { closeHalfYear, HalfYear, mayNotClose } from '#domain/figures/half-year';
import { type CountRow, countedOf, countRowsIn, strayRows, SUMS } from '#domain/figures/own-counts';
import { portalCountsOf } from '../../functions/storage/portal-count.ts';

const FOLDER = 'content/figures/own';
const USAGE = `Give the half-year:  npm run figures:close -- 2026-H2
  --counts counts.json   sums of the real database, as wrangler prints them:
      npx wrangler d1 execute vlonder --remote --json --command "${SUMS.replaceAll('?1', "'2026-H2'").replace(/\s+/g, ' ')}"`;

const why: Record<string, string> = {
  period_not_ended: 'it has not ended yet',
  fixed_after_publication: 'it was closed before, and a published half-year is never changed',
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { counts: { type: 'string' } } });
const half = HalfYear.safeParse(positionals[0]);
if (!half.success) fail(USAGE);
else await close(half.data);

async function close(name: string): Promise<void> {
  const closed = globSync(`${FOLDER}/*.yml`).map((file) => file.replace(/^.*[\\/]|\.yml$/g, ''));
  const today = dayOf(new Date());
  const refusal = mayNotClose(name, today, closed);
  if (refusal) return fail(`${name} is not closed: ${why[refusal] ?? refusal}.`);
  const rows = values.counts === undefined ? await localCounts(name) : readCounts(values.counts);
  if (rows === null) return fail(`--counts needs the file that wrangler d1 execute --json wrote\n${USAGE}`);
  const languages = (parse(readFileSync('content/languages.yml', 'utf8')) as { code: string }[]).map(({ code }) => code);
  const own = rows.filter((row) => row.half_year === name);
  const stray = strayRows(own, languages);
  if (stray.length > 0) return fail(`${stray.length} counts are of no known kind, first: ${JSON.stringify(stray[0])}`);
  const result = closeHalfYear(name, today, countedOf(own, languages));
  const head = `# ${name}, closed on ${today} by npm run figures:close. Review it as a commit; once published it is never changed.\n`;
  writeFileSync(`${FOLDER}/${name}.yml`, head + stringify(result));
  console.log(`${FOLDER}/${name}.yml: ${result.tables.length} tables, ${result.rows.length} rows; refused ${result.refused.length}`);
  for (const { id, reason } of result.refused) console.log(`  ${id}: ${reason}`);
}

/** Sums of the database on this machine; the platform is loaded only when it is asked. */
async function localCounts(name: string): Promise<CountRow[]> {
  const { withDatabase } = await import('./database.ts');
  return withDatabase((db) => portalCountsOf(db, name));
}

/** Sums from the file that wrangler wrote; null when it is something else. */
function readCounts(file: string): CountRow[] | null {
  try {
    return countRowsIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
