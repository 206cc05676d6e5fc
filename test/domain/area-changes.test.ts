// What a new year changes is told whole and in sentences; a municipality that is no more leads to the one that took its place, or to a person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AreaYear, areaChanges, changesInWords } from '#domain/areas/area-changes';

/** Postcodes or places with their municipalities, the one with most of it first. */
function rows(text: string): Record<string, string[]> {
  return Object.fromEntries(text.split(', ').map((row) => [row.split(' ')[0], row.split(' ').slice(1)]));
}

/** A small part of the country in 2026. */
const before: AreaYear = {
  names: { GM0402: 'Hilversum', GM0417: 'Laren (NH.)', GM1696: 'Wijdemeren', GM1904: 'Stichtse Vecht', GM1942: 'Gooise Meren' },
  regions: {
    GM0402: 'Gooi en Vechtstreek',
    GM0417: 'Gooi en Vechtstreek',
    GM1696: 'Gooi en Vechtstreek',
    GM1904: 'Utrecht',
    GM1942: 'Gooi en Vechtstreek',
  },
  postcodes: rows('1211 GM0402, 1231 GM1696, 1241 GM1696, 1251 GM0417, 1401 GM1942, 3621 GM1904, 3625 GM1696 GM1904'),
  places: rows('ankeveen GM1696, breukelen GM1904, bussum GM1942, hilversum GM0402, kortenhoef GM1696, laren GM0417'),
};

/** The year without some municipalities; their postcodes and places go where is said, or nowhere. */
function without(gone: string[], into: (key: string) => string | null, year = before): AreaYear {
  const kept = <T>(rows: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(rows).filter(([code]) => !gone.includes(code)));
  const moved = (rows: Record<string, string[]>): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(rows).flatMap(([key, codes]) => {
        const now = codes.flatMap((code) => (gone.includes(code) ? (into(key) ?? []) : code));
        return now.length > 0 ? [[key, now]] : [];
      }),
    );
  return { names: kept(year.names), regions: kept(year.regions), postcodes: moved(year.postcodes), places: moved(year.places) };
}

/** The same, with no postcode in two municipalities. */
const alone: AreaYear = { ...before, postcodes: { ...before.postcodes, 3625: ['GM1904'] } };

/** What is told when nothing changes. */
const nothing = areaChanges(before, before);
const wijdemeren = (into: string | null) => [{ code: 'GM1696', name: 'Wijdemeren', into }];

describe('two years', () => {
  it('that are the same show no change, in whatever order their rows stand', () => {
    const turned = <T>(rows: Record<string, T>): Record<string, T> => Object.fromEntries(Object.entries(rows).reverse());
    const same = { ...before, names: turned(before.names), regions: turned(before.regions), places: turned(before.places) };
    expect(areaChanges(before, same)).toEqual(nothing);
    expect(JSON.stringify(nothing).match(/\[[^\]]+\]/g)).toBeNull();
    expect(areaChanges(before, { ...same, names: { ...same.names, GM0402: 'Hilverzum' } })).not.toEqual(nothing);
  });

  it('show who merged: the postcodes that moved and where the old municipality went', () => {
    const after = without(['GM1696'], () => 'GM0402');
    expect(areaChanges(before, after)).toMatchObject({
      came: [],
      gone: wijdemeren('GM0402'),
      renamed: [],
      regions: [],
      postcodes: { moved: ['1231', '1241', '3625'], came: [], gone: [] },
      places: { came: [], gone: [] },
    });
  });

  it('show who came, who has another name and who has another region', () => {
    const after: AreaYear = {
      ...before,
      names: { ...before.names, GM0417: 'Laren', GM1992: 'Voorne aan Zee' },
      regions: { ...before.regions, GM1904: 'Gooi en Vechtstreek', GM1992: 'Rotterdam-Rijnmond' },
    };
    expect(areaChanges(before, after)).toEqual({
      ...nothing,
      came: ['GM1992'],
      renamed: [{ code: 'GM0417', from: 'Laren (NH.)', to: 'Laren' }],
      regions: [{ code: 'GM1904', from: 'Utrecht', to: 'Gooi en Vechtstreek' }],
    });
  });

  it('show which postcodes and places came and went, and postcodes where another municipality now has most', () => {
    const { 1211: _, ...postcodes } = before.postcodes;
    const { bussum: __, ...places } = before.places;
    const after: AreaYear = {
      ...before,
      postcodes: { ...postcodes, 1212: ['GM0402'], 3625: ['GM1904', 'GM1696'] },
      places: { ...places, nigtevecht: ['GM1904'] },
    };
    expect(areaChanges(before, after)).toEqual({
      ...nothing,
      postcodes: { moved: ['3625'], came: ['1212'], gone: ['1211'] },
      places: { ...nothing.places, came: ['nigtevecht'], gone: ['bussum'] },
    });
  });
});

describe('a municipality that is no more', () => {
  const goneTo = (after: AreaYear, from = before) => areaChanges(from, after).gone;

  it('leads to the one that has most of its postcodes now, also after a split', () => {
    expect(goneTo(without(['GM1696'], (key) => (key === '1231' ? 'GM1904' : 'GM0402')))).toEqual(wijdemeren('GM0402'));
    expect(goneTo(without(['GM1696'], (key) => (key === '1241' ? 'GM0402' : 'GM1904')))).toEqual(wijdemeren('GM1904'));
  });

  it('does not count a postcode of which it had only the smaller part', () => {
    const shared = { ...before, postcodes: { 1401: ['GM1942', 'GM1696'], 3621: ['GM1904', 'GM1696'], 3625: ['GM1696'] } };
    expect(
      goneTo(
        without(['GM1696'], () => 'GM0402', shared),
        shared,
      ),
    ).toEqual(wijdemeren('GM0402'));
  });

  it('leads where its places went when it had no postcode of its own', () => {
    const placed = { ...before, postcodes: { 1211: ['GM0402'] } };
    expect(
      goneTo(
        without(['GM1696'], () => 'GM1942', placed),
        placed,
      ),
    ).toEqual(wijdemeren('GM1942'));
  });

  it('leads nowhere by itself when nothing of it can be followed', () => {
    expect(
      goneTo(
        without(['GM1696'], () => null, alone),
        alone,
      ),
    ).toEqual(wijdemeren(null));
  });

  it('leads where its places went when the postcodes are still those of the year before', () => {
    const after = { ...without(['GM1696'], () => 'GM0402'), postcodes: before.postcodes };
    expect(goneTo(after)).toEqual(wijdemeren('GM0402'));
  });

  it('never leads to one that is no more, nor to one that never was', () => {
    const codes = Object.keys(before.names);
    const some = fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: codes.length });
    const anywhere = fc.array(fc.constantFrom(...codes, null), { minLength: 13, maxLength: 13 });
    const keys = [...Object.keys(before.postcodes), ...Object.keys(before.places)];
    fc.assert(
      fc.property(some, anywhere, (gone, went) => {
        const after = without(gone, (key) => went[keys.indexOf(key)] ?? null);
        const found = goneTo(after);
        expect(found.map(({ code }) => code).sort()).toEqual([...gone].sort());
        for (const { code, into } of found) expect(into === null || into in after.names, `${code} leads to ${into}`).toBe(true);
      }),
    );
  });
});

describe('the changes in words', () => {
  const said = (after: AreaYear, from = before): string[] => changesInWords(areaChanges(from, after), after);

  it('name each change once, with what an operator does about it', () => {
    const after = without(['GM1696'], () => 'GM0402');
    after.names = { ...after.names, GM0417: 'Laren', GM1992: 'Voorne aan Zee' };
    after.regions = { ...after.regions, GM1904: 'Gooi en Vechtstreek' };
    expect(said(after).filter((line) => /^(New|Gone|Renamed|Region)/.test(line))).toEqual([
      expect.stringMatching(/^New municipality: Voorne aan Zee \(GM1992\)\. .*centre .*routing/),
      'Gone: Wijdemeren (GM1696), now Hilversum (GM0402). Its old addresses lead there.',
      'Renamed: Laren (NH.) is now Laren (GM0417).',
      'Region of Stichtse Vecht (GM1904): Utrecht is now Gooi en Vechtstreek. Its routing needs a look.',
    ]);
    for (const line of ['Postcodes that moved 3: 1231, 1241, 3625', 'Postcodes that came 0', 'Places that went 0'])
      expect(said(after).filter((each) => each === line)).toHaveLength(1);
  });

  it('do not promise that old addresses lead on when nobody knows where', () => {
    const [line = ''] = said(
      without(['GM1696'], () => null, alone),
      alone,
    );
    expect(line).toContain('nobody knows where: follow it by hand');
    expect(line).not.toContain('lead there');
  });

  it.each([20, 21, 500])('count %s postcodes, and list twenty of them', (count) => {
    const codes = Array.from({ length: count }, (_, at) => String(2000 + at));
    const after = { ...before, postcodes: { ...before.postcodes, ...Object.fromEntries(codes.map((code) => [code, ['GM0402']])) } };
    const line = said(after).find((each) => each.startsWith('Postcodes that came')) ?? '';
    expect(line).toBe(`Postcodes that came ${count}: ${codes.slice(0, 20).join(', ')}${count > 20 ? ' …' : ''}`);
  });
});
