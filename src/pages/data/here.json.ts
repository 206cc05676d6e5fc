// Served content: which municipality is at which address, and which pages it shares with others.
import { hereContent } from '../../shared-answers.ts';

export async function GET(): Promise<Response> {
  return Response.json(await hereContent());
}
