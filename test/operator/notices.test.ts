// `npm start` calls nobody: what a desk would be told stands in a file of its own, as the clock sent it.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#domain/time/days';
import { NOTICE } from '#domain/desk/notice';
import { keepNotices } from '../../src/operator/notices.ts';
import { portal } from '../server.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'vlonder-')), 'notices');
let places = '';
const running = portal('dist', {
  desk: true,
  settings: async () => {
    places = await keepNotices(folder, ['demo', 'demo-deputy']);
    return { NOTICES: places };
  },
});
const linesOf = (desk: string): string[] =>
  readFileSync(join(folder, `${desk}.txt`), 'utf8')
    .split('\n')
    .slice(0, -1);

describe('notices on one machine', () => {
  it('are written at eight and at one on working days, one line each, with the moment and the text that would be sent', async () => {
    await running.tick(instantOf('2026-11-24', 8 * 60));
    await running.tick(instantOf('2026-11-24', 13 * 60));
    for (const desk of ['demo', 'demo-deputy']) {
      const lines = linesOf(desk);
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        expect(line.slice(0, 24)).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]{12}Z$/);
        expect(JSON.parse(line.slice(25))).toEqual({ text: NOTICE });
      }
    }
    expect(running.said()).toEqual([]);
  });

  it('are written for the desks of this machine only, and refused for any other name', async () => {
    const { demo } = JSON.parse(places) as { demo: { webhook: string } };
    const strange = await fetch(new URL('/../elsewhere', demo.webhook), { method: 'POST', body: '{}' });
    expect(strange.status).toBe(404);
    expect(existsSync(join(folder, 'elsewhere.txt'))).toBe(false);
    expect(new URL(demo.webhook).hostname).toBe('127.0.0.1');
  });
});
