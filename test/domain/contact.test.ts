// How sure a contact is, which two always stay, and whose number may be kept: judged on days, worked out by hand.
import { describe, expect, it } from 'vitest';
import type { Service } from '#domain/care/care';
import {
  AMBER_DAYS,
  type Assurance,
  assuranceOf,
  hasCard,
  isPhonedLately,
  isReachable,
  mayPublishService,
  STALE_DAYS,
} from '#domain/care/contact';
import { addDays } from '#domain/time/days';
import { directory, named, TODAY, unphoned } from './care-directory.ts';

const withNothing = (change: Partial<Service>): Service => ({
  ...named('rc-haag', unphoned),
  phones: [],
  email: undefined,
  url: undefined,
  ...change,
});

describe('a contact', () => {
  it.each<[days: number | null, standing: Assurance, counts: boolean, why: string]>([
    [null, 'never', false, 'nobody ever phoned'],
    [0, 'fresh', true, 'phoned today'],
    [1, 'fresh', true, 'yesterday'],
    [90, 'fresh', true, 'the last day that is fresh'],
    [91, 'amber', true, 'a while ago'],
    [180, 'amber', true, 'the last day that counts'],
    [181, 'stale', false, 'too long ago'],
    [5000, 'stale', false, 'years ago'],
  ])('phoned %s days ago is %s, counts: %s (%s)', (days, standing, counts) => {
    const found = assuranceOf({ assured_date: days === null ? null : addDays(TODAY, -days) }, TODAY);
    expect(found).toBe(standing);
    expect(isPhonedLately(found)).toBe(counts);
  });

  it('grows old on the day itself, whatever leap day or summer time lies between', () => {
    for (const phoned of ['2027-09-10', '2027-12-31', '2028-02-29', '2026-03-28', '2026-10-24']) {
      const on = (days: number): Assurance => assuranceOf({ assured_date: phoned }, addDays(phoned, days));
      expect([on(AMBER_DAYS), on(AMBER_DAYS + 1), on(STALE_DAYS), on(STALE_DAYS + 1)]).toEqual(['fresh', 'amber', 'amber', 'stale']);
    }
  });

  it.each([1, 30, 13_000])('with a day %i days ahead is a typing error: it never counts as phoned', (days) => {
    expect(isPhonedLately(assuranceOf({ assured_date: addDays(TODAY, days) }, TODAY))).toBe(false);
  });

  it.each<[way: string, reachable: boolean, change: Partial<Service>]>([
    ['a phone', true, { phones: named('nl-comensha').phones }],
    ['a mail address', true, { email: 'loket@example.org' }],
    ['a site', true, { url: 'https://example.org' }],
    ['nothing', false, {}],
    ['only hours and a name', false, { hours: { nl: 'Altijd' }, around_the_clock: true }],
  ])('with %s can be reached: %s', (_way, reachable, change) => {
    expect(isReachable(withNothing(change))).toBe(reachable);
  });
});

describe('in a build for the public', () => {
  it('112, the national desk, who arranges care in a region and who answers day and night stay without a call; everybody with one', () => {
    const kept = unphoned.services.filter((service) => mayPublishService(service, 'checked'));
    const arranges = ({ kind, coordinates }: Service): boolean => kind === 'care-coordinator' || coordinates === true;
    const others = kept.filter((service) => !arranges(service) && service.around_the_clock !== true);
    expect(others.map(({ record }) => record).filter((record) => record !== 'nl-112')).toEqual(['nl-comensha']);
    expect(kept.filter(arranges).map(({ record }) => record)).toEqual(unphoned.services.filter(arranges).map(({ record }) => record));
    expect(kept.map(({ record }) => record)).not.toContain('nl-fairwork');
    for (const service of unphoned.services) expect(mayPublishService({ ...service, assured_date: TODAY }, 'checked')).toBe(true);
  });

  it('that shows everything, everything is shown', () => {
    expect(directory.services.filter((service) => !mayPublishService(service, 'all'))).toEqual([]);
  });
});

describe('a number to keep in a phone', () => {
  const number = named('nl-comensha').phones;

  it.each<[kept: boolean, change: Partial<Service>, why: string]>([
    [true, { phones: number, publish: 'ready' }, 'the source is good enough to show'],
    [false, { phones: number, publish: 'confirm_first' }, 'the source is to be confirmed first'],
    [true, { phones: number, publish: 'confirm_first', assured_date: TODAY }, 'somebody confirmed it'],
    [false, { publish: 'ready', assured_date: TODAY, email: 'loket@example.org' }, 'there is no number'],
    [false, { phones: number, publish: 'ready', record: 'nl-112' }, '112 is never kept under an ordinary name'],
  ])('may be offered: %s, with %j: %s', (kept, change) => {
    expect(hasCard(withNothing(change))).toBe(kept);
  });
});
