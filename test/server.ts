// The whole Worker on this machine: the built site in workerd with a fresh D1, one server a test file.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { createTestHarness } from 'wrangler';
import type { Env } from '../functions/env.ts';

type Harness = ReturnType<typeof createTestHarness>;

/** A running portal. */
export interface Portal {
  origin: string;
  /** The desk's own host on the same port; only browsers know its name, and only with `{ desk: true }` it serves pages. */
  deskOrigin: string;
  db: D1Database;
  /** Lets the clock tick at a moment, through the Worker's own cron entry. Throws when it did not come to its end. */
  tick(at: Date): Promise<void>;
  /** What the Worker wrote to its output since the last time this was asked. */
  said(): string[];
  /** Puts another build in the place of the one that runs, as a deployment does: rows and addresses stay. */
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

/** Starts the portal before the tests of a file or a group and stops it after them. */
export function portal(dist = 'dist', { withTables = true, desk = false, settings, mail }: Difference = {}): Portal {
  const running = {} as Portal;
  let harness: Harness;
  beforeAll(async () => {
    const vars = { ...secrets, ...(await settings?.()) };
    const options = (from: string) => {
      const configPath = `./${from}/server/wrangler${desk ? '.desk' : ''}.json`;
      return mail
        ? { root: `./${from}/server`, workers: [{ config: { ...built(configPath), send_email: mail, vars } }] }
        : { workers: [{ configPath, vars }] };
    };
    const database = async (): Promise<D1Database> => ((await harness.getWorker().getEnv()) as unknown as Env).DB;
    harness = createTestHarness(options(dist));
    running.origin = (await harness.listen()).url.origin;
    running.deskOrigin = `http://desk.localhost:${new URL(running.origin).port}`;
    if (withTables) await harness.getWorker().applyD1Migrations('DB');
    running.db = await database();
    running.tick = async (at) => {
      const { outcome } = await harness.getWorker().scheduled({ cron: '*/15 * * * *', scheduledTime: at });
      if (outcome !== 'ok') throw new Error(`the tick ended with ${outcome}`);
    };
    running.said = () => {
      const said = harness.getLogs().map(({ message }) => message);
      harness.clearLogs();
      return said;
    };
    running.deploy = async (next) => {
      await harness.update(options(next));
      running.db = await database();
    };
    running.fetch = (path, init) => fetch(new URL(path, running.origin), { redirect: 'manual', ...init });
  });
  afterAll(async () => harness?.close());
  return running;
}

/** A built configuration, as it can be given without its file. */
function built(path: string): object {
  const { configPath, userConfigPath, topLevelName, definedEnvironments, ...config } = JSON.parse(readFileSync(path, 'utf8'));
  return config;
}

/** Sends a plain form as a browser without JavaScript does: the referrer policy makes its origin `null`. */
export function postForm(running: Portal, path: string, fields: Record<string, string> | [string, string][]): Promise<Response> {
  return running.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(fields as Record<string, string>).toString(),
  });
}

/** Follows the 303 of a plain form to its one-time page. */
export async function follow(running: Portal, response: Response): Promise<string> {
  const location = response.headers.get('location');
  if (response.status !== 303 || !location) throw new Error(`expected 303, got ${response.status}`);
  return (await running.fetch(location)).text();
}

/** Sends JSON to the machine door. */
export function postJson(running: Portal, path: string, body: unknown): Promise<Response> {
  return running.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
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
    .replace(/\s+/g, ' ');
