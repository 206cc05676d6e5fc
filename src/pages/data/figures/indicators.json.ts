// The fourteen indicators with their words in every language, the series each rests on, and our own half-years.
import { figuresAnswer } from '../../../figures.ts';
import { fullLanguages } from '../../../frame.ts';
import { ownHalfYears } from '../../../own-figures.ts';

export async function GET(): Promise<Response> {
  const locales = (await fullLanguages()).map(({ code }) => code);
  return Response.json(figuresAnswer(locales, ownHalfYears()));
}
