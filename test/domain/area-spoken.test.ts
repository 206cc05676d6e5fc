// What people say for a place: shortened, by a quarter, a region, a hospital, another country. Each leads to the right town or says what it is; none leads to another town.
import { describe, expect, it } from 'vitest';
import { choicesOf } from '#domain/areas/area-label';
import { spokenKeys } from '#domain/areas/place-name';
import { ask, rowsOf, told } from './built-areas.ts';

describe('a name as people write it', () => {
  it.each([
    ['Capelle a/d IJssel', 'Capelle aan den IJssel'],
    ['Capelle a.d. IJssel', 'Capelle aan den IJssel'],
    ['capelle ad ijssel', 'Capelle aan den IJssel'],
    ['Capelle a d IJssel', 'Capelle aan den IJssel'],
    ['Capelle a/d IJ', 'Capelle aan den IJssel'],
    ['Krimpen ad IJssel', 'Krimpen aan den IJssel'],
    ['Krimpen a/d Yssel', 'Krimpen aan den IJssel'],
    ['Nieuwerkerk a/d IJssel', 'Zuidplas'],
    ['Nieuwerkerk ad IJssel', 'Zuidplas'],
    ['Alphen a/d Rijn', 'Alphen aan den Rijn'],
    ['Alphen a.d.Rijn', 'Alphen aan den Rijn'],
    ['Koudekerk a/d Rijn', 'Alphen aan den Rijn'],
    ['Ouderkerk a/d Amstel', 'Ouder-Amstel'],
    ['Koog a/d Zaan', 'Zaanstad'],
    ['Horst a/d Maas', 'Horst aan de Maas'],
    ['Wijk a/z', 'Beverwijk'],
    ['Bergen a/z', 'Bergen (NH)'],
    ['Egmond a/Zee', 'Bergen (NH)'],
    ['Katwijk a.z.', 'Katwijk'],
    ['Bergen o/z', 'Bergen op Zoom'],
    ['Wijk b Duurstede', 'Wijk bij Duurstede'],
    ['Hoek v Holland', 'Rotterdam'],
    ['Hoek v. Holland', 'Rotterdam'],
    ['T-Diel', 'Tytsjerksteradiel'],
    ["A'dam", 'Amsterdam'],
    ['A’dam', 'Amsterdam'],
    ["r'dam", 'Rotterdam'],
    ["E'hoven", 'Eindhoven'],
    ['ymuiden', 'Velsen'],
    ['Ysselstein', 'IJsselstein'],
    ['Nymegen', 'Nijmegen'],
    ['1012/AB', 'Amsterdam'],
    ['1012, ab', 'Amsterdam'],
    ['Bijlmer', 'Amsterdam'],
    ['de Bijlmer', 'Amsterdam'],
    ['in Utrecht', 'Utrecht'],
    ['gemeente Almere', 'Almere'],
    ['Den Bosch', "'s-Hertogenbosch"],
    ['den bosch', "'s-Hertogenbosch"],
    ["'s-Gravenhage", 'Den Haag'],
    ['s gravenhage', 'Den Haag'],
    ['Eemsdelta', 'Eemsdelta'],
    ['1222AB', 'Hilversum'],
    ['6451', 'Beekdaelen'],
    ['4441SH', 'Borsele'],
    ['Den Haag', 'Den Haag'],
    ['Гаага', 'Den Haag'],
    ['海牙', 'Den Haag'],
    ['أمستردام', 'Amsterdam'],
  ])('“%s” is %s', (typed, name) => {
    expect(told(ask(typed)).map((each) => each.replace("'s-Hertogenbosch", "'s-Hertogenbosch"))).toEqual([`= ${name}`]);
  });

  it.each([
    ['Alphen', ['Alphen-Chaam', 'West Maas en Waal', 'Alphen aan den Rijn']],
    ['Bergen', ['Bergen (NH)', 'Bergen (L)']],
    ['Capelle', ['Capelle aan den IJssel']],
    ['Krimpen', ['Krimpen aan den IJssel']],
    ['Loon', ['Assen', 'Loon op Zand']],
    ['Valkenburg', ['Katwijk', 'Valkenburg aan de Geul']],
    ['Velp', ['Rheden', 'Land van Cuijk']],
    ["A'foort", ['Amersfoort']],
    ["L'warden", ['Leeuwarden']],
    ["H'sum", ['Hilversum']],
    ['land van cijck', ['Land van Cuijk']],
  ])('“%s” asks, and what is meant is among the choices', (typed, names) => {
    expect(names.filter((name) => !told(ask(typed)).includes(`? ${name}`))).toEqual([]);
  });

  it('every short form of every place with “aan de” or “aan den” leads where its whole name does', () => {
    const whole = rowsOf('places').filter(({ name }) => / aan (de|den|het|zee)\b/i.test(name));
    expect(whole.length).toBeGreaterThan(15);
    const lost = whole.flatMap(({ name }) =>
      ['a/d', 'a.d.', 'ad', 'a/d.', 'A/D'].flatMap((short) => {
        const typed = name.replace(/ aan zee/i, ' a/z').replace(/ aan (?:de|den|het) /i, ` ${short} `);
        return told(ask(typed)).some((each) => told(ask(name)).includes(each)) ? [] : [typed];
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe('a region or province', () => {
  it.each([
    ['Twente', ['Enschede', 'Hengelo', 'Almelo'], ['Zwolle']],
    ['twente', ['Enschede'], ['Zwolle']],
    ['regio Twente', ['Enschede'], ['Zwolle']],
    ['de Achterhoek', ['Doetinchem', 'Winterswijk'], ['Arnhem']],
    ['Zeeland', ['Middelburg', 'Goes', 'Terneuzen'], ['Breda']],
    ['provincie Zeeland', ['Middelburg'], ['Breda']],
    ['Friesland', ['Leeuwarden', 'Smallingerland'], ['Groningen']],
    ['Fryslân', ['Leeuwarden'], ['Groningen']],
    ['Brabant', ['Eindhoven', 'Tilburg'], ['Venlo']],
    ['Noord-Holland', ['Amsterdam', 'Haarlem'], ['Rotterdam']],
    ['Limburg', ['Maastricht', 'Venlo'], ['Eindhoven']],
    ['Drenthe', ['Assen', 'Emmen'], ['Zwolle']],
    ['het Gooi', ['Hilversum', 'Gooise Meren'], ['Utrecht']],
    ['Haaglanden', ['Den Haag', 'Delft'], ['Leiden']],
    ['West-Friesland', ['Hoorn', 'Enkhuizen'], ['Leeuwarden']],
  ])('“%s” asks which of its municipalities, and leads nowhere by itself', (typed, inside, outside) => {
    const answer = ask(typed);
    expect(answer.kind).toBe('region');
    const names = choicesOf(answer).map(({ municipality }) => municipality.name);
    expect([inside.filter((name) => !names.includes(name)), outside.filter((name) => names.includes(name))]).toEqual([[], []]);
  });

  it('offers a village of the same name first: Zeeland lies in Maashorst too', () => {
    expect(choicesOf(ask('Zeeland'))[0]).toMatchObject({ name: 'Zeeland', municipality: { name: 'Maashorst' } });
  });

  it('with the name of a town is that town', () => {
    expect([told(ask('Utrecht')), told(ask('Groningen'))]).toEqual([['= Utrecht'], ['= Groningen']]);
  });

  it('of every municipality in the data asks for it', () => {
    const rows = rowsOf<Record<string, string>>('municipalities');
    const lost = rows.flatMap((row) =>
      [row.province, row.veiligheidsregio_name, row.veilig_thuis_region].filter((region = '') => {
        const answer = ask(region);
        const isTown = rows.some(({ display_name }) => display_name === region);
        return !isTown && !choicesOf(answer).some(({ municipality }) => municipality.code === row.gm_code);
      }),
    );
    expect([...new Set(lost)]).toEqual([]);
  });
});

describe('what is no municipality here', () => {
  it.each<[string, string]>([
    ...['Randstad', 'de Randstad', 'Holland', 'Nederland', 'The Netherlands', 'هولندا', 'Veluwe', 'de Betuwe', 'Walcheren'].map(
      (typed): [string, string] => [typed, 'wide'],
    ),
    ...[
      'Antwerpen',
      'antwerp',
      'Brussel',
      'Gent',
      'Düsseldorf',
      'dusseldorf',
      'Londen',
      'Polen',
      'Poland',
      'بولندا',
      'België',
      'belgie',
      'Roemenië',
      'Duitsland',
      'Germany',
      'Suriname',
      'Engeland',
      'Turkije',
    ].map((typed): [string, string] => [typed, 'abroad']),
    ...[
      'Bonaire',
      'Saba',
      'Sint Eustatius',
      'St. Eustatius',
      'Statia',
      'Curaçao',
      'curacao',
      'Aruba',
      'Kralendijk',
      'Willemstad',
      'Sint Maarten',
      'Caribisch Nederland',
    ].map((typed): [string, string] => [typed, 'caribbean']),
    ...['AMC', 'amc', 'het ziekenhuis', 'hospital', 'Erasmus MC', 'LUMC', 'UMCG', 'VUmc', 'OLVG', 'politiebureau', 'azc', 'مستشفى'].map(
      (typed): [string, string] => [typed, 'no-place'],
    ),
  ])('“%s” is told as what it is: %s', (typed, kind) => {
    expect(ask(typed).kind).toBe(kind);
  });

  it('offers a village of the same name, and never leads there by itself', () => {
    const offered = (typed: string): string[] => choicesOf(ask(typed)).map(({ municipality }) => municipality.name);
    expect([offered('Willemstad'), offered('Sint Maarten')]).toEqual([['Moerdijk'], ['Schagen']]);
  });

  it('with a town beside it asks about the town', () => {
    expect(told(ask('ziekenhuis Almere'))).toContain('? Almere');
    expect(told(ask('Erasmus MC Rotterdam'))).toContain('? Rotterdam');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('“%s” is nothing, and breaks nothing', (typed) => {
    expect(['none', 'suggest']).toContain(ask(typed).kind);
  });
});

describe('the keys of a text', () => {
  it('begin with what it says itself, stay few, and are none for a text without letters', () => {
    expect(spokenKeys('Capelle a/d IJssel')[0]).toBe('capelleadijssel');
    expect(spokenKeys('Amsterdam')).toEqual(['amsterdam']);
    expect(spokenKeys(' ! ')).toEqual([]);
    expect(spokenKeys('a/d a/d a/d y y y v b o/z i/d '.repeat(3)).length).toBeLessThanOrEqual(40);
  });
});
