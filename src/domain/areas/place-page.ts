// Pages by answer: municipalities that give the same answer share one page, in which the name and regions of each are filled in.

/** What a shared page leaves open. */
export const placeFields = ['name', 'slug', 'code', 'safety_region', 'veilig_thuis', 'health_service', 'youth_region'] as const;

/** A municipality as its page names it. */
export type Place = Record<(typeof placeFields)[number], string>;

/** `/data/here.json`: for each address the municipality and the pages it shares; addresses of municipalities that merged; and regions. */
export interface Here {
  places: Record<string, { day: string; night: string; place: Place }>;
  moved: Record<string, string>;
  /** Regions have a part of one page; each had a page once. */
  regions: string[];
}

/** The municipality that a shared page is built with: a gap for each thing. */
export const gaps = Object.fromEntries(placeFields.map((field) => [field, `⟦${field}⟧`])) as Place;

/** The path of the file that a municipality's page is made from; it is nobody's address. */
export const sharedPath = (locale: string, when: 'day' | 'night', key: string): string => `/${locale}/care/answers/${when}/${key}/`;

/** A shared page with one municipality filled in. Throws on a gap it does not know. */
export const placeFilledIn = (html: string, place: Place): string =>
  html.replace(/⟦(\w+)⟧/g, (_, field: string) => {
    if (!Object.hasOwn(place, field)) throw new Error(`a page leaves ${field} open`);
    return place[field as keyof Place].replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
  });
