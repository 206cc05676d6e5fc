// The tables of content/areas as rows: compared by year, replaced by official rows, and followed through a merger.
import type { AreaChanges, AreaYear } from '#domain/areas/area-changes';
import type { CbsMunicipality } from '#domain/areas/cbs';
import { searchKey } from '#domain/areas/place-name';

type Row = Record<string, string>;

/** Every table that names municipalities, by the name of its file. */
export interface Tables {
  municipalities: Row[];
  postcodes: Row[];
  places: Row[];
  districts: Row[];
  names: Row[];
  spoken: Row[];
  merged: Row[];
  routing: Row[];
}

/** What the official files say. */
export interface Official {
  municipalities: CbsMunicipality[];
  places: { name: string; gm_code: string }[];
  postcodes: { pc4: string; gm_codes: string[] }[];
}

/** The tables as two years are compared. */
export function yearOf({ municipalities, postcodes, places }: Tables): AreaYear {
  const byName = new Map<string, string[]>();
  const regionsOf = (row: Row): string => [row.province, row.veiligheidsregio_name, row.ggd_region, row.jeugdregio].join(', ');
  for (const { kind, name = '', gm_code = '' } of places) {
    if (kind === 'woonplaats') byName.set(name, [...(byName.get(name) ?? []), gm_code]);
  }
  return {
    names: Object.fromEntries(municipalities.map((row) => [row.gm_code ?? '', row.name ?? ''])),
    regions: Object.fromEntries(municipalities.map((row) => [row.gm_code ?? '', regionsOf(row)])),
    postcodes: Object.fromEntries(postcodes.map((row) => [row.pc4 ?? '', (row.gm_codes ?? '').split(';')])),
    places: Object.fromEntries(byName),
  };
}

/** The tables with official rows in place of ours; what CBS does not give (centres, everyday names) stays as it was. */
export function newRows(now: Tables, official: Official): Tables {
  const known = new Map(now.municipalities.map((row) => [row.gm_code, row]));
  const postcodes = new Map(now.postcodes.map((row) => [row.pc4, row]));
  const byHand = now.places.filter(({ kind }) => kind !== 'woonplaats');
  return {
    ...now,
    municipalities: official.municipalities.map((row) => {
      const own = known.get(row.gm_code);
      const display = own?.name === row.name ? own.display_name : row.name;
      return {
        lat: '',
        lon: '',
        politie_eenheid: '',
        veilig_thuis_region: '',
        population: '',
        ...own,
        ...row,
        display_name: display ?? row.name,
      };
    }),
    postcodes: official.postcodes.map(({ pc4, gm_codes }) => {
      const row = { pc4, gm_codes: gm_codes.join(';'), quality: 'ok' };
      const own = postcodes.get(pc4);
      return own?.gm_codes === row.gm_codes ? own : row;
    }),
    places: inOrderOf(now.places, [...official.places.map(({ name, gm_code }) => ({ name, kind: 'woonplaats', gm_code })), ...byHand]),
  };
}

const nameKey = (row: Row): string => searchKey(row.name ?? '');
const sameRow = (row: Row): string => `${row.name} ${row.kind} ${row.gm_code}`;

/** Rows that stood stay in their order, and a new one goes before the first whose name follows: a difference shows only what changed. */
function inOrderOf(before: Row[], rows: Row[]): Row[] {
  const wanted = new Map(rows.map((row) => [sameRow(row), row]));
  const stood = new Set(before.map(sameRow));
  const kept = before.map((row) => wanted.get(sameRow(row))).filter((row) => row !== undefined);
  const came = rows.filter((row) => !stood.has(sameRow(row))).sort((a, b) => nameKey(a).localeCompare(nameKey(b)));
  for (const row of came) {
    const next = kept.findIndex((other) => nameKey(other).localeCompare(nameKey(row)) > 0);
    kept.splice(next < 0 ? kept.length : next, 0, row);
  }
  return kept;
}

/** Follows a merger: old codes in every table become the new code, the old name stays findable, its page (under the everyday name in `shown`) is kept. */
export function mergedAreas(tables: Tables, changes: AreaChanges, since: string, shown: Map<string, string>): Tables {
  const into = new Map(changes.gone.flatMap(({ code, into: to }) => (to === null ? [] : [[code, to] as const])));
  const follow = (row: Row): Row => ({ ...row, gm_code: into.get(row.gm_code ?? '') ?? row.gm_code ?? '' });
  const gone = changes.gone.filter(({ into: to }) => to !== null);
  const former = gone.map(({ name, into: to }) => ({ name, kind: 'voormalige_gemeente', gm_code: to ?? '' }));
  const kept = tables.places.filter(({ kind, gm_code }) => kind !== 'gemeente' || !into.has(gm_code ?? ''));
  const older = tables.merged.map(follow);
  return {
    ...tables,
    places: unique([...kept.map(follow), ...former], ({ name, gm_code }) => `${searchKey(name ?? '')} ${gm_code}`),
    postcodes: tables.postcodes.map((row) => ({
      ...row,
      gm_codes: [...new Set((row.gm_codes ?? '').split(';').map((code) => into.get(code) ?? code))].join(';'),
    })),
    districts: tables.districts.map(follow),
    names: tables.names.map(follow),
    spoken: tables.spoken.map(follow),
    routing: tables.routing.filter(({ gm_code }) => !into.has(gm_code ?? '')),
    merged: [
      ...older,
      ...gone.map(({ code, name, into: to }) => ({ old_gm_code: code, old_name: shown.get(code) ?? name, gm_code: to ?? '', since })),
    ],
  };
}

function unique(rows: Row[], keyOf: (row: Row) => string): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
}
