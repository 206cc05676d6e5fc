// Builds the site for `PUBLISH` (checked unless told otherwise), writes the headers, and lists what was held back.
import { readFileSync } from 'node:fs';
import { build } from 'astro';
import { parse } from 'yaml';
import { buildObstacles, Publish, Site } from '#domain/site/site';
import { fingerprint, mark, unmark } from './built.ts';
import { writeDeskConfig } from './desk-host.ts';
import { writeHeaders } from './headers.ts';
import { quiet } from './quiet.ts';
import { writeSitemap } from './sitemap.ts';

// A build inside a test would take its surroundings for a workshop: longer scripts that name files of this machine.
Object.assign(process.env, quiet, { NODE_ENV: 'production' });

const publish = Publish.parse(process.env.PUBLISH ?? 'checked');
const out = process.env.OUT_DIR ?? 'dist';
const settings = Site.parse(parse(readFileSync('content/site.yml', 'utf8')));
const site = { ...settings, host: process.env.SITE_HOST || settings.host };

const obstacles = buildObstacles(site, publish);
if (obstacles.length > 0) {
  console.error(`Not built for ${site.host}:\n${obstacles.map((line) => `- ${line}`).join('\n')}`);
  process.exit(1);
}

const from = fingerprint(publish);
unmark(out);
await build({ logLevel: 'warn' });
writeHeaders(out);
writeSitemap(out);
writeDeskConfig(out);
mark(out, from);

const { held_back: heldBack } = JSON.parse(readFileSync(`${out}/client/data/site.json`, 'utf8')) as { held_back: string[] };
console.log(`Built ${out} with PUBLISH=${publish}. Held back: ${heldBack.length}`);
for (const line of heldBack) console.log(`- ${line}`);
