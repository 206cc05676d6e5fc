// The areas of the built site for tests, searched as the pages and the open data do: places, then districts, then a guess.
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { type AreaIndex, type Areas, type Districts, indexAreas, indexDistricts } from '#domain/areas/area-index';
import { type AreaAnswer, findArea, suggestAreas } from '#domain/areas/areas';

const built = <T>(name: string): T => JSON.parse(readFileSync(`dist/client/data/${name}.json`, 'utf8')) as T;

export const areas = indexAreas(built<Areas>('areas'));
export const districts = indexDistricts(areas, built<Districts>('districts'));

/** One row of a list of names: places, districts, names in other languages. */
export interface NameRow {
  name: string;
  gm_code: string;
}

/** The rows of a list in content/areas. */
export const rowsOf = <T = NameRow>(list: string): T[] =>
  Papa.parse<T>(readFileSync(`content/areas/${list}.csv`, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** What a search answers to a text. */
export function ask(text: string, [first, second]: [AreaIndex, AreaIndex] = [areas, districts]): AreaAnswer {
  const place = findArea(first, text);
  if (place.kind !== 'none') return place;
  const further = findArea(second, text);
  return further.kind === 'none' ? suggestAreas([first, second], text) : further;
}

/** An answer in short: `= Tiel` leads on by itself, `? Tiel` asks. */
export function told(answer: AreaAnswer): string[] {
  if (answer.kind === 'one') return [`= ${answer.municipality.name}`];
  if (answer.kind === 'choose') return answer.municipalities.map(({ name }) => `? ${name}`);
  return 'names' in answer ? answer.names.map(({ municipality }) => `? ${municipality.name}`) : [];
}
