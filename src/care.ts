// The directory of care as the build knows it: what may be shown, for pages, for the Worker and as open data.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCollection } from 'astro:content';
import Papa from 'papaparse';
import { v5 } from 'uuid';
import { VCard } from 'vcard-creator';
import type { Organization, Service } from '#domain/care/care';
import { ATTRIBUTION, type CareContent, LICENCE } from '#domain/care/care-content';
import { hasCard, mayPublishService, VCARD_NAMES } from '#domain/care/contact';
import type { CareDirectory } from '#domain/care/find-care';
import { changesOf } from '#domain/care/care-changes';
import type { HsdsContent } from '#domain/api/hsds';
import { inLanguage } from '#domain/language/in-language';
import { lineOf, type Lines } from '#domain/care/lines';
import type { CareRegions } from '#domain/care/responsible';
import { slugOf } from '#domain/areas/place-name';
import { originOf } from '#domain/site/site';
import { toHsds } from '#domain/api/to-hsds';
import { type MunicipalityRow, municipalityRows } from './areas.ts';
import { changesNow } from './changes.ts';
import { frameOf, servedLanguages, publish, siteSettings } from './frame.ts';
import { t } from './i18n.ts';

/** The contacts this build may show, and which serve which municipality. */
export async function careDirectory(): Promise<CareDirectory> {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  const routing = (await getCollection('routing')).map(({ data }) => data as unknown as { gm_code: string; services: string });
  const shown = services.filter((service) => mayPublishService(service, publish)).sort((a, b) => a.record.localeCompare(b.record));
  return { services: shown, routing: Object.fromEntries(routing.map((row) => [row.gm_code, row.services.split(';').filter(Boolean)])) };
}

/** Whether this build holds contacts back until somebody phoned them. */
export const holdsBack = async (): Promise<boolean> =>
  (await getCollection('services')).some(({ data }) => !mayPublishService(data as unknown as Service, publish));

/** The regions of a municipality, named as in the answers. */
export const regionsOf = (row: MunicipalityRow): CareRegions => ({
  gm_code: row.gm_code,
  municipality: row.display_name,
  province: row.province,
  safety_region: row.veiligheidsregio_name,
  police_unit: row.politie_eenheid,
  health_service: row.ggd_region,
  veilig_thuis: row.veilig_thuis_region,
  youth_region: row.jeugdregio,
});

/** One row of `content/areas/merged.csv`: a municipality that is no more, and the one that took its place. */
export interface Merger {
  old_gm_code: string;
  old_name: string;
  gm_code: string;
  since: string;
}
export const mergers = (): Merger[] =>
  Papa.parse<Merger>(readFileSync('content/areas/merged.csv', 'utf8'), { header: true, skipEmptyLines: true }).data;

/** Organisations behind the services that are shown. */
async function organizationsOf(services: Service[]): Promise<Record<string, Organization>> {
  const needed = new Set(services.map(({ organization }) => organization));
  const all = (await getCollection('organizations')).filter(({ id }) => needed.has(id));
  return Object.fromEntries(all.map(({ id, data }) => [id, data as unknown as Organization]));
}

/** Everything the Worker needs to look up care; also the bulk download. */
export async function careContent(): Promise<CareContent> {
  const directory = await careDirectory();
  const content = {
    ...directory,
    organizations: await organizationsOf(directory.services),
    regions: Object.fromEntries((await municipalityRows()).map((row) => [row.gm_code, regionsOf(row)])),
    merged: Object.fromEntries(mergers().map(({ old_gm_code, gm_code }) => [old_gm_code, gm_code])),
  };
  return { licence: LICENCE, attribution: ATTRIBUTION, version: versionOf(content), ...content };
}

const versionOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);

/** The last change of every record, also of those that this build does not show. */
async function everyChange() {
  const services = (await getCollection('services')).map(({ data }) => data as unknown as Service);
  const organizations = (await getCollection('organizations')).map(({ id, data }) => [id, data as unknown as Organization]);
  return changesNow(services, Object.fromEntries(organizations) as Record<string, Organization>);
}

/** The directory as HSDS in one language. A service changes with the organisation that it shows. */
export async function hsdsIn(locale: string): Promise<HsdsContent> {
  const { services, organizations, regions, version } = await careContent();
  const frame = await frameOf(locale, '');
  const list = await everyChange();
  const changed = new Map(list.map(({ id, modified }) => [id, modified]));
  const lastOf = (id: string): string => changed.get(id) ?? '';
  const owners = new Map(services.map(({ id, organization }) => [id, organizations[organization]?.id ?? id]));
  const modifiedAt = (id: string): string => [lastOf(id), lastOf(owners.get(id) ?? id)].sort().at(-1) ?? '';
  const shown = new Set([...services, ...Object.values(organizations)].map(({ id }) => id));
  const changes = changesOf(
    list.map((row) => ({ ...row, modified: modifiedAt(row.id) })),
    shown,
  );
  return toHsds({
    locale,
    services,
    organizations,
    municipalities: Object.fromEntries(Object.values(regions).map(({ gm_code, municipality }) => [gm_code, municipality])),
    say: (key) => t(frame, key),
    idOf: (parent, part) => v5(part, parent),
    version: versionOf({ version, changes }),
    modifiedAt,
    changes,
    origin: originOf((await siteSettings()).host),
  });
}

/** The services as one table (RFC 4180), texts in Dutch; cells that a spreadsheet would run as a formula are defused. */
export async function servicesCsv(): Promise<string> {
  const { services, organizations } = await careContent();
  const dutch = (text: Record<string, string> | undefined): string => (text ? inLanguage(text, 'nl').text : '');
  const rows = services.map((service) => ({
    id: service.id,
    name: dutch(service.name),
    organization: organizations[service.organization]?.name ?? '',
    kind: service.kind,
    status: service.status,
    phones: service.phones.map(({ number }) => number).join('; '),
    email: service.email ?? '',
    url: service.url ?? '',
    hours: dutch(service.hours),
    only_for: dutch(service.only_for),
    forms: (service.names?.form ?? []).join('; '),
    ages: (service.names?.age ?? []).join('; '),
    groups: (service.names?.group ?? []).join('; '),
    also: (service.names?.also ?? []).join('; '),
    municipalities: (service.municipality_codes ?? []).join('; '),
    assured_date: service.assured_date ?? '',
    not_known: service.assured_date ? '' : dutch(service.unsure),
    source: service.source.url ?? service.source.title,
    licence: LICENCE,
  }));
  return Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true });
}

/** The contacts in one language, as a device carries them. */
export async function linesIn(locale: string): Promise<Lines> {
  const { services, routing } = await careDirectory();
  const { words } = await frameOf(locale, '');
  const needed = Object.entries(words).filter(([key]) => /^(because|term|care|open|date|needs\.found|link\.elsewhere)\b/.test(key));
  const routed = new Set(Object.values(routing).flat());
  return {
    services: services.map((service) => lineOf(service, locale, routed.has(service.record))),
    routing,
    words: Object.fromEntries(needed),
  };
}

/** Cards for the phone, in each language under each ordinary name. */
export async function cardsIn(): Promise<{ card: string; text: string }[]> {
  const { services } = await careDirectory();
  const languages = await servedLanguages();
  const frames = await Promise.all(languages.map(({ code }) => frameOf(code, '')));
  return frames.flatMap((frame) =>
    services
      .filter(hasCard)
      .flatMap(({ id, phones }) =>
        VCARD_NAMES.map((name) => ({ card: `${frame.locale}-${name}-${id}`, text: cardText(t(frame, `vcard.${name}`), phones) })),
      ),
  );
}

function cardText(name: string, phones: Service['phones']): string {
  const card = new VCard().addName({ givenName: name });
  for (const { tel } of phones) card.addPhoneNumber({ number: tel, type: ['voice'] });
  // The moment of the build says nothing about the number.
  return card.toString().replace(/^REV:.*\r\n/m, '');
}

/** Addresses of municipalities that merged, and where they lead now. A name that lives on as a municipality keeps its page. */
export async function movedAddresses(): Promise<{ from: string; to: string }[]> {
  const rows = await municipalityRows();
  const living = new Set(rows.map(({ slug }) => slug));
  return mergers().flatMap(({ old_name, gm_code }) => {
    const to = rows.find((row) => row.gm_code === gm_code)?.slug;
    if (!to) throw new Error(`${old_name} merged into ${gm_code}, which is no municipality`);
    const from = slugOf(old_name);
    return living.has(from) ? [] : [{ from, to }];
  });
}
