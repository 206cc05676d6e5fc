// A letter arrives: which desks are open, which one may get it, and when its deputy may read it.
import { base64 } from '@scure/base';
import { quarterAtOrAfter, dayOf } from '#domain/time/days';
import { type Desk, type Desks, isOpen, nextReading, releaseAt } from '#domain/desk/desk';
import { hasLetterSize, type LETTER_BYTES, type REFERRAL_BYTES } from '#domain/letter/envelope';
import { UNKNOWN_LANGUAGE } from '#domain/figures/own-counts';
import { byName } from '#domain/own-names';
import { isLocal } from '#domain/site/site';
import type { Reading } from '#domain/site/view';
import { desksContent, siteContent } from './content.ts';
import type { Env } from './env.ts';
import { isFlood, readStamp } from './flood.ts';
import { deskOpenings } from './storage/desk.ts';
import type { Arrival } from './storage/referral.ts';

/** All desks, and those that somebody opened within their last two working days. */
export async function desksNow(env: Env, now: Date): Promise<{ all: Desks; open: Desks }> {
  const [all, { site }, openings] = await Promise.all([desksContent(env.ASSETS), siteContent(env.ASSETS), deskOpenings(env.DB)]);
  const isHere = isLocal(site.host);
  const open = Object.entries(all).filter(([name, desk]) => isOpen(desk, openings[name] ?? null, dayOf(now), isHere));
  return { all, open: byName(open) };
}

/** What storage must know of a letter that arrives now. `marks` is null where there was no form page to stamp. */
export async function arrivalOf(
  env: Env,
  headers: Headers,
  desk: Desk,
  letter: { urgent: boolean; deputy: string | null },
  marks: { stamp: string } | null,
  now: Date,
): Promise<Arrival> {
  const [read, isOneOfMany] = await Promise.all([marks && readStamp(env.FLOOD_SECRET, marks.stamp, now), isFlood(env, headers, now)]);
  const release = releaseAt(desk, now, letter.urgent);
  return {
    now,
    dueAt: letter.deputy === null ? null : release && quarterAtOrAfter(release),
    answerBy: release && dayOf(release),
    marked: read?.marked === true || isOneOfMany,
    ...(read?.name && { stamp: read.name }),
  };
}

/** The bytes of a sealed letter, or null when they are no age file of that size. */
export function letterBytes(sealed: string, size: typeof REFERRAL_BYTES | typeof LETTER_BYTES): Uint8Array | null {
  try {
    const bytes = base64.decode(sealed);
    return hasLetterSize(bytes, size) ? bytes : null;
  } catch {
    return null;
  }
}

/** When a desk next reads, as a page shows it. */
export function readingOf(desk: Desk | undefined, now: Date): Reading | null {
  const next = desk ? nextReading(desk, now) : null;
  return next && { isNow: next.isNow, at: next.at.getTime() };
}

/** The language that a device says its page is in, if the site has it: it is counted, and nothing else. */
export async function languageOf(env: Env, told: string | undefined): Promise<string> {
  const { languages } = await siteContent(env.ASSETS);
  return languages.some(({ code }) => code === told) ? (told as string) : UNKNOWN_LANGUAGE;
}
