// `npm run desk:keys`: signs the keys of a desk on this machine and prints what goes into content/desks; a key is typed or piped, never an argument.
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { dayOf } from '#domain/time/days';
import type { Desk } from '#domain/desk/desk';
import { keysOf } from '../crypto/keyring.ts';
import { isKeySet, makeKeySet } from '../crypto/keyset.ts';

const { values } = parseArgs({
  options: { desk: { type: 'string', default: 'demo' }, follows: { type: 'boolean' }, check: { type: 'boolean' } },
});
const file = `content/desks/${values.desk}.yml`;
if (!existsSync(file)) fail(`There is no ${file}.`);
else await (values.check ? check : make)(parse(readFileSync(file, 'utf8')) as Desk);

/** Whether the published set is what its signatures say. */
async function check(desk: Desk): Promise<void> {
  const isGood = await isKeySet(values.desk, desk);
  return isGood
    ? console.log(`The keys of ${values.desk} are signed: ${desk.key_set.id}`)
    : fail(`Nobody signed the keys of ${values.desk} as they stand.`);
}

/** A first set, or with `--follows` the one after the published set: then the key before signs it too. */
async function make({ key_set: set }: Desk): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const typed = async (asked: string): Promise<string> => {
    console.error(asked);
    return (await keysOf((await lines.next()).value ?? ''))?.identity ?? '';
  };
  const identity = await typed('The key of the desk (AGE-SECRET-KEY-…):');
  const before = values.follows ? await typed('The key before it:') : null;
  const own = await keysOf(identity);
  if (!own || before === '') return fail('That is no key: it starts with AGE-SECRET-KEY-.');
  const given = { recipients: [own.recipient], since: dayOf(new Date()), identity };
  const made = await makeKeySet(values.desk, given, before === null ? null : { set, identity: before });
  const isGood = await isKeySet(values.desk, { recipients: given.recipients, key_set: made });
  if (!isGood) return fail('The key before it is not the one that signed the published keys.');
  console.log(
    stringify(
      { recipients: given.recipients, key_set: made },
      { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
    ).trimEnd(),
  );
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
