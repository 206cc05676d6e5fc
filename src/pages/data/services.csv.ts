// Bulk download: the services as one table.
import { servicesCsv } from '../../care.ts';

export async function GET(): Promise<Response> {
  return new Response(await servicesCsv(), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
