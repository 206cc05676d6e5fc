// The documented shape of /data/answers.json: JSON Schema made from the shapes that validate the content.
import { answersSchema } from '#domain/api/answer-schema';

export function GET(): Response {
  return Response.json(answersSchema());
}
