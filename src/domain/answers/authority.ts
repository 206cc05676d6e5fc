// An authority: what talking to it can start, what it passes on, and what to ask first (H16).
import * as z from 'zod/mini';
import { DayText } from '../shapes.ts';
import { Confidence } from './answer-content.ts';
import { LegalBasis, Source } from './source.ts';

/** `content/authorities/facts/<slug>.yml`. */
export const AuthorityFacts = z.strictObject({
  fact_id: z.string(),
  order: z.number(),
  /** True when talking can start something, or reach others: then its line stands before an answer that names it. */
  starts: z.boolean(),
  /** True when its line stands before any text that names it; the name of another becomes a link to its page. */
  line_first: z.optional(z.literal(true)),
  /** Record of the directory. */
  call: z.optional(z.string()),
  checked_on: DayText,
  lawyer_checked_on: z.nullable(DayText),
  confidence: Confidence,
  withhold: z.optional(z.literal(true)),
  legal_basis: z.array(LegalBasis),
  sources: z.array(Source),
});
export type AuthorityFacts = z.infer<typeof AuthorityFacts>;

const text = z.string().check(z.minLength(1));

/** What a page tells about an authority, always in this order. */
export const authorityParts = ['starts', 'must_tell', 'may_tell', 'secrecy', 'name_first', 'lawyer_first'] as const;

/** `content/authorities/<locale>/<slug>.yml`. */
export const AuthorityWords = z.strictObject({
  translates: z.optional(z.string()),
  /** Neutral: it shows in the history of a phone. */
  title: text,
  name: text,
  /** How texts in this language name it, as beginnings of words; empty only where talking to it starts nothing. */
  named: z.array(text),
  /** What begins like a name and is none. */
  except: z.optional(z.array(text)),
  line: text,
  starts: z.optional(text),
  must_tell: z.optional(text),
  may_tell: z.optional(text),
  secrecy: z.optional(text),
  name_first: z.optional(text),
  lawyer_first: z.optional(text),
  ask_first: z.optional(z.array(text)),
  unknown: z.optional(z.array(text)),
});
export type AuthorityWords = z.infer<typeof AuthorityWords>;

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('&', '&(?:amp;)?');

/** A name in capitals is a whole word, in any script around it; any other the beginning of a word, after an Arabic article too. */
const patternOf = (name: string): RegExp =>
  name === name.toUpperCase() && /[A-Z]/.test(name)
    ? new RegExp(`(?<![A-Za-z])${literal(name)}(?![A-Za-z])`, 'u')
    : new RegExp(`(?<!\\p{L})[وفبكل]?(?:ال|لل)?${literal(name)}\\p{L}*`, 'iu');

/** Where a text names an authority first: the place, and the words that do. */
function firstName({ named, except = [] }: AuthorityWords, said: string): { at: number; name: string } | null {
  const left = except.reduce((text, each) => text.replace(new RegExp(literal(each), 'giu'), (none) => ' '.repeat(none.length)), said);
  const [found] = named
    .map((each) => patternOf(each).exec(left))
    .filter((each) => each !== null)
    .sort((a, b) => a.index - b.index);
  return found ? { at: found.index, name: found[0] } : null;
}

/** Whether a text names an authority. */
export const names = (words: AuthorityWords, said: string): boolean => firstName(words, said) !== null;

/** An authority that a text may lead to. */
export interface Named {
  slug: string;
  words: AuthorityWords;
}

/** Elements whose words stay as they are: a link is one already, and what opens a text is followed by it. */
const closed = /^<(?:a|h[1-6]|summary|button|blockquote|cite)[\s>]/i;
const closing = /^<\/(?:a|h[1-6]|summary|button|blockquote|cite)>/i;

/** Markup in which the first name of each authority leads to its page. `done` holds those that need no link, and grows. */
export function linkNames(html: string, authorities: Named[], href: (slug: string) => string, done: Set<string> = new Set()): string {
  let depth = 0;
  return html
    .split(/(<[^>]+>)/)
    .map((piece) => {
      if (closing.test(piece)) depth -= 1;
      else if (closed.test(piece)) depth += 1;
      return depth > 0 || piece.startsWith('<') ? piece : linkedText(piece, authorities, href, done);
    })
    .join('');
}

function linkedText(text: string, authorities: Named[], href: (slug: string) => string, done: Set<string>): string {
  const found = authorities
    .filter(({ slug }) => !done.has(slug))
    .flatMap(({ slug, words }) => ({ slug, ...(firstName(words, text) ?? { at: -1, name: '' }) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  let told = '';
  let end = 0;
  for (const { slug, at, name } of found) {
    if (at < end) continue;
    done.add(slug);
    told += `${text.slice(end, at)}<a href="${href(slug)}">${name}</a>`;
    end = at + name.length;
  }
  return told + text.slice(end);
}
