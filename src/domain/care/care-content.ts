// The directory as it is served: what this build shows, for the Worker and for whoever downloads it.
import type { Organization } from './care.ts';
import type { CareDirectory } from './find-care.ts';
import type { CareRegions } from './responsible.ts';

/** `/data/care.json`. */
export interface CareContent extends CareDirectory {
  licence: string;
  attribution: string;
  /** Changes with the content; a reader that holds it holds the newest. */
  version: string;
  organizations: Record<string, Organization>;
  regions: Record<string, CareRegions>;
  /** Codes of municipalities that merged, with the code that took their place. */
  merged: Record<string, string>;
}

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
export const ATTRIBUTION = 'Bevat gegevens van CBS en PDOK (CC BY 4.0), BAG/Kadaster (CC0) en GeoNames (CC BY 4.0); bewerkt.';
