// The state per language as JSON.
import { statusNow } from '../status.ts';

export async function GET(): Promise<Response> {
  return Response.json(await statusNow());
}
