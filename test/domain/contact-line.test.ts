// Every way in a line is read: numbers beside names and mail addresses, digits of any script, marks that turn the writing.
import { describe, expect, it } from 'vitest';
import { hasNumber, waysIn } from '#domain/letter/contact-line';
import { readReferral } from '#domain/letter/referral';
import { forbidsCalls } from '#domain/letter/safe-contact';

const told = (line: string): string[] => waysIn(line).map(({ kind, text }) => `${kind} ${text}`);

describe('a line', () => {
  it.each<[line: string, ways: string[]]>([
    ['06 12 34 56 78', ['phone 06 12 34 56 78']],
    ['+31 (0)6-12345678', ['phone +31 (0)6-12345678']],
    ['lena@example.org of bel 06 87654321', ['phone 06 87654321', 'mail lena@example.org']],
    ['Instagram @lena_k / WhatsApp 06 87654321', ['phone 06 87654321', 'handle @lena_k']],
    ['mijn broer @ 0687654321', ['phone 0687654321']],
    ['tel.nr. 06⑧⑦⑥⑤④③②①', ['phone 0687654321']],
    ['اتصل على ٠٦٨٧٦٥٤٣٢١ بعد الساعة ٧', ['phone 0687654321']],
    ['۰۶۸۷۶۵۴۳۲۱', ['phone 0687654321']],
    ['０６－８７６５４３２１', ['phone 06-87654321']],
    ['06‑8765‑4321', ['phone 06-8765-4321']],
    ['06 87654321 / 06 12345678', ['phone 06 87654321', 'phone 06 12345678']],
    ['06 87654321 06 12345678', ['phone 06 87654321', 'phone 06 12345678']],
    ['06 87654321 +48 601 234 567', ['phone 06 87654321', 'phone +48 601 234 567']],
    ['https://wa.me/31687654321', ['phone 31687654321']],
    ['\u202A+31 6 87654321\u202C', ['phone +31 6 87654321']],
    ['06\u200B87\u00AD654321', ['phone 0687654321']],
    ['a7654321@example.org', ['mail a7654321@example.org']],
    ['@lena1234567', ['handle @lena1234567']],
    ['kamer 12, 2e verdieping', []],
    ['Amina', []],
  ])('“%s” holds %j', (line, ways) => {
    expect(told(line)).toEqual(ways);
    expect(hasNumber(line)).toBe(ways.some((way) => way.startsWith('phone')));
  });

  it('that a mark turned around is read as the writer saw it first, and as it is stored', () => {
    expect(waysIn('\u202E12345678 60')).toEqual([
      { kind: 'phone', text: '06 87654321', turned: true },
      { kind: 'phone', text: '12345678 60' },
    ]);
  });
});

describe('a number without days and hours', () => {
  const read = (fields: string) => readReferral([...new URLSearchParams(fields)]).referral;
  it.each<[why: string, fields: string, forbidden: boolean]>([
    ['beside a mail address', 'contact=mail&contact_at=lena@example.org of 06 87654321', true],
    ['beside a name on a network', 'contact=person&contact_at=@lena_k 0687654321', true],
    ['in digits of another script', 'contact=person&contact_at=٠٦٨٧٦٥٤٣٢١', true],
    ['of the person somebody writes for', 'way=professional&agreed=yes&their_contact=0687654321', true],
    ['with days and hours', 'contact=mail&contact_at=0687654321&days=any', false],
    ['of the person, with days and hours', 'way=professional&agreed=yes&their_contact=0687654321&days=tue&from=10:00&to=12:00', false],
    ['is none', 'contact=mail&contact_at=lena@example.org', false],
    ['beside “I come back”, whatever hours', 'contact=return&contact_at=0687654321&days=any', true],
  ])('%s: nobody calls is %s', (_why, fields, forbidden) => {
    expect(forbidsCalls(read(fields))).toBe(forbidden);
  });
});
