// The whole Worker on this machine: the built site in workerd, one server for the files of a test worker, each with an empty D1 and settings of its own.
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { createTestHarness } from 'wrangler';
import type { Env } from '../functions/env.ts';
import { SITE } from './built.ts';

type Harness = ReturnType<typeof createTestHarness>;
type Options = NonNullable<Parameters<typeof createTestHarness>[0]>;

/** A running portal. */
export interface Portal {
  origin: string;
  /** The desk's own host on the same port; only browsers know its name, and only with `{ desk: true }` it serves pages. */
  deskOrigin: string;
  db: D1Database;
  /**
   * Lets the clock tick at a moment, through the Worker's own cron entry, as if it had ticked all the time until then; with `jumps`
   * as if it had not. Throws when it did not come to its end.
   */
  tick(at: Date, jumps?: boolean): Promise<void>;
  /** What the Worker wrote to its output since the last time this was asked. */
  said(): string[];
  /** Puts another build in the place of the one that runs, as a deployment does: rows and addresses stay. The folder is removed in the end. */
  deploy(dist: string): Promise<void>;
  /** Requests from the test itself; redirects are answers, not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

/** Secrets of the environment, as an operator would know them. */
export const secrets = { FLOOD_SECRET: 'a secret of the tests only', DESK_SECRET: 'another secret of the tests only' };

/** How a portal of a test differs from the built one. */
export interface Difference {
  /** Without its tables the database answers every question with an error. */
  withTables?: boolean;
  desk?: boolean;
  /** Settings beside the secrets, known when the portal starts. */
  settings?: () => Record<string, string> | Promise<Record<string, string>>;
  /** The binding that sends mail, in place of the built one. */
  mail?: { name: string; allowed_destination_addresses?: string[] }[];
}

/** Starts the portal before the tests of a file or a group, with nothing in it, and gives its server back after them. */
export function portal(dist = SITE, difference: Difference = {}): Portal {
  const running = {} as Portal;
  const deployed: string[] = [];
  let harness: Harness | undefined;
  beforeAll(async () => {
    const vars = { ...secrets, ...(await difference.settings?.()) };
    const server = await takeServer(optionsOf(dist, difference, vars), difference);
    harness = server;
    running.origin = (await server.listen()).url.origin;
    running.deskOrigin = `http://desk.localhost:${new URL(running.origin).port}`;
    running.db = await databaseOf(server);
    running.tick = async (at, jumps = false) => {
      if (!jumps) await running.db.prepare('DELETE FROM clock').run();
      const { outcome } = await server.getWorker().scheduled({ cron: '*/15 * * * *', scheduledTime: at });
      if (outcome !== 'ok') throw new Error(`the tick ended with ${outcome}`);
    };
    running.said = () => {
      const said = server.getLogs().map(({ message }) => message);
      server.clearLogs();
      return said;
    };
    running.deploy = async (next) => {
      deployed.push(next);
      await server.update(optionsOf(next, difference, vars));
      running.db = await databaseOf(server);
    };
    running.fetch = (path, init) => asked(new URL(path, running.origin), { redirect: 'manual', ...init });
  });
  afterAll(async () => {
    if (harness && deployed.length === 0 && dist.startsWith('dist') && isOrdinary(difference)) idle.push(harness);
    else await harness?.close();
    for (const path of deployed) rmSync(path, { recursive: true, force: true });
  });
  return running;
}

/** Servers of this test worker that nobody uses right now. They end with the process. */
const idle: Harness[] = [];
/** What the migrations made, for each server. */
const migrated = new WeakMap<Harness, Shape[]>();

/** True for a portal whose server another file may have: no mail was sent from it, nobody was told anything, its tables are there. */
const isOrdinary = ({ withTables = true, settings, mail }: Difference): boolean => withTables && !settings && !mail;

/** A server with these options and an empty database: one that stands there with another deployment, or a new one. */
async function takeServer(options: Options, difference: Difference): Promise<Harness> {
  const standing = isOrdinary(difference) ? idle.pop() : undefined;
  if (standing) {
    await standing.update(options);
    await renew(await databaseOf(standing), migrated.get(standing) ?? []);
    standing.clearLogs();
    return standing;
  }
  const harness = createTestHarness(options);
  await harness.listen();
  if (difference.withTables !== false) {
    await harness.getWorker().applyD1Migrations('DB');
    migrated.set(harness, await shapesOf(await databaseOf(harness)));
  }
  return harness;
}

/** Asks once more when a kept connection was closed just then: what a client may do for a safe method (RFC 9110, 9.2.2). */
async function asked(url: URL, init: RequestInit): Promise<Response> {
  const isClosed = (error: unknown): boolean => (error as { cause?: { code?: string } }).cause?.code === 'UND_ERR_SOCKET';
  const isSafe = init.method === undefined || init.method === 'GET' || init.method === 'HEAD';
  return fetch(url, init).catch((error: unknown) => {
    if (isSafe && isClosed(error)) return fetch(url, init);
    throw error;
  });
}

const databaseOf = async (harness: Harness): Promise<D1Database> => ((await harness.getWorker().getEnv()) as unknown as Env).DB;

interface Shape {
  type: string;
  name: string;
  sql: string;
}
/** Tables, indexes and rules of a database, in the order in which they were made. */
async function shapesOf(db: D1Database): Promise<Shape[]> {
  const listed = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'";
  return (await db.prepare(listed).all<Shape>()).results;
}

/** Puts a database back as the migrations leave it, whatever a file did to it. */
async function renew(db: D1Database, shapes: Shape[]): Promise<void> {
  const tables = (await shapesOf(db)).filter(({ type }) => type === 'table');
  const steps = [...tables.map(({ name }) => `DROP TABLE "${name}"`), ...shapes.map(({ sql }) => sql)];
  await db.batch(steps.map((sql) => db.prepare(sql)));
}

function optionsOf(dist: string, { desk = false, mail }: Difference, vars: Record<string, string>): Options {
  const configPath = `./${dist}/server/wrangler${desk ? '.desk' : ''}.json`;
  return mail
    ? { root: `./${dist}/server`, workers: [{ config: { ...built(configPath), send_email: mail, vars } }] }
    : { workers: [{ configPath, vars }] };
}

/** A built configuration, as it can be given without its file. */
function built(path: string): object {
  const { configPath, userConfigPath, topLevelName, definedEnvironments, ...config } = JSON.parse(readFileSync(path, 'utf8'));
  return config;
}

/** Sends a plain form as a browser without JavaScript does: the referrer policy makes its origin `null`. */
export function postForm(
  running: Portal,
  path: string,
  fields: Record<string, string> | [string, string][],
  more: Record<string, string> = {},
): Promise<Response> {
  return running.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'sec-fetch-site': 'same-origin', ...more },
    body: new URLSearchParams(fields as Record<string, string>).toString(),
  });
}

/** What a browser shows after a post: the page that a 303 leads to, or the answer itself. */
export async function shownAfter(running: Portal, response: Response): Promise<Response> {
  const location = response.headers.get('location');
  return response.status === 303 && location ? running.fetch(location) : response;
}

/** Follows the 303 of a plain form to its one-time page. */
export async function follow(running: Portal, response: Response): Promise<string> {
  const location = response.headers.get('location');
  if (response.status !== 303 || !location) throw new Error(`expected 303, got ${response.status}`);
  return (await running.fetch(location)).text();
}

/** Sends JSON to the machine door. */
export function postJson(running: Portal, path: string, body: unknown, more: Record<string, string> = {}): Promise<Response> {
  return running.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify(body) });
}

/** The receipt that a page after sending shows. */
export function receiptIn(html: string): string {
  const list = /<ol class="vl-receipt"[^>]*>([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '';
  return [...list.matchAll(/<li[^>]*>((?:\d ?){4})<\/li>/g)].map(([, group = '']) => group.replace(/ /g, '')).join('');
}

/** The value of a hidden or text field on a page. */
export const fieldIn = (html: string, name: string): string =>
  new RegExp(`<input[^>]*name="${name}"[^>]*?value="([^"]*)"`).exec(html)?.[1] ?? '';

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'", amp: '&' };

/** What a reader sees in the main part of a page, as one line of text. */
export const textOf = (html: string): string =>
  (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '')
    .replace(/<template[\s\S]*?<\/template>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/[\u2066\u2069]/g, '')
    .replace(/\s+/g, ' ');
