// Addresses of the machine door and of the desk, once: routes answer them, devices ask them, the description and the tests read them.

/** Where the machine door stands, and its version. */
export const API = '/api/v1';
/** Sealed first letters. */
export const REFERRALS = `${API}/referrals`;
/** Everything about a letter box. */
export const MAILBOX = `${API}/mailbox`;
/** What a member of a desk does, by the name of the action. */
export const DESK_API = '/api/desk';

/** A page for other sites to frame: the only answer of ours that may be. */
export const CARD = `${API}/card`;

/** Lists of the open directory; each has its items below it, by identifier. */
export const openLists = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const;
export type OpenList = (typeof openLists)[number];

/** Paths of the open API below `API`, as OpenAPI writes them. */
const single = ['/', '/openapi.json', '/profile', '/changes', '/areas', '/care', '/card', '/places', '/figures'] as const;
export type OpenPath = (typeof single)[number] | `/${OpenList}` | `/${OpenList}/{id}`;
export const openPaths: readonly OpenPath[] = [...single, ...openLists.flatMap((list): OpenPath[] => [`/${list}`, `/${list}/{id}`])];
