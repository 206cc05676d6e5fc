// What a new year of areas changes: municipalities that came, went, merged or were renamed, regions, postcodes and places that moved.

/** Areas as two years are compared: names by code, regions by code, codes by postcode, codes by place name. */
export interface AreaYear {
  names: Record<string, string>;
  regions: Record<string, string>;
  postcodes: Record<string, string[]>;
  places: Record<string, string[]>;
}

/** A municipality that is no more, and the one that took most of its postcodes; null when they cannot be followed. */
export interface GonePlace {
  code: string;
  name: string;
  into: string | null;
}

/** Everything that changed, each list in order. */
export interface AreaChanges {
  came: string[];
  gone: GonePlace[];
  renamed: { code: string; from: string; to: string }[];
  regions: { code: string; from: string; to: string }[];
  postcodes: { moved: string[]; came: string[]; gone: string[] };
  places: { came: string[]; gone: string[]; moved: string[] };
}

/** Compares two years. */
export function areaChanges(before: AreaYear, after: AreaYear): AreaChanges {
  const stayed = Object.keys(after.names).filter((code) => code in before.names);
  const changed = (what: 'names' | 'regions') =>
    stayed.flatMap((code) => {
      const [from, to] = [before[what][code] ?? '', after[what][code] ?? ''];
      return from === to ? [] : [{ code, from, to }];
    });
  return {
    came: Object.keys(after.names).filter((code) => !(code in before.names)),
    gone: Object.keys(before.names)
      .filter((code) => !(code in after.names))
      .map((code) => ({ code, name: before.names[code] ?? '', into: successorOf(code, before, after) })),
    renamed: changed('names'),
    regions: changed('regions'),
    postcodes: differences(before.postcodes, after.postcodes),
    places: differences(before.places, after.places),
  };
}

/** The largest part of each list that one new year may take away; the largest mergers so far took 7 % of the municipalities. */
const MAY_GO = { names: 0.1, postcodes: 0.02, places: 0.05 };
/** So few may always go. */
const ALWAYS = 3;

/** What a new year takes away that looks like a broken download and not like a merger, in words. */
export function losses(before: AreaYear, after: AreaYear): string[] {
  const words = { names: 'municipalities', postcodes: 'postcodes', places: 'places' };
  const tooMany = (Object.keys(MAY_GO) as (keyof typeof MAY_GO)[]).flatMap((what) => {
    const [all, gone] = [Object.keys(before[what]).length, missing(before[what], after[what]).length];
    const most = Math.max(ALWAYS, Math.floor(all * MAY_GO[what]));
    return gone > most ? [`${gone} of ${all} ${words[what]} would go, and at most ${most} may`] : [];
  });
  const emptied = (['postcodes', 'places'] as const).flatMap((what) => {
    const [had, has] = [before, after].map((year) => new Set(Object.values(year[what]).flat()));
    const left = Object.keys(after.names).filter((code) => had?.has(code) && !has?.has(code));
    return left.length > 0 ? [`no ${words[what]} left for ${left.slice(0, 5).join(', ')}`] : [];
  });
  return [...tooMany, ...emptied];
}

/** Codes that postcodes or places name and that no municipality has, now or before. */
export function unknownCodes(before: AreaYear, after: AreaYear): string[] {
  const named = [...Object.values(after.postcodes), ...Object.values(after.places)].flat();
  return [...new Set(named)].filter((code) => !(code in after.names) && !(code in before.names));
}

const missing = (from: Record<string, unknown>, within: Record<string, unknown>): string[] =>
  Object.keys(from).filter((key) => !(key in within));

function differences(before: Record<string, string[]>, after: Record<string, string[]>): AreaChanges['postcodes'] {
  const both = Object.keys(before).filter((key) => key in after);
  return {
    moved: both.filter((key) => String(before[key]) !== String(after[key])),
    came: missing(after, before),
    gone: missing(before, after),
  };
}

/** Where most postcodes of a municipality went; places decide when it had none of its own. */
function successorOf(code: string, before: AreaYear, after: AreaYear): string | null {
  for (const what of ['postcodes', 'places'] as const) {
    const own = Object.keys(before[what]).filter((key) => before[what][key]?.[0] === code);
    const went = own.flatMap((key) => (after[what][key]?.slice(0, 1) ?? []).filter((to) => to in after.names));
    const often = (to: string): number => went.filter((other) => other === to).length;
    const [most] = [...new Set(went)].sort((a, b) => often(b) - often(a));
    if (most) return most;
  }
  return null;
}

/** The changes as sentences for the operator. */
export function changesInWords(changes: AreaChanges, after: AreaYear): string[] {
  const named = (code: string | null): string =>
    code === null ? 'nobody knows where: follow it by hand' : `${after.names[code] ?? '?'} (${code})`;
  const some = (list: string[]): string =>
    `${list.length}${list.length > 0 ? `: ${list.slice(0, 20).join(', ')}${list.length > 20 ? ' …' : ''}` : ''}`;
  return [
    ...changes.came.map(
      (code) =>
        `New municipality: ${named(code)}. It needs a centre (lat, lon), a police unit, a Veilig Thuis region, routing and a desk's area.`,
    ),
    ...changes.gone.map(
      ({ code, name, into }) => `Gone: ${name} (${code}), now ${named(into)}.${into === null ? '' : ' Its old addresses lead there.'}`,
    ),
    ...changes.renamed.map(({ code, from, to }) => `Renamed: ${from} is now ${to} (${code}).`),
    ...changes.regions.map(({ code, from, to }) => `Region of ${named(code)}: ${from} is now ${to}. Its routing needs a look.`),
    `Postcodes that moved ${some(changes.postcodes.moved)}`,
    `Postcodes that came ${some(changes.postcodes.came)}`,
    `Postcodes that went ${some(changes.postcodes.gone)}`,
    `Places that moved ${some(changes.places.moved)}`,
    `Places that came ${some(changes.places.came)}`,
    `Places that went ${some(changes.places.gone)}`,
  ];
}
