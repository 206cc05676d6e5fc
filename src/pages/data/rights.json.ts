// Open data: every right this build shows, with facts and words in all shown languages. Shape: /data/rights.schema.json.
import { fullLanguages, shownRights } from '../../frame.ts';

export async function GET(): Promise<Response> {
  const languages = (await fullLanguages()).map(({ code }) => code);
  const byLanguage = await Promise.all(languages.map((code) => shownRights(code)));
  const rights = (byLanguage[0] ?? []).map(({ slug, facts }) => ({
    slug,
    facts,
    words: Object.fromEntries(languages.map((code, index) => [code, byLanguage[index]?.find((right) => right.slug === slug)?.words])),
  }));
  return Response.json({ licence: 'CC BY 4.0', advice: false, languages, rights });
}
