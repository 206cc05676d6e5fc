// One letter from its first word to its end, told once: whoever can do what a driver does, can walk it.
import { expect } from 'vitest';
import { mailboxOf } from '../src/crypto/receipt.ts';
import { interfaceIn } from './content/texts.ts';
import { answerFromDesk, newestAtDesk, readAtDesk } from './letters.ts';
import type { Portal } from './server.ts';

/** One way to use the portal: what is on the page is named as it reads there. */
export interface Driver {
  go(path: string): Promise<void>;
  /** Chooses an answer. */
  choose(label: string): Promise<void>;
  /** Writes into the field with this label. */
  type(label: string, words: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Waits until these words stand on the page. */
  sees(words: string): Promise<void>;
  /** All that stands on the page. */
  reads(): Promise<string>;
  /** The number that stands on the page, as digits; waits for it. */
  number(): Promise<string>;
}

/** What is written; a terminal takes no letters of another script by its keys. */
interface Written {
  locale: string;
  words: string;
}

/** Writes, keeps the number, reads the answer, writes again and deletes everything; what is stored is looked at all along. Gives the number. */
export async function letterJourney(running: Portal, driver: Driver, { locale, words }: Written): Promise<string> {
  const say = (key: string): string => interfaceIn(locale)[key] ?? key;
  const count = async (what: string, key: string): Promise<number | undefined> =>
    (await running.db.prepare(`SELECT count(*) AS n FROM ${what}`).bind(key).first<{ n: number }>())?.n;

  await driver.go(`/${locale}/refer/`);
  await driver.choose(say('need.tonight'));
  await driver.type(say('ask.words'), words);
  const number = await driver.number();
  await driver.press(say('refer.send'));
  await driver.sees(say('sent.title'));
  const { key } = await mailboxOf(number);
  expect((await readAtDesk(running, key)).answers).toEqual({ need: 'tonight', words });

  await answerFromDesk(running, key, 'Wij lezen je brief.\nTot morgen.');
  await driver.go(`/${locale}/letters/`);
  await driver.type(say('letters.label'), number.replace(/(\d{4})/g, '$1 '));
  await driver.press(say('letters.open'));
  await driver.sees('Wij lezen je brief.');
  const page = await driver.reads();
  expect([page.includes('Tot morgen.'), page.includes(words)]).toEqual([true, false]);

  await driver.type(say('mailbox.write'), 'dank je');
  await driver.press(say('mailbox.send'));
  await driver.sees(say('mailbox.stored'));
  expect([(await newestAtDesk(running, key)).text, await count("letters WHERE mailbox = ? AND direction = 'to-desk'", key)]).toEqual([
    'dank je',
    2,
  ]);

  await driver.press(say('mailbox.delete'));
  await driver.sees(say('delete.all'));
  await driver.press(say('delete.yes'));
  await driver.sees(say('deleted.title'));
  expect(await count('mailboxes WHERE mailbox = ?', key)).toBe(0);
  return number;
}
