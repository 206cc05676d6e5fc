// The shape of a record of care: no room for a place that must stay unknown, and nothing half filled in.
import { describe, expect, it } from 'vitest';
import { Organization, Service } from '#domain/care/care';
import { serviceKinds } from '#domain/care/terms';
import { directory, named } from './care-directory.ts';

const ID = '85d3f1ad-e1da-42dd-ba2c-38a30e788f7d';
const site = { location_type: 'virtual', id: ID, url: 'https://example.org' };
const house = {
  location_type: 'physical',
  id: ID,
  address: { id: ID, address_1: 'Dorpsstraat 1', postal_code: '1012 AB', city: 'Amsterdam', state_province: 'Noord-Holland' },
};

/** Whether a record of the directory still has the right shape after a change. */
const fits = (record: string, change: object): boolean => Service.safeParse({ ...named(record), ...change }).success;

describe('a record of care', () => {
  const extra =
    'address addresses physical_address street postal_code postcode city locations location_id latitude longitude lat lon geo map nationality status_of_stay';

  it.each(extra.split(' '))('has no room for "%s": the place of a shelter never enters the repository', (field) => {
    for (const record of ['rc-zeeland', 'sh-kadera', 'nl-comensha']) {
      expect(fits(record, {})).toBe(true);
      for (const value of ['Geheimstraat 1', null, '', ['Geheimstraat 1'], { street: 'Geheimstraat' }]) {
        expect(fits(record, { [field]: value }), `${record} ${JSON.stringify(value)}`).toBe(false);
      }
    }
  });

  it.each<[why: string, record: string, change: object]>([
    ['a phone that cannot be dialled', 'rc-zeeland', { phones: [{ number: '010', tel: '010-123 45 67' }] }],
    ['a phone with words beside it that are not in Dutch', 'rc-zeeland', { phones: [{ number: '112', tel: '112', note: { en: 'Day' } }] }],
    ['a confirmation left open instead of "not yet"', 'rc-zeeland', { assured_date: undefined }],
    ['a confirmation that is no day', 'rc-zeeland', { assured_date: 'yesterday' }],
    ['no day on which its sources were compared', 'rc-zeeland', { checked_on: undefined }],
    ['a kind that is not known', 'rc-zeeland', { kind: 'club' }],
    ['a name without Dutch', 'rc-zeeland', { name: { en: 'Desk' } }],
    ['no source', 'rc-zeeland', { source: undefined }],
    ['a list of what it names that is empty: nothing named means no list', 'rc-zeeland', { names: { form: [] } }],
    ['an age that is not ours', 'rc-zeeland', { names: { age: ['65-plus'] } }],
    ['a list that is not ours, such as a nationality', 'rc-zeeland', { names: { nationality: ['nl'] } }],
    ['hours that a clock cannot show', 'nl-comensha', { schedule: [{ days: [1], opens: '9:00', closes: '24:00' }] }],
    ['an eighth day of the week', 'nl-comensha', { schedule: [{ days: [8], opens: '09:00', closes: '17:00' }] }],
    ['a language that has no code', 'nl-comensha', { languages: ['Dutch'] }],
    ['a mandate without a source', 'rc-zeeland', { mandate: { place: 'yes', money: 'no', transfer: 'unknown' } }],
    ['"free: false", which nobody stated', 'nl-comensha', { free: false }],
  ])('is refused with %s', (_why, record, change) => {
    expect(fits(record, {})).toBe(true);
    expect(fits(record, change)).toBe(false);
  });
});

describe('a place where people are safe because nobody knows where it is', () => {
  it.each<[why: string, change: object]>([
    ['with an address', { location: house }],
    ['with a site as its location', { location: site }],
    ['that is not marked confidential', { confidential: undefined }],
    ['marked as not confidential', { confidential: false }],
  ])('is refused %s', (_why, change) => {
    expect(fits('sh-kadera', {})).toBe(true);
    expect(fits('sh-kadera', change)).toBe(false);
  });

  it.each<[field: string, words: string, why: string]>([
    ['description', 'Het huis staat in de Dorpsstraat 12.', 'a street'],
    ['name', 'Huis aan de Oude Gracht 5', 'a street of two words'],
    ['unsure', 'Het is dorpsstraat 12, denken we.', 'a street without a capital'],
    ['how_to_enter', 'Kom naar 1012 AB.', 'a postcode'],
    ['only_for', 'Alleen in 1012AB.', 'a postcode without a blank'],
    ['hours', 'Op 52.3702, 4.8952 altijd.', 'a point on a map'],
  ])('is refused when its %s says “%s”: %s', (field, words) => {
    expect(fits('sh-kadera', { [field]: { nl: 'Bel voor een plek, dag en nacht, ook met 2 of 12 mensen.' } })).toBe(true);
    expect(fits('sh-kadera', { [field]: { nl: words } })).toBe(false);
    expect(fits('sh-kadera', { [field]: { nl: 'Bel.', en: words } })).toBe(false);
  });

  it('is every shelter of the directory, and none of them has a location', () => {
    const shelters = directory.services.filter(({ kind }) => kind === 'shelter');
    expect(shelters.length).toBeGreaterThan(0);
    expect(shelters.filter(({ confidential, location }) => !confidential || location).map(({ record }) => record)).toEqual([]);
  });

  it('is also any other kind that is marked confidential', () => {
    for (const kind of serviceKinds) expect(fits('nl-helpwanted', { kind, confidential: true, location: site })).toBe(false);
  });
});

describe('a location', () => {
  it.each<[why: string, location: object]>([
    ['a site', site],
    ['an address that the organisation itself gives to everybody', house],
  ])('may be %s, for a contact that is no secret', (_why, location) => {
    expect(fits('nl-helpwanted', { location })).toBe(true);
  });

  it.each<[why: string, location: object]>([
    ['a site with an address beside it', { ...site, address: house.address }],
    ['a point on a map', { ...house, latitude: 52.1, longitude: 5.1 }],
    ['an address without a town', { ...house, address: { ...house.address, city: undefined } }],
    ['words', { location_type: 'postal', id: ID }],
  ])('is refused as %s', (_why, location) => {
    expect(fits('nl-helpwanted', { location })).toBe(false);
  });
});

describe('an organisation', () => {
  const organisation = { id: ID, name: 'Voorbeeld', description: { nl: 'Een voorbeeld.' } };

  it.each<[why: string, fitting: boolean, change: object]>([
    ['with a name and Dutch words', true, {}],
    ['with a site', true, { website: 'https://example.org' }],
    ['with an address', false, { address: 'Dorpsstraat 1' }],
    ['with a site that is none', false, { website: 'example' }],
    ['without Dutch words', false, { description: { en: 'An example.' } }],
  ])('%s fits: %s', (_why, fitting, change) => {
    expect(Organization.safeParse({ ...organisation, ...change }).success).toBe(fitting);
  });
});
