// The site itself: its name, host, exit target and who answers for it.
import * as z from 'zod/mini';

/** Who answers for something: a name people can check and a way to reach them. */
export const SiteParty = z.object({ name: z.string().check(z.minLength(2)), contact: z.string().check(z.minLength(3)) });
export type SiteParty = z.infer<typeof SiteParty>;

/** `content/site.yml`. A null is something nobody has agreed to yet; a build for a real host refuses it. */
export const Site = z.object({
  name: z.string(),
  host: z.string(),
  exit_target: z.nullable(z.string()),
  operator: z.nullable(SiteParty),
  controller: z.nullable(SiteParty),
  privacy_officer: z.nullable(SiteParty),
  complaints: z.nullable(SiteParty),
});
export type Site = z.infer<typeof Site>;

/** What a build shows: everything, with notices and on this machine only, or only what was checked. */
export const Publish = z.enum(['all', 'checked']);
export type Publish = z.infer<typeof Publish>;

/** True for a host that only this machine can reach. */
export const isLocal = (host: string): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

/** The address of a host, without a slash at the end. */
export const originOf = (host: string): string => `${isLocal(host) ? 'http' : 'https'}://${host}`;

/** Reasons why this site may not be built for its host; empty when it may. */
export function buildObstacles(site: Site, publish: Publish): string[] {
  if (isLocal(site.host)) return [];
  const missing = (['operator', 'controller', 'exit_target'] as const).filter((key) => !site[key]);
  const obstacles = missing.map((key) => `content/site.yml has no ${key}`);
  if (publish === 'all') obstacles.push(`PUBLISH=all is for localhost only, not for ${site.host}`);
  return obstacles;
}
