// How the answer to a search is told: the question or sentence, and each place as a choice with what tells two apart.
import type { AreaAnswer } from './areas.ts';
import { elsewheres, type Municipality, type NamedArea } from './area-index.ts';

/** Sentences that an answer can need, as keys of the interface: `find.<said>`. */
export const findSentences = ['choose', 'suggest', 'region', 'none', ...elsewheres] as const;
export type FindSentence = (typeof findSentences)[number];

/** What is said above the choices of an answer that does not lead on by itself. */
export const sentenceOf = ({ kind }: AreaAnswer): FindSentence => (kind === 'one' ? 'choose' : kind);

/** Sentences that are an answer, where the others only ask which. */
export const isRefusal = (said: FindSentence): boolean => said === 'none' || elsewheres.some((what) => what === said);

/** The places that an answer offers, each under its own name. */
export function choicesOf(answer: AreaAnswer): NamedArea[] {
  if (answer.kind === 'choose') return answer.municipalities.map((municipality) => ({ name: municipality.name, municipality }));
  return 'names' in answer ? answer.names : [];
}

/** A label for a choice; `inside` is a sentence with `{name}` and `{municipality}`. */
export const areaLabel = (name: string, municipality: Municipality, inside: string): string =>
  name === municipality.name
    ? `${name} (${municipality.province})`
    : `${inside.replace('{name}', name).replace('{municipality}', municipality.name)} (${municipality.province})`;
