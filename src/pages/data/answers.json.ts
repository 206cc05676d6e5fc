// Open data: every answer this build shows, whole, in all shown languages. Shape: /data/answers.schema.json.
import { answerData } from '#domain/answers/answer';
import { ANSWERS_VERSION } from '#domain/api/answer-schema';
import { questionsIn } from '../../answers.ts';
import { fullLanguages } from '../../frame.ts';

export async function GET(): Promise<Response> {
  const languages = (await fullLanguages()).map(({ code }) => code);
  const told = await Promise.all(languages.map((code) => questionsIn(code)));
  const questions = (told[0] ?? []).map(({ slug, facts }) => ({
    slug,
    facts,
    words: Object.fromEntries(
      languages.map((code, index) => {
        const own = told[index]?.find((each) => each.slug === slug);
        return [code, { question: own?.question, answers: own?.answers.map((answer) => answerData(answer)) }];
      }),
    ),
  }));
  return Response.json({ version: ANSWERS_VERSION, licence: 'CC BY 4.0', advice: false, languages, questions });
}
