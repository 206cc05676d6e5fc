// One table of the directory as HSDS 3.1 names it.
import { tableCsv, tables } from '../../../open-data.ts';

export const getStaticPaths = async () => (await tables()).map(({ name }) => ({ params: { table: name } }));

export const GET = async ({ params }: { params: { table: string } }): Promise<Response> =>
  new Response(await tableCsv(params.table), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
