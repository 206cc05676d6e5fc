// Every phone number in our texts is one of the numbers in content/care/services, dialled as it is written.
import { describe, expect, it } from 'vitest';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, files, lineAt, planted, read, readYaml, type Text } from './texts.ts';

const known = files('content/care/services/*.yml').flatMap((file) => readYaml<{ phones: { number: string; tel: string }[] }>(file).phones);

/** The digits someone in the Netherlands dials: 0334481186 for +31 33 448 11 86. */
const national = (number: string): string => number.replace(/^(tel:)?(\+|00)31/, '0').replace(/\D/g, '');
const dialled = new Set(known.map(({ tel }) => national(tel)));

const telLink = /\[([^\]]*)\]\(tel:([^)]*)\)/g;
/** Something that looks like a phone number: a leading 0 or +31 and at least eight digits, or an emergency number after a verb. */
const phoneLike = /(?<![\w:/.,-])(?:\+31|0031|0)(?:[\s().-]*\d){6,}(?![\w-])|(?<![\w:/.,-])1(?:12|13|14|16)(?!\d|[.:,]\d)/g;

/** Numbers that nobody in content/care/services has, and links that dial something else than they show. */
function strangers(text: Text): Fault[] {
  const links = [...text.text.matchAll(telLink)];
  const wrong = links.filter(([, shown = '', tel = '']) => national(shown) !== national(tel));
  const dials = links.map(([, , tel = '']) => tel);
  const shown = [...text.text.replace(/https?:\S+/g, '').matchAll(phoneLike)].map(([number]) => number);
  const unknown = [...dials, ...shown].filter((number) => !dialled.has(national(number)));
  const place = (number: string): string => at(lineAt(text, Math.max(0, text.text.indexOf(number))));
  return [
    ...wrong.map(([link]) => ({ place: text.place, message: `${place(link)}: ${link} dials another number than it shows` })),
    ...unknown.map((number) => ({
      place: text.place,
      message: `${place(number)} has the number “${number}”, which no service in content/care/services has: correct it, or add the service first`,
    })),
  ];
}

describe('phone numbers', () => {
  const texts = allTexts().filter(({ place }) => !/\/(id|phones\.\w+|source\.\w+|municipality_codes)$/.test(place));

  it('in our texts are all numbers of a service we know', () => {
    expect(unexcused('phone', texts.flatMap(strangers))).toEqual([]);
  });

  it('in pages, components and answers of the Worker are numbers of a service too', () => {
    const withoutDrawings = (source: string): string => source.replace(/<svg[\s\S]*?<\/svg>/g, (drawing) => drawing.replace(/./g, ' '));
    const code = files('{src,functions}/**/*.{astro,ts}').map((file) => ({ ...planted('nl', withoutDrawings(read(file)), file), file }));
    expect(unexcused('phone-in-code', code.flatMap(strangers))).toEqual([]);
  });

  it('of a service dial what they show, and stay national when short', () => {
    const crooked = known.filter(
      ({ number, tel }) => national(number) !== national(tel) || /^\+31(112|800|900|88)?$/.test(tel) || /^\+31[89]00/.test(tel),
    );
    expect(crooked).toEqual([]);
    expect(known.length).toBeGreaterThan(20);
  });

  it.each(['Bel 020 123 45 67.', 'Bel [033 448 11 86](tel:+31334481187).', 'Bel +31 (0)20 1234567.', 'Bel 0800-1234.', 'Bel 116.'])(
    'are noticed when nobody knows them: “%s”',
    (sentence) => {
      expect(strangers(planted('nl', sentence)).length).toBeGreaterThan(0);
    },
  );

  it.each(['Bel 112 of 033 448 11 86.', 'Bel [0800-7000](tel:08007000).', 'Van 09.00 tot 17.00 uur, in 2026, volgens Richtlijn 2004/38.'])(
    'are left alone when known, and so are times and years: “%s”',
    (sentence) => {
      expect(strangers(planted('nl', sentence))).toEqual([]);
    },
  );
});
