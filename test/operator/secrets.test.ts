// Whoever starts the portal after running its tests has working forms: the build of the tests gets the secrets of this machine.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawSecrets, handSecrets } from '../../src/operator/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

it('draws both secrets once, for nobody else to read, and keeps what is there', () => {
  writeFileSync(join(folder, '.dev.vars'), 'DESK_SECRET="own"\n');
  drawSecrets(folder);
  const first = read('.dev.vars');
  expect(first).toMatch(/^DESK_SECRET="own"\nFLOOD_SECRET="[0-9a-f]{64}"\n$/);
  drawSecrets(folder);
  expect(read('.dev.vars')).toBe(first);
});

it('lays them beside a build that was made without them', () => {
  handSecrets(folder, join(folder, 'dist'));
  expect(read('dist', 'server', '.dev.vars')).toBe(read('.dev.vars'));
  expect(statSync(join(folder, 'dist', 'server', '.dev.vars')).mode & 0o777).toBe(0o600);
});
