// Every phone number stands once: in the record of who answers it (content/care/services). Texts and code refer to the record.
import { describe, expect, it } from 'vitest';
import { EMERGENCY } from '#domain/care/contact';
import { EMERGENCY_NUMBER, telOf } from '#domain/language/numbers-in-text';
import { withRecords } from '../../src/records.ts';
import { unexcused } from './allowed.ts';
import { allTexts, at, type Fault, files, lineAt, NATIONAL_PHONE, planted, read, readYaml, type Text } from './texts.ts';

interface Phone {
  number: string;
  tel: string;
}
const services = files('content/care/services/*.yml').map((file) => readYaml<{ record: string; phones: Phone[] }>(file));
const known = services.flatMap(({ phones }) => phones);
/** Numbers that are also names: they belong to nobody's record alone. */
const names = new Set([EMERGENCY_NUMBER, '113']);
const dialled = new Set(known.map(({ tel }) => tel).filter((tel) => !names.has(tel)));

/** Something that looks like a phone number: a leading 0 or +31 and at least seven digits more, or an emergency number of elsewhere. */
const phoneLike =
  /(?<![\w:/.,-])(?:\+31|0031|0)(?:[\s().-]*\d){6,}(?![\w-])|(?<![\w:/.,-])1(?:14|16)(?!\d|[.:,]\d)|(?<![\w:/.,{-])tel:\+?\d+/g;

/** Numbers written out in a text: whoever changes the record would leave the old one standing there. */
function copies(text: Text): Fault[] {
  const shown = [...text.text.replace(/https?:\S+/g, (address) => ' '.repeat(address.length)).matchAll(phoneLike)];
  return shown
    .filter(([number]) => !names.has(number.replace(/^tel:/, '')))
    .map(({ 0: number, index }) => ({
      place: text.place,
      message: `${at(lineAt(text, index))} has the number “${number}”: refer to its record, as {call:nl-comensha} does; a number without one needs a record first`,
    }));
}

/** A file of code or documents, as one text; drawings hold figures that are no numbers. */
const asText = (file: string): Text => ({
  ...planted(
    'nl',
    read(file).replace(/<svg[\s\S]*?<\/svg>/g, (drawing) => ' '.repeat(drawing.length)),
    file,
  ),
  file,
});

/** Digits of every known number, wherever they stand, however they are spaced. */
const holds = (file: string): string[] => {
  const text = read(file);
  return [...text.matchAll(/\+?\d(?:[ \-–.]?\d){5,}/g)].filter(([run]) => dialled.has(telOf(run))).map(([run]) => `${file} has ${run}`);
};

describe('phone numbers', () => {
  it('are written out in no text: texts refer to the record', () => {
    const texts = allTexts().filter(
      ({ place }) => !/\/(translates|id|organization|phones\.\w+|source\.\w+|municipality_codes)$/.test(place),
    );
    expect(unexcused('phone', texts.flatMap(copies))).toEqual([]);
  });

  it('are written out in no code of the site, of the Worker and of the tests', () => {
    const code = files('{src,functions}/**/*.{astro,ts,tsx,css}').concat('astro.config.mjs');
    expect(unexcused('phone-in-code', code.map(asText).flatMap(copies))).toEqual([]);
    expect(code.concat(files('test/**/*.{ts,tsx}')).flatMap(holds)).toEqual([]);
  });

  it('stand in one record each', () => {
    const written = files('content/care/services/*.yml').flatMap((file) =>
      [...read(file).matchAll(/^\s*- number: "?([\d +]+[^"\n{]*)"?$/gm)].map(([, number = '']) => telOf(number)),
    );
    expect(written.length).toBeGreaterThan(30);
    expect(written.filter((tel, index) => written.indexOf(tel) !== index)).toEqual([]);
  });

  it('of a service dial what they show, and stay national when short', () => {
    expect(known.filter(({ number, tel }) => telOf(number) !== tel || /^\+31(112|800|900)/.test(tel))).toEqual([]);
    expect(known.length).toBeGreaterThan(40);
  });

  it('for danger are one, in the code and in the directory', () => {
    expect(services.find(({ record }) => record === EMERGENCY)?.phones.map(({ number }) => number)).toEqual([EMERGENCY_NUMBER]);
  });

  it.each([
    'Bel 020 123 45 67.',
    'Bel [dit](tel:+31201234567).',
    'Bel +31 (0)20 1234567.',
    'Bel 0800-1234.',
    'Bel 116.',
    `Bel ${NATIONAL_PHONE.number}.`,
  ])('are noticed when written out: “%s”', (sentence) => {
    expect(copies(planted('nl', sentence))).toHaveLength(1);
  });

  it.each(['Bel 112 of {call:nl-comensha}.', 'Van 09.00 tot 17.00 uur, in 2026, volgens Richtlijn 2004/38.', 'BWBR0001854'])(
    'are no times, years, names or references: “%s”',
    (sentence) => {
      expect(copies(planted('nl', sentence))).toEqual([]);
    },
  );
});

describe('a reference', () => {
  it('is filled in everywhere by a record that is there', () => {
    const filled = files('content/**/*.{yml,md}')
      .filter((file) => !file.endsWith('README.md'))
      .map((file) => [file, withRecords(read(file), file)] as const);
    expect(filled.filter(([, text]) => /\{(call|dial|hours):/.test(text)).map(([file]) => file)).toEqual([]);
  });

  it('stops the build when its record has no such number or hours', () => {
    expect(() => withRecords('{call:nobody}', 'content/pages/nl/x.yml')).toThrow('nobody');
    expect(() => withRecords('{call:nl-comensha:2}', 'content/pages/nl/x.yml')).toThrow('nl-comensha');
    expect(() => withRecords('{hours:nl-112}', 'content/pages/nl/x.yml')).toThrow('nl-112');
  });

  it('keeps its order in every script: isolated in a page, and in plain text of a language from right to left', () => {
    const page = withRecords('---\na: b\n---\n{call:nl-comensha}, {hours:nl-comensha}', 'content/pages/ar/x.md');
    expect(page).toMatch(/<a href="tel:\+31\d{9}"><bdi class="vl-number" dir="ltr">[\d ]+<\/bdi><\/a>, .+ <bdi dir="ltr">[\d:–]+<\/bdi>$/);
    expect(withRecords('{hours:nl-comensha}', 'content/interface/ar.yml')).toMatch(/\u2066[\d:–]+\u2069$/);
    expect(withRecords('{hours:nl-comensha}', 'content/interface/nl.yml')).toMatch(/^maandag – vrijdag [\d:–]+$/);
  });
});
