// Reads the pack of a language, and says what to write where when there is none.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { Pack } from '#domain/language/pack';

/** The pack of a language. Throws with the name of the part that is missing. */
export function packOf(code: string): Pack {
  const file = `content/packs/${code}.yml`;
  if (!existsSync(file)) throw new Error(`${file} is missing: write it as content/packs/README.md tells`);
  return packFrom(file, parse(readFileSync(file, 'utf8')));
}

/** A pack as it was read from a file. Throws with the name of the part that is missing. */
export function packFrom(file: string, written: unknown): Pack {
  const read = z.safeParse(Pack, written);
  if (read.success) return read.data;
  throw new Error(read.error.issues.map(({ path, message }) => `${file} lacks a good “${path.join('.')}”: ${message}`).join('\n'));
}
