// Served content: what the open API answers with, per language.
import { hsdsIn } from '../../../care.ts';
import { fullLanguages } from '../../../frame.ts';

export async function getStaticPaths() {
  return (await fullLanguages()).map(({ code }) => ({ params: { locale: code } }));
}

export async function GET({ params }: { params: { locale: string } }): Promise<Response> {
  return Response.json(await hsdsIn(params.locale));
}
