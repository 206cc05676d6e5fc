// Recorded clips are small and say nothing by their name; until they are recorded the status page lists them as missing.
import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { files, read, slugOf } from './texts.ts';

/** Most a clip may weigh: a minute of speech on a slow connection. */
const MOST = 250_000;

/** What is wrong with a clip. */
function clipFaults(file: string, bytes: number): string[] {
  const faults: string[] = [];
  if (bytes > MOST) faults.push(`${file} is ${bytes} bytes, more than ${MOST}: make it shorter or its bitrate lower`);
  if (!/^(home|[a-z]+(-[a-z0-9]+)*)$/.test(slugOf(file))) faults.push(`${file} has a name that is no page of ours`);
  return faults;
}

describe('recorded clips', () => {
  it('are small and neutrally named', () => {
    expect(files('content/audio/*/*.mp3').flatMap((file) => clipFaults(file, statSync(file).size))).toEqual([]);
  });

  it('that are missing stand on the status page', () => {
    const { languages } = JSON.parse(read('dist/client/status.json')) as { languages: { code: string; missing_clips: string[] }[] };
    for (const { code, missing_clips: missing } of languages) {
      const recorded = files(`content/audio/${code}/situations-*.mp3`).map(slugOf);
      expect([code, missing.length + recorded.length]).toEqual([code, files(`content/situations/${code}/*.md`).length]);
    }
  });

  it('are noticed when heavy or oddly named', () => {
    expect(clipFaults('content/audio/nl/home.mp3', 300_000)).toHaveLength(1);
    expect(clipFaults('content/audio/nl/Een_Naam.mp3', 10)).toHaveLength(1);
  });
});
