// Whoever starts the portal after running its tests has working forms: the build of the tests gets the secrets of this machine.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawSecrets, handSecrets } from '../../src/operator/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const modeOf = (...path: string[]): number => statSync(join(folder, ...path)).mode & 0o777;
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

it('draws both secrets once, for nobody else to read, and keeps what is there', () => {
  writeFileSync(join(folder, '.dev.vars'), 'DESK_SECRET="own"\n', { mode: 0o644 });
  drawSecrets(folder);
  expect(modeOf('.dev.vars')).toBe(0o600);
  const first = read('.dev.vars');
  expect(first).toMatch(/^DESK_SECRET="own"\nFLOOD_SECRET="[0-9a-f]{64}"\n$/);
  drawSecrets(folder);
  expect(read('.dev.vars')).toBe(first);
});

it('lays them beside a build that was made without them', () => {
  mkdirSync(join(folder, 'dist', 'server'), { recursive: true });
  writeFileSync(join(folder, 'dist', 'server', '.dev.vars'), '', { mode: 0o644 });
  handSecrets(folder, join(folder, 'dist'));
  expect(read('dist', 'server', '.dev.vars')).toBe(read('.dev.vars'));
  expect(modeOf('dist', 'server', '.dev.vars')).toBe(0o600);
});
