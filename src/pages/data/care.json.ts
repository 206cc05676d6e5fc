// Served content and bulk download: the directory of care as this build shows it, with its licence.
import { careContent } from '../../care.ts';

export async function GET(): Promise<Response> {
  return Response.json(await careContent());
}
