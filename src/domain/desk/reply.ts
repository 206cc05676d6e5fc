// What a desk writes back: templates in several languages. What is looked over before sealing stands in reply-check.ts.
import * as z from 'zod/mini';
import { Translated } from '../language/language.ts';

/** `content/replies/<slug>.yml`: a reviewed text to start from. `reviewed` names the languages somebody reviewed. */
export const ReplyTemplate = z.object({
  order: z.number(),
  name: Translated,
  text: z.record(z.string(), z.string()),
  reviewed: z.array(z.string()),
  /** Set for the one letter that the desk sends by itself: to say that another desk reads from now on. */
  handed_over: z.optional(z.literal(true)),
  /** Set for the one that goes along with a yes or a no that was said aloud. */
  heard: z.optional(z.literal(true)),
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;
