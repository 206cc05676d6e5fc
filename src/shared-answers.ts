// Which municipalities give the same answer by day and by night, and what the Worker needs to fill each name into their shared page.
import { createHash } from 'node:crypto';
import { dayOf } from '#domain/time/days';
import { type CareDirectory, type CareStep, findCare, oncePerNumber } from '#domain/care/find-care';
import type { Here } from '#domain/areas/place-page';
import { type MunicipalityRow, municipalityRows, regionRows } from './areas.ts';
import { careDirectory, movedAddresses, regionsOf } from './care.ts';

/** Whom the page of a municipality names. */
export const stepsByDay = (directory: CareDirectory, municipality: string): CareStep[] =>
  findCare(directory, { municipality }, dayOf(new Date()));

/** Who answers tonight, as far as the sources go: 112, the national desk, and whoever is there day and night; each number once. */
export function stepsByNight(directory: CareDirectory, municipality: string): CareStep[] {
  const steps = findCare(directory, { municipality, tonight: true }, dayOf(new Date()));
  return oncePerNumber(steps.filter(({ service, reason }) => reason === 'danger' || reason === 'national' || service.around_the_clock));
}

/** One answer, and a municipality that gives it: any of them, because it is the same for all. */
export interface SharedAnswer {
  key: string;
  row: MunicipalityRow;
}

/** The different answers that there are. */
export async function sharedAnswers(stepsOf: typeof stepsByDay): Promise<SharedAnswer[]> {
  const directory = await careDirectory();
  const answers = new Map((await municipalityRows()).map((row) => [keyOf(stepsOf(directory, row.gm_code)), row]));
  return [...answers].map(([key, row]) => ({ key, row }));
}

/** A name for an answer: the same for the same contacts in the same order for the same reasons. */
function keyOf(steps: CareStep[]): string {
  const told = steps.map(({ service, reason, because }) => [service.record, reason, because]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 10);
}

/** Every municipality by its address, with the pages it shares. */
export async function hereContent(): Promise<Here> {
  const directory = await careDirectory();
  const places = (await municipalityRows()).map((row) => {
    const { safety_region, veilig_thuis, health_service, youth_region } = regionsOf(row);
    const place = { name: row.display_name, slug: row.slug, code: row.gm_code, safety_region, veilig_thuis, health_service, youth_region };
    return [row.slug, { day: keyOf(stepsByDay(directory, row.gm_code)), night: keyOf(stepsByNight(directory, row.gm_code)), place }];
  });
  const moved = (await movedAddresses()).map(({ from, to }) => [from, to]);
  const regions = (await regionRows()).map(({ slug }) => slug);
  return { places: Object.fromEntries(places), moved: Object.fromEntries(moved), regions };
}
