// A need: what somebody chose, as a form says it; what is none of ours counts as not chosen.
import { type Facet, type Term, terms } from './terms.ts';

/** What somebody needs. Everything may be left out; papers and nationality are never asked. */
export interface Need {
  /** CBS code, or null when the place is not known. */
  municipality: string | null;
  age?: Term<'age'> | undefined;
  /** Who they are or who is with them. */
  group?: Term<'group'>[] | undefined;
  form?: Term<'form'> | undefined;
  also?: Term<'also'>[] | undefined;
  caller?: Term<'caller'> | undefined;
  tonight?: boolean | undefined;
  /** ISO 639 code of a language to speak. */
  language?: string | undefined;
}

/** The choices of the form, in the order of the page. */
export const needChoices: Record<Facet, readonly string[]> = {
  age: terms.age,
  group: terms.group,
  form: terms.form,
  also: terms.also,
  caller: terms.caller,
};

/** Languages that can be chosen to speak in: the ones records name, and those many people speak (ISO 639). */
export const spokenLanguages = [
  'ar',
  'bg',
  'dse',

  'de',
  'en',
  'es',
  'fa',
  'fr',
  'hu',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'so',
  'ti',
  'tr',
  'uk',
  'vi',
  'zh',
];

/** Reads the choices of a form at a municipality. */
export function needIn(fields: URLSearchParams, municipality: string | null): Need {
  const one = <F extends Facet>(facet: F): Term<F> | undefined => {
    const chosen = fields.get(facet) ?? '';
    return needChoices[facet].includes(chosen) ? (chosen as Term<F>) : undefined;
  };
  const [group, also] = [one('group'), one('also')];
  const language = fields.get('speaks') ?? '';
  return {
    municipality,
    age: one('age'),
    group: group && [group],
    form: one('form'),
    also: also && [also],
    caller: one('caller'),
    tonight: fields.get('when') === 'tonight',
    language: spokenLanguages.includes(language) ? language : undefined,
  };
}

/** Everything asked, one facet and term at a time. */
export function asked(need: Need): [Facet, string][] {
  const one = (facet: Facet, term: string | undefined): [Facet, string][] => (term === undefined ? [] : [[facet, term]]);
  return [
    ...one('age', need.age),
    ...(need.group ?? []).map((term): [Facet, string] => ['group', term]),
    ...one('form', need.form),
    ...(need.also ?? []).map((term): [Facet, string] => ['also', term]),
    ...one('caller', need.caller),
  ];
}
