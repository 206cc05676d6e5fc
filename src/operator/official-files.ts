// The official files of a year as they came down: whole, in UTF-8 and each row once. What is anything else is refused by name, with what to do.
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { countAddress, municipalityColumn, type Odata } from '#domain/areas/cbs';

const AGAIN = 'download it again';
const POSTCODES = 'postcodes.csv';
/** So many bytes tell what a file is. */
const FIRST_BYTES = 512;

/** What a file is that is no text of ours, by its first bytes; null for anything else. */
function strangeKind(bytes: Uint8Array): string | null {
  const first = bytes.subarray(0, FIRST_BYTES);
  const [one = 0, two = 0] = first;
  if (first.length === 0) return `is empty: ${AGAIN}`;
  if (one === 0x50 && two === 0x4b) return 'is a zip file: unpack it first';
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff) || first.includes(0)) return 'is UTF-16: save it as UTF-8';
  const text = new TextDecoder().decode(first).trimStart();
  if (text === '') return `is empty: ${AGAIN}`;
  return text.startsWith('<') ? `is a web page or XML and no table: ${AGAIN}` : null;
}

function refuseStrange(file: string, first: Uint8Array): void {
  const strange = strangeKind(first);
  if (strange) throw new Error(`${file} ${strange}`);
}

/** Text of bytes, a part at a time. Throws where they are not UTF-8, which is how Latin-1 shows. */
function utf8Of(file: string): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new Error(`${file} is not UTF-8 (perhaps Latin-1 or Windows-1252, or cut off): save it as UTF-8 or ${AGAIN}`);
    }
  };
}

/** A table of CBS. Throws, naming the file and the column, when it is none, came only half, or has no rows or columns that we need. */
export function readTable<T extends object>(folder: string, file: string, title: string, columns: readonly string[] = []): Odata<T> {
  const bytes = readFileSync(join(folder, file));
  refuseStrange(file, bytes);
  const read = utf8Of(file);
  const { value } = parsed(file, `${read(bytes)}${read()}`);
  if (!Array.isArray(value) || value.length === 0) throw new Error(`${file} is not a table of CBS with rows in it: ${AGAIN}`);
  for (const column of columns) {
    const without = value.findIndex((row) => row === null || typeof row !== 'object' || !Object.hasOwn(row, column));
    if (without >= 0) throw new Error(`${file} has no column ${column} in row ${without + 1}: is it of "${title}"?`);
  }
  return { value: value as T[] };
}

function parsed(file: string, text: string): { value?: unknown } {
  try {
    return Object(JSON.parse(text)) as { value?: unknown };
  } catch {
    const isHalf = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
    throw new Error(`${file} ${isHalf ? 'is cut off' : 'is not the JSON of CBS'}: ${AGAIN}`);
  }
}

async function* textIn(path: string): AsyncGenerator<string> {
  const read = utf8Of(POSTCODES);
  let isBegun = false;
  for await (const bytes of createReadStream(path) as AsyncIterable<Uint8Array>) {
    if (!isBegun) refuseStrange(POSTCODES, bytes);
    isBegun = true;
    yield read(bytes);
  }
  if (!isBegun) refuseStrange(POSTCODES, new Uint8Array());
  yield read();
}

type Counts = Map<string, Map<string, number>>;

/** Counts the addresses of the yearly file as it streams past; it has about eight million rows. Throws at the first line that is not one of it. */
export function countAddresses(folder: string): Promise<Counts> {
  const counts: Counts = new Map();
  const takesRow = rowChecker();
  return new Promise((resolve, reject) => {
    Papa.parse<Record<string, string>>(Readable.from(textIn(join(folder, POSTCODES))), {
      header: true,
      skipEmptyLines: true,
      step: ({ data, errors, meta }, parser) => {
        const fault = takesRow(data, meta.fields ?? [], errors.length > 0);
        if (fault === null) return countAddress(counts, data);
        reject(new Error(`${POSTCODES} ${fault}`));
        return parser.abort();
      },
      complete: () => (counts.size > 0 ? resolve(counts) : reject(new Error(`${POSTCODES} has no postcode in it: ${AGAIN}`))),
      error: reject,
    });
  });
}

/** Says what is wrong with each next row, or null. The file is in the order of its postcodes, so twins stand together. */
function rowChecker(): (row: Record<string, string>, columns: string[], isBroken: boolean) => string | null {
  const done = new Set<string>();
  let block = '';
  let rows = new Set<string>();
  let line = 1;
  return (row, columns, isBroken) => {
    line += 1;
    const missing = ['PC6', 'Huisnummer'].find((name) => !columns.includes(name));
    const municipality = municipalityColumn(columns);
    if (missing !== undefined || municipality === undefined)
      return `has no column ${missing ?? 'Gemeente with its year'} (it has ${columns.join(', ').slice(0, 80)}): is it the right file?`;
    const postcode = (row.PC6 ?? '').trim();
    const isWhole = !isBroken && /^[1-9]\d{3} ?[A-Z]{2}$/.test(postcode) && /^(GM)?\d{1,4}$/.test((row[municipality] ?? '').trim());
    if (!isWhole) return `breaks off or is damaged at line ${line}: ${AGAIN}`;
    if (postcode !== block) {
      if (done.has(postcode)) return `has ${postcode} in two places (line ${line}): was it joined twice?`;
      done.add(block);
      block = postcode;
      rows = new Set();
    }
    const text = Object.values(row).join();
    if (rows.has(text)) return `has line ${line} twice: ${AGAIN}`;
    rows.add(text);
    return null;
  };
}
