// Served content: the compact file that a device searches, so that no search leaves it.
import { compactAreas } from '../../areas.ts';

export async function GET(): Promise<Response> {
  return Response.json(await compactAreas());
}
