// What a desk writes back: templates in several languages, and a check for what may hurt when somebody else reads it (H8, H4).
import * as z from 'zod/mini';
import { Translated } from './language.ts';

/** `content/replies/<slug>.yml`: a reviewed text to start from. `reviewed` names the languages somebody reviewed. */
export const ReplyTemplate = z.object({
  order: z.number(),
  name: Translated,
  text: z.record(z.string(), z.string()),
  reviewed: z.array(z.string()),
  /** Set for the one letter that the desk sends by itself: to say that another desk reads from now on. */
  handed_over: z.optional(z.literal(true)),
});
export type ReplyTemplate = z.infer<typeof ReplyTemplate>;

/** What a reply may hold that endangers: an address, a moment to meet, a number, a police word without what it can start. */
export const findings = ['address', 'moment', 'number', 'police'] as const;
export type Finding = (typeof findings)[number];

const police = /politie|police|الشرطة|полиц|поліц|policj|policía|poliția|politia|rendőr/iu;
/** The sentence that stands before the police is named, by what it says in each language we write. */
const warned = /onderzoek starten|start an investigation|تحقيق/iu;

const signs: Record<Exclude<Finding, 'police'>, RegExp> = {
  address:
    /\b\d{4}\s?[A-Z]{2}\b|\b\p{L}+(straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|hof|street|avenue|road)\b\s*\p{Nd}|\bstation\s+\p{Lu}/iu,
  moment:
    /(^|\P{L})(om|at|rond|around)\s+\p{Nd}{1,2}([:.]\p{Nd}{2}|\s*(uur|o.clock|am|pm))|(?<!\p{Nd})\p{Nd}{1,2}[:.]\p{Nd}{2}(?!\p{Nd})|\p{Nd}{1,2}\s+(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)/iu,
  number: /(?<!\p{Nd})(\+|00|0)\p{Nd}([\s-]?\p{Nd}){7,}/u,
};

/** Phone numbers that anybody may find: they tell nothing about a person. */
const publicNumbers = /\b(112|033\s?448\s?11\s?86)\b/g;

/** What to look at again before a reply is sealed; empty when nothing stands out. Reads a text, never changes it. */
export function findingsIn(text: string): Finding[] {
  const rest = text.replace(publicNumbers, '');
  const found: Finding[] = (['address', 'moment', 'number'] as const).filter((name) => signs[name].test(rest));
  const at = text.search(police);
  if (at >= 0 && !warned.test(text.slice(0, at + 200))) found.push('police');
  return found;
}
