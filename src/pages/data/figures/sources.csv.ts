// The sources of all published figures as a table.
import { sourcesCsv } from '../../../figures.ts';

export const GET = (): Response => new Response(sourcesCsv(), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
