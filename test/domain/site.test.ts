// Before a build for the public: nobody answers for it, or it shows what nobody checked, then it does not come about.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildObstacles, isLocal, Publish, Site } from '#domain/site/site';

const party = { name: 'Stichting Voorbeeld', contact: 'https://example.org/contact' };
const complete: Site = {
  name: 'Vlonder',
  host: 'vlonder.example',
  exit_target: 'https://www.knmi.nl/',
  operator: party,
  controller: party,
  privacy_officer: party,
  complaints: party,
};

describe('a host', () => {
  it.each(['localhost', 'localhost:8787', '127.0.0.1', '127.0.0.1:4321', '[::1]', '[::1]:8787'])('%s is only this machine', (host) => {
    expect(isLocal(host)).toBe(true);
  });

  it.each<[host: string, why: string]>([
    ['vlonder.nl', 'a real one'],
    ['localhost.vlonder.nl', 'a name that begins like this machine'],
    ['notlocalhost', 'a name that ends like it'],
    ['vlonder.nl:8787', 'a real one with a port'],
    ['localhost:8787.vlonder.nl', 'a port that is no port'],
    ['localhost:', 'a port left out'],
    ['user@localhost', 'with a user in front'],
    ['127.0.0.1.vlonder.nl', 'a name that begins like an address'],
    ['127x0x0x1', 'dots are dots'],
    ['0.0.0.0', 'every address of this machine, so everybody'],
    ['192.168.1.10:8787', 'others in the same house reach it'],
    ['localhost\nvlonder.nl', 'two lines'],
    ['', 'nothing'],
  ])('"%s" is not only this machine: %s', (host) => {
    expect(isLocal(host)).toBe(false);
  });
});

describe('a build', () => {
  it('for this machine meets no obstacle, whoever is missing and whatever is shown', () => {
    const bare: Site = { ...complete, host: 'localhost:8787', exit_target: null, operator: null, controller: null };
    expect(buildObstacles(bare, 'all')).toEqual([]);
    expect(buildObstacles(bare, 'checked')).toEqual([]);
  });

  it('for a real host goes ahead when somebody answers for it and only checked content is shown', () => {
    expect(buildObstacles(complete, 'checked')).toEqual([]);
    expect(buildObstacles({ ...complete, privacy_officer: null, complaints: null }, 'checked')).toEqual([]);
  });

  it.each(['operator', 'controller', 'exit_target'] as const)('for a real host without %s is refused, and says so', (missing) => {
    const obstacles = buildObstacles({ ...complete, [missing]: null }, 'checked');
    expect(obstacles).toHaveLength(1);
    expect(obstacles[0]).toContain(missing);
  });

  it('for a real host that shows everything is refused, and names the host', () => {
    const obstacles = buildObstacles(complete, 'all');
    expect(obstacles).toHaveLength(1);
    expect(obstacles[0]).toContain('vlonder.example');
  });

  it('names every obstacle at once', () => {
    expect(buildObstacles({ ...complete, operator: null, controller: null, exit_target: null }, 'all')).toHaveLength(4);
    expect(buildObstacles({ ...complete, exit_target: '' }, 'checked')).toHaveLength(1);
  });

  it('of the settings in this repository runs here; for a real host each person not yet named is an obstacle', () => {
    const own = Site.parse(parse(readFileSync('content/site.yml', 'utf8')));
    expect(buildObstacles(own, 'all')).toEqual([]);
    const unnamed = [own.operator, own.controller, own.exit_target].filter((each) => each === null).length;
    expect(buildObstacles({ ...own, host: 'vlonder.example' }, 'checked')).toHaveLength(unnamed);
  });

  it('shows everything or what was checked, and knows no third way', () => {
    expect(Publish.safeParse('all').success && Publish.safeParse('checked').success).toBe(true);
    for (const other of ['', 'ALL', 'none', 'true', null]) expect(Publish.safeParse(other).success).toBe(false);
  });
});
