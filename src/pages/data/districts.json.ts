// Served content: districts and names in other languages, loaded only when the areas have no answer.
import { compactDistricts } from '../../areas.ts';

export async function GET(): Promise<Response> {
  return Response.json(await compactDistricts());
}
