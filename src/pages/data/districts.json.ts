// Served content: districts, names in other languages and other countries, loaded only when the areas have no answer.
import { compactDistricts } from '../../areas.ts';

export async function GET(): Promise<Response> {
  return Response.json(await compactDistricts());
}
