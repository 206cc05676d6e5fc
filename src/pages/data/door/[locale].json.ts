// Served content: the sentences with which a device draws the two doors, in one language; fetched whole, they tell nothing of anybody.
import { questions } from '#domain/letter/referral';
import { doorFamilies } from '#domain/site/view';
import { frameOf, servedLanguages, rightTitles } from '../../../frame.ts';

export async function getStaticPaths(): Promise<{ params: { locale: string } }[]> {
  return (await servedLanguages()).map(({ code }) => ({ params: { locale: code } }));
}

export async function GET({ params }: { params: { locale: string } }): Promise<Response> {
  const families = new Set<string>([...doorFamilies, ...questions.filter((each) => 'options' in each).map(({ name }) => name)]);
  const words = { ...(await frameOf(params.locale, '')).words, ...(await rightTitles(params.locale)) };
  return Response.json(Object.fromEntries(Object.entries(words).filter(([key]) => families.has(key.split('.')[0] ?? ''))));
}
