// Served content: all sentences of the interface in one language and the titles of the rights, for pages the Worker renders.
import { frameOf, servedLanguages, rightTitles } from '../../../frame.ts';

export async function getStaticPaths(): Promise<{ params: { locale: string } }[]> {
  return (await servedLanguages()).map(({ code }) => ({ params: { locale: code } }));
}

export async function GET({ params }: { params: { locale: string } }): Promise<Response> {
  return Response.json({ ...(await frameOf(params.locale, '')).words, ...(await rightTitles(params.locale)) });
}
