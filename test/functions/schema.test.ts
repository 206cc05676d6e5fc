// The closed list of what is stored: every column of every table, and why it is there. One more column fails here.
import { describe, expect, it } from 'vitest';
import { sealedIn } from '../../functions/storage/erase.ts';
import { portal } from '../server.ts';

const running = portal();

/** Why each column exists. None holds an address, a device, a language, a name or a time finer than a quarter of an hour. */
const stored: Record<string, Record<string, string>> = {
  mailboxes: {
    mailbox: 'names the letter box: SHA-256 over its public keys, so that nobody can put others under it',
    desk: 'which desk reads',
    deputy: 'which second desk may read, if the person said yes',
    opened_on: 'day of the first letter: nothing lives longer than a year after it, unless the person chose so',
    seen_on: 'day of the last visit: shown to the person, who sees when somebody else looked',
    dies_on: 'day it is deleted',
    closed_on: 'day the desk closed it: shown to the person',
    look_again_on: 'day the person chose to look again: keeps it until then',
    door: 'reaches the letter box: SHA-256 of an address that only its owner can make',
    signed_by: 'checks what the letter box signs: the public half',
    number: 'of the newest letter of the person: the next one follows it',
    moved_after: 'that number when the box last went to another desk: a yes moves it once',
  },
  removals: {
    mailbox: 'whose letter box',
    letter: 'which letter its person removed: sent again it stays gone',
    direction: 'to the desk or to the person',
    desk: 'which desk had written it',
    number: 'its place in the chain: the hole is no loss',
    hash: 'what the next letter names as the one before it',
    commitment: 'as it was beside the letter',
    stamp: 'as it was beside the letter',
    signed: 'that the letter box itself removed it',
  },
  tombstones: { mailbox: 'name of a letter box that ended: nothing sent before can open it again' },
  letters: {
    mailbox: 'whose letter box',
    letter: 'makes a retry the same letter: HMAC with a key from the number',
    direction: 'to the desk or to the person',
    desk: 'counts what died unread',
    urgent: '"tonight" or danger never waits',
    marked: 'looks automatic: shown later at the desk',
    written_on: 'day it came',
    due_at: 'quarter-hour at which a deputy may read what nobody answered, or a reply appears; emptied then',
    released_on: 'day it went to the deputy',
    read_on: 'day the desk read it: shown to the person',
    sealed: 'the letter, sealed',
    dies_on: 'day it is deleted',
    plan: 'whether it is the overview that the person and the desk share, which shows apart from letters',
    told: 'which desk was last told to look, urgent letters only: so that it is told once, and again when that failed',
    heard: 'whether it is a yes or a no that a member heard and wrote down: only such a letter of the desk can say yes',
    number: 'place in the chain of the person’s letters',
    hash: 'what the next letter names as the one before it; salted by what is inside',
    commitment: 'to what the letter says about sharing, hidden by a salt inside it',
    stamp: 'signature of the letter box over these',
    answer_by: 'day by which a first answer was promised: kept promises are counted; emptied then',
    heard_by: 'which member heard it: another one carries it out',
    heard_after: 'the number of the newest letter of the person then: every later one can take it back',
  },
  answers: {
    answer: 'finds a page that is shown once: hash of a ticket',
    sealed: 'what it shows, sealed to the ticket',
    due_at: 'quarter-hour at which it is gone',
    dies_on: 'day it is gone at the latest',
  },
  clock: { one: 'there is one', quarter: 'quarter-hour up to which the clock did its work: one that jumps is not followed at once' },
  deeds: {
    once: 'drawn on a member’s device: what is asked twice is done once',
    member: 'whose device',
    content: 'hash of what was asked: another text is another deed',
    dies_on: 'two days later',
  },
  desk_openings: { desk: 'which desk', opened_on: 'last day somebody of it looked: else its form closes' },
  broken_promises: { half_year: 'when', desk: 'where', letters: 'how many letters died unread' },
  portal_counts: {
    half_year: 'in which half-year, and no finer',
    what: 'what is counted: first letters, or first answers',
    first: 'the language of the page, or whether the promise was kept; counted apart from every letter',
    second: 'by which door, for letters',
    times: 'how often; leaves only through the gate of the figures',
  },
  places: {
    member: 'which provider’s member says it: for a day',
    provider: 'for which organisation of the directory: three of them are told together, never fewer',
    words: 'some, few or none by kind, and nothing else',
    said_at: 'quarter-hour from which it counts: a day later it goes',
  },
  place_words: {
    kind: 'of which kind',
    word: 'some, few or none, of all together',
    told_at: 'which of four moments of the day: a day later it reads “not known”',
  },
  unmet_days: { day: 'today', times: 'how many requests were told as not met: bounded; goes the next day' },
  contact_reports: {
    contact: 'which contact a number was wrong of',
    what: 'what was wrong, one of four',
    told_on: 'day it was told: forgotten after 180 days',
    times: 'how often that day',
  },
  members: {
    member: 'somebody who works at a desk: drawn at random',
    desk: 'at which desk',
    role: 'what they may ask for',
    called: 'how colleagues call them; about nobody who writes',
    own_key: 'public half of their own key: whom the desk’s key is wrapped to',
    unlock: 'their own key, sealed to a passphrase, where a passkey cannot unlock',
    joined_on: 'day they came',
    removed_on: 'day they left; the log still knows who they were',
    away_until: 'last day they are away: who else can take a case over',
  },
  passkeys: {
    credential: 'public id of a passkey',
    member: 'whose',
    public_key: 'checks its answers',
    uses: 'shows a copied one',
    own_wrapped: 'the member’s own key, sealed to what this passkey derives, where it is not the one that derives that key',
    called: 'how its member tells it from their others',
    made_on: 'day it was made, for the same',
  },
  invitations: {
    invitation: 'SHA-256 of the secret in the link',
    desk: 'to which desk',
    role: 'as what',
    due_at: 'quarter-hour at which it is over',
  },
  challenges: { challenge: 'SHA-256 of what a passkey must sign, once', due_at: 'quarter-hour at which it is over' },
  desk_sessions: { session: 'SHA-256 of the secret in the cookie', member: 'whose', dies_on: 'day it is certainly over' },
  desk_keys: {
    desk: 'whose key',
    key: 'its public half',
    member: 'for whom',
    wrapped: 'the key, sealed to that member',
    turn: 'which came after which',
  },
  recovery_files: {
    desk: 'whose key',
    key: 'its public half',
    holders: 'which two papers open it',
    wrapped: 'the key, sealed to one paper and that to another',
    made_on: 'day it was made',
  },
  cases: {
    mailbox: 'which letter box; deleted with it',
    desk: 'whose',
    alias: 'drawn at random: all that the log knows of it',
    look_again_on: 'day the desk wants to look again',
    muted_on: 'day it was put at the end of the list',
    counted_on: 'day it was counted: never twice',
    number: 'what it is called follows from it: never the same twice at a desk, and nothing of the person is in it',
    owner: 'which member has it',
  },
  put_aside: {
    mailbox: 'whose letter box',
    letter: 'a letter that looks automatic',
    put_on: 'day it was put aside',
    desk: 'by which desk: the other one still sees it',
    unproven: 'whether it said that it was urgent and opened nowhere: then it lives two weeks',
  },
  stamps: { stamp: 'hash of a number drawn with a form: it counts for one letter', dies_on: 'day it is forgotten' },
  resealed: { mailbox: 'whose letter box', letter: 'which letter', desk: 'for which desk', sealed: 'the letter, sealed to that desk' },
  handovers: {
    mailbox: 'which letter box somebody wants to hand over in danger',
    desk: 'from',
    to_desk: 'to',
    member: 'who asked: somebody else must decide',
    reason: 'why, sealed to those who decide',
    note: 'id of the letter that tells the person',
    told: 'that letter, sealed',
    noticed: 'whether those who decide were told to look',
  },
  shares: {
    share: 'drawn at random',
    mailbox: 'whose letter box; deleted with it',
    desk: 'of which desk',
    member: 'the one interpreter or provider who opens it',
    sealed: 'one letter, sealed to that member',
    due_at: 'quarter-hour at which it is gone',
    consent: 'the letter with the yes it was given under: at a no it is taken back',
  },
  tallies: {
    half_year: 'when',
    desk: 'where',
    first: 'what is counted',
    first_value: 'its value',
    second: 'what it is counted with, or nothing',
    second_value: 'its value',
    people: 'how many; no row is about a person',
  },
  desk_log: {
    entry: 'in order',
    desk: 'where',
    member: 'who',
    action: 'what',
    done_on: 'which day',
    alias: 'about which nameless case',
    number: 'what that case was called then',
  },
  notes: {
    note: 'drawn on a member’s device',
    mailbox: 'about which letter box; deleted with it',
    desk: 'whose',
    member: 'who wrote it',
    kind: 'a note, spoke with the person, reached nobody, or a task: having spoken stops the clock of a letter',
    written_on: 'which day',
    due_on: 'day on which a task is due',
    done_on: 'day on which it was done',
    sealed: 'its words, sealed to the desk',
  },
  blanks: { blank: 'in order', zeros: 'nothing: it fills what deleting freed, and goes at once' },
  record_links: {
    link: 'SHA-256 of the secret in a link by which an organisation sees its own record',
    service: 'which record of the directory',
    due_on: 'last day it works',
  },
  record_proposals: {
    proposal: 'in order',
    service: 'about which record of the directory',
    proposed: 'what should change: numbers, times, tongues, an address of a page, a remark; nothing about who sent it',
    sent_on: 'day it came',
    told: 'whether the address that was known before was told',
    dies_on: 'day it is gone at the latest',
  },
  arrivals: { day: 'which day', letters: 'how many letters came', alarmed: 'whether the operator was told' },
};

/** Tables that the database and its migrations make for themselves. */
const own = /^(_|sqlite_|d1_)/;

async function columns(type: string | null = null): Promise<Record<string, string[]>> {
  const { results } = await running.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{ name: string }>();
  const tables = results.map(({ name }) => name).filter((name) => !own.test(name));
  const pairs = tables.map(async (table) => {
    const { results: found } = await running.db
      .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE ?1 IS NULL OR type = ?1`)
      .bind(type)
      .all<{ name: string }>();
    return [table, found.map(({ name }) => name)] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

describe('what is stored', () => {
  it('is this and nothing else: every column has its reason', async () => {
    const listed = Object.fromEntries(Object.entries(stored).map(([table, reasons]) => [table, Object.keys(reasons)]));
    expect(await columns()).toEqual(listed);
  });

  it('lies sealed where deletion knows it: every column of bytes, but what is public, empty, or ends with a name that stays', async () => {
    const namesOf = (tables: Record<string, readonly string[]>): string[] =>
      Object.entries(tables).flatMap(([table, all]) => all.map((column) => `${table}.${column}`));
    const others = ['passkeys.public_key', 'blanks.zeros', 'members.unlock'];
    expect(namesOf(await columns('BLOB')).sort()).toEqual([...namesOf(sealedIn), ...others].sort());
  });

  it('is overwritten before it is deleted, wherever the database itself deletes it', async () => {
    const { results } = await running.db.prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger'").all<{ sql: string }>();
    const deleted = results.flatMap(({ sql }) =>
      [...sql.matchAll(/DELETE FROM (\w+) WHERE (.*?);/g)].flatMap(([all, table = '', where = '']) =>
        (Object.hasOwn(sealedIn, table) ? sealedIn[table as keyof typeof sealedIn] : []).map((column) => ({
          sql,
          all,
          table,
          column,
          where,
        })),
      ),
    );
    expect(deleted.length).toBeGreaterThan(3);
    for (const { sql, all, table, column, where } of deleted) {
      const before = new RegExp(`UPDATE ${table} SET [^;]*\\b${column} = zeroblob\\(length\\(${column}\\)\\)[^;]* WHERE ${where};`).exec(
        sql,
      );
      expect([table, column, before !== null && before.index < sql.indexOf(all)]).toEqual([table, column, true]);
    }
  });

  it('names no network, device, language, person or place in any column', async () => {
    const names = Object.values(await columns()).flat();
    expect(names.filter((name) => /ip|addr|agent|device|lang|locale|name|mail(?!box)|phone|place|city|time(?!s$)|hour/.test(name))).toEqual(
      [],
    );
  });
});
