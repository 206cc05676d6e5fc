// The documented shape of /data/rights.json: JSON Schema made from the shapes that validate the content.
import { rightsSchema } from '#domain/answers/rights';

export function GET(): Response {
  return Response.json(rightsSchema());
}
