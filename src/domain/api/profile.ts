// What `/api/v1/profile` says: how this API follows HSDS 3.1, and where it does not, with the reason.
import * as z from 'zod/mini';
import { LICENCE } from '../care/care-content.ts';
import { HSDS_VERSION } from './hsds.ts';
import { API } from './paths.ts';

export const ProfileAnswer = z.object({
  name: z.string(),
  /** The version of HSDS that this profile follows. */
  hsds_version: z.string(),
  uri: z.url(),
  /** The same for people. */
  about: z.url(),
  openapi_url: z.url(),
  /** Tables of everything, as a data package (https://specs.frictionlessdata.io/data-package/). */
  data_package: z.url(),
  licence: z.url(),
  /** What this API does otherwise than the standard, and why. */
  deviations: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type ProfileAnswer = z.infer<typeof ProfileAnswer>;

const deviations = [
  { what: 'A shelter has no location, no address and no point on a map.', why: 'People are safe there because nobody knows where it is.' },
  {
    what: 'The parameter proximity is not offered.',
    why: 'A distance to a place tells where it is. Ask by postcode: it names the area that is served.',
  },
  { what: 'POST on a list is not offered.', why: 'GET with the same parameters answers the same, and can be kept.' },
  { what: 'opens_at and closes_at are Dutch clock time without an offset.', why: 'The offset changes twice a year and the hours do not.' },
  { what: 'organizations have last_modified.', why: 'So that a copy can be kept up with modified_after; /changes also tells what went.' },
  { what: 'minimal keeps the properties that the schema requires.', why: 'An answer always fits its schema.' },
  { what: 'A service without assured_date was phoned by nobody.', why: 'Its alert says so. Say it too wherever you show it.' },
];

/** The profile at an address without a slash at the end. */
export const profileOf = (origin: string): ProfileAnswer => ({
  name: 'Vlonder: care for people who are exploited, in the Netherlands',
  hsds_version: HSDS_VERSION,
  uri: `${origin}${API}/profile`,
  about: `${origin}/nl/open-data/`,
  openapi_url: `${origin}${API}/openapi.json`,
  data_package: `${origin}/data/directory/datapackage.json`,
  licence: LICENCE,
  deviations,
});
