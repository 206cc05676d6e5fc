// Served content: the contacts in one language, loaded by a device when somebody chooses what fits.
import { linesIn } from '../../../care.ts';
import { servedLanguages } from '../../../frame.ts';

export async function getStaticPaths() {
  return (await servedLanguages()).map(({ code }) => ({ params: { locale: code } }));
}

export async function GET({ params }: { params: { locale: string } }): Promise<Response> {
  return Response.json(await linesIn(params.locale));
}
