// Words refer to a fact by the record that owns it: `{call:nl-comensha}` its number (`{call:nl-113:2}` the second), `{dial:…}` what a link dials, `{hours:…}` when it answers; `{law:cets-197}` the name of a law, `{law-url:cets-197}` where its text stands.

/** What a text can ask of a record. */
export type RecordPart = 'call' | 'dial' | 'hours' | 'law' | 'law-url';

/** One reference; `place` counts the numbers of the record from one. */
export interface Reference {
  asked: RecordPart;
  record: string;
  place: number;
}

const REFERENCE = /\{(call|dial|hours|law|law-url):([a-z0-9-]+)(?::(\d))?\}/g;

/** The text with every reference filled in by what is given. */
export const filledIn = (text: string, write: (reference: Reference) => string): string =>
  text.replace(REFERENCE, (_whole, asked: RecordPart, record: string, place = '1') => write({ asked, record, place: Number(place) }));
