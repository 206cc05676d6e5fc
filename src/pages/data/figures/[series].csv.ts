// One series of published figures as a table, as it stands in content/figures.
import { seriesCsv, seriesNames } from '../../../figures.ts';

export const getStaticPaths = () => seriesNames().map((series) => ({ params: { series } }));

export const GET = ({ params }: { params: { series: string } }): Response =>
  new Response(seriesCsv(params.series), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
