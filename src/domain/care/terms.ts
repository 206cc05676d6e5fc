// The terms that records of care are described with: each list is a taxonomy of the open data and a choice on the page.

/** What a record can name. */
export const terms = {
  age: ['under-18', '18-22', '23-plus'],
  group: ['women', 'men', 'couples', 'families', 'children', 'groups', 'lgbtq', 'transgender', 'young-people', 'workers', 'without-papers'],
  form: ['sexual', 'labour', 'criminal', 'organs', 'other'],
  also: ['disability', 'mental-health', 'addiction', 'several-problems', 'hearing-speech'],
  caller: ['self', 'near', 'professional'],
} as const;
export type Facet = keyof typeof terms;
export type Term<F extends Facet> = (typeof terms)[F][number];

/** What a contact is. */
export const serviceKinds = [
  'emergency',
  'national-desk',
  'care-coordinator',
  'advice-line',
  'anonymous-tip',
  'police',
  'relay',
  'legal',
  'work',
  'medical',
  'youth',
  'money',
  'return',
  'shelter',
  'outreach',
] as const;
