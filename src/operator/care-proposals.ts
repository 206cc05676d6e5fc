// `npm run care:proposals [-- --write <number> | --done <number>] [--from sent.json]`: what organisations sent about their records, for a person to decide.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse, parseDocument } from 'yaml';
import { telOf } from '#domain/language/numbers-in-text';
import { RecordProposal } from '#domain/care/record-proposal';
import { endProposal, proposalsWaiting, type SentProposal } from '../../functions/storage/record.ts';

const { values } = parseArgs({ options: { write: { type: 'string' }, done: { type: 'string' }, from: { type: 'string' } } });
const number = Number(values.write ?? values.done);
const waiting = values.from === undefined ? await here(proposalsWaiting) : sentIn(values.from);
const chosen = waiting.find(({ proposal }) => proposal === number);
if ((values.write ?? values.done) !== undefined && !chosen) stop(`There is no proposal ${values.write ?? values.done}.`);
if (chosen && values.write !== undefined)
  console.log(`Written into ${write(chosen)}. Look at the difference, then commit; then --done ${number}.`);
else if (chosen) {
  await here((db) => endProposal(db, chosen.proposal));
  console.log(`Ended: proposal ${chosen.proposal}.`);
} else for (const line of waiting.length > 0 ? waiting.flatMap(told) : ['Nothing waits.']) console.log(line);

/** In the database of this machine, which is only started where it is asked. */
async function here<T>(act: (db: D1Database) => Promise<T>): Promise<T> {
  const { withDatabase } = await import('./database.ts');
  return withDatabase(act);
}

/** What the real database holds, as `wrangler d1 execute --json` wrote it. */
function sentIn(file: string): SentProposal[] {
  try {
    const [answer] = JSON.parse(readFileSync(file, 'utf8')) as { results: SentProposal[] }[];
    if (answer) return answer.results;
  } catch {
    // Told below, like an answer without rows.
  }
  return stop('--from needs the file that wrangler d1 execute --json wrote');
}

function pathOf(service: string): string {
  const path = globSync('content/care/services/*.yml').find((file) => (parse(readFileSync(file, 'utf8')) as { id: string }).id === service);
  return path ?? stop(`No record has the id ${service} any more.`);
}

/** A proposal in lines, each thing that changes with what stands there now. */
function told({ proposal, service, proposed, sent_on, told: isTold }: SentProposal): string[] {
  const path = pathOf(service);
  const now = parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const { confirmed, note, phones, ...changes } = RecordProposal.parse(JSON.parse(proposed));
  const line = (key: string, to: unknown): string => `    ${key}: ${JSON.stringify(now[key] ?? null)} -> ${JSON.stringify(to)}`;
  return [
    `${proposal} · ${path} · ${sent_on}${confirmed ? ' · says everything is right' : ''}`,
    ...(isTold ? [] : ['    The address known before was NOT told: phone the number known before, and ask whether they sent this.']),
    ...(phones ? [line('phones', phones)] : []),
    ...Object.entries(changes).map(([key, to]) => line(key, to)),
    ...(note ? [`    They write (never publish names): ${JSON.stringify(note)}`] : []),
  ];
}

/** Writes what was proposed into the record, comments and order kept, and the day on which the organisation stood by it. */
function write({ service, proposed, sent_on }: SentProposal): string {
  const path = pathOf(service);
  const document = parseDocument(readFileSync(path, 'utf8'));
  const { confirmed: _c, note: _n, phones, ...changes } = RecordProposal.parse(JSON.parse(proposed));
  for (const [key, to] of Object.entries(changes)) document.set(key, document.createNode(to));
  if (phones)
    document.set(
      'phones',
      document.createNode(phones.map((each) => ({ ...known(document.toJS(), each), number: each, tel: telOf(each) }))),
    );
  document.set('attested_on', sent_on);
  writeFileSync(path, document.toString({ lineWidth: 100, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: 1000 }));
  return path;
}

/** What the record says of a number that stays: what it is for. */
function known(record: { phones?: { number: string; note?: unknown }[] }, number: string): object {
  return record.phones?.find((phone) => phone.number === number) ?? {};
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
