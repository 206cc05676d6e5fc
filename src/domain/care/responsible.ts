// Who is responsible in a place and who pays, for professionals: rules with their source, and the gaps said.
import type { Service } from './care.ts';
import { assuranceOf, isPhonedLately } from './contact.ts';
import type { Day } from '../time/days.ts';
import type { CareDirectory } from './find-care.ts';
import type { Term } from './terms.ts';

/** Regions a municipality belongs to, as CBS and the law name them. */
export interface CareRegions {
  gm_code: string;
  municipality: string;
  province: string;
  safety_region: string;
  police_unit: string;
  health_service: string;
  veilig_thuis: string;
  youth_region: string;
}

/** How sure, from the surest to the least. */
export const certainties = ['phoned', 'good', 'fair', 'poor', 'unknown'] as const;

/** Who coordinates care here and how sure that is. `unknown`: nobody was found, CoMensha coordinates from a distance. */
export interface Responsible {
  regions: CareRegions;
  coordinators: Service[];
  certainty: (typeof certainties)[number];
}

/** Rules about who pays; each is a sentence of the interface, `pays.<rule>`, with its source in `paysSources`. */
export const payers = ['adults-wmo', 'adults-rest', 'minors', 'minors-alone'] as const;
export type Payer = (typeof payers)[number];

/** Where each rule was read: pages of CoMensha and of the official referral site, dated as the fact base dates them. */
export const paysSources: Record<Payer, string> = {
  'adults-wmo': 'CoMensha (undated, about 2020-2023)',
  'adults-rest': 'CoMensha (undated, about 2020-2023)',
  minors: 'Wegwijzer mensenhandel (undated, before 2022); Besluit Jeugdwet, art. 1.2 (text in force 2026-01-01)',
  'minors-alone': 'Wegwijzer mensenhandel (undated, before 2022)',
};

/** The rules that can hold for an age; nothing is asked about papers, so each rule says for whom it holds. */
export const whoPays = (age?: Term<'age'>): Payer[] =>
  age === undefined ? [...payers] : age === 'under-18' ? ['minors', 'minors-alone'] : ['adults-wmo', 'adults-rest'];

/** Whether a source says that this contact arranges care in its region; some shelters do too. */
export const isCoordinator = ({ kind, coordinates }: Pick<Service, 'kind' | 'coordinates'>): boolean =>
  kind === 'care-coordinator' || coordinates === true;

/** Who is responsible in a municipality. */
export function responsibleFor(directory: CareDirectory, regions: CareRegions, today: Day): Responsible {
  const here = directory.routing[regions.gm_code] ?? [];
  const coordinators = directory.services.filter(
    (service) => isCoordinator(service) && service.status === 'active' && here.includes(service.record),
  );
  const sureness = coordinators.map((service) =>
    isPhonedLately(assuranceOf(service, today)) ? 'phoned' : (service.role_certainty ?? 'poor'),
  );
  return { regions, coordinators, certainty: certainties.find((certainty) => sureness.includes(certainty as never)) ?? 'unknown' };
}
