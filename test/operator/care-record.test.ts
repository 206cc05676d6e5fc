// An operator sends an organisation a link to its record, reads what came back, and writes it into the record for a person to commit.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Service } from '#domain/care/care';
import type { RecordProposal } from '#domain/care/record-proposal';
import { readYaml } from '../content/texts.ts';
import { portal } from '../server.ts';

const home = mkdtempSync(join(tmpdir(), 'record-'));
cpSync('content', join(home, 'content'), { recursive: true, filter: (path) => !/content[\\/](rights|pages|topics|situations)/.test(path) });
afterAll(() => rmSync(home, { recursive: true }));
const running = portal();
const RECORD = 'rc-haag';
const path = join(home, `content/care/services/${RECORD}.yml`);
const before = readFileSync(path, 'utf8');
const { id } = readYaml<Service>(path);

const run = (file: string, ...args: string[]): { status: number | null; said: string[]; refused: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(`src/operator/${file}.ts`), ...args], {
    cwd: home,
    encoding: 'utf8',
  });
  return { status, said: stdout.split('\n').filter(Boolean), refused: stderr.trim() };
};
/** What the real database would hold, as `wrangler d1 execute --json` writes it. */
function sent(...proposals: Partial<RecordProposal>[]): string {
  const file = join(home, 'sent.json');
  const results = proposals.map((each, at) => ({
    proposal: at + 1,
    service: id,
    proposed: JSON.stringify({ confirmed: false, ...each }),
    sent_on: '2026-12-01',
    told: at % 2,
  }));
  writeFileSync(file, JSON.stringify([{ results, success: true }]));
  return file;
}

describe('a link for an organisation', () => {
  it('is printed once with a statement for the real database that holds no secret, and opens that record', async () => {
    const { status, said } = run('care-link', '--record', RECORD, '--sql');
    const [statement = '', , link = ''] = said;
    const secret = /\/record\/([0-9a-f]{64})\/$/.exec(link)?.[1] ?? '';
    expect([status, secret.length, statement.includes(secret)]).toEqual([0, 64, false]);
    await running.db.prepare(statement).run();
    const answer = await running.fetch(new URL(link).pathname);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(readYaml<Service>(path).phones[0]?.number);
  });

  it('is for a record that is there', () => {
    for (const record of ['nobody', '../../site', '']) {
      const { status, said } = run('care-link', '--record', record, '--sql');
      expect([record, status, said]).toEqual([record, 1, []]);
    }
  });
});

describe('what came back', () => {
  it('is shown beside what stands there now, and says whether the known address was told', () => {
    const { said } = run('care-proposals', '--from', sent({ languages: ['en', 'nl'], note: 'a\u001b[31m' }, { confirmed: true }));
    expect(said[0]).toMatch(/^1 · .*rc-haag\.yml · 2026-12-01$/);
    expect(said[1]).toMatch(/NOT told/);
    expect(said.join('\n')).toMatch(/languages: .* -> \["en","nl"\]/);
    expect(said.join('\n')).not.toContain('\u001b');
    expect(said.at(-1)).toMatch(/^2 · .*says everything is right$/);
  });

  it('is written into the record and nothing else of it changes; a person looks and commits', () => {
    const schedule = [{ days: [1, 2], opens: '09:00', closes: '12:00' }];
    const { status } = run(
      'care-proposals',
      '--from',
      sent({ languages: ['en', 'nl'], schedule, phones: ['070-1234567'] }),
      '--write',
      '1',
    );
    const [was, now] = [Service.parse(parsed(before)), Service.parse(readYaml(path))];
    expect(status).toBe(0);
    expect(now).toEqual({
      ...was,
      languages: ['en', 'nl'],
      schedule,
      phones: [{ number: '070-1234567', tel: '+31701234567' }],
      attested_on: '2026-12-01',
    });
    expect(now.assured_date).toBe(was.assured_date);
    for (const comment of before.match(/^#.*$/gm) ?? []) expect(readFileSync(path, 'utf8')).toContain(comment);
    writeFileSync(path, before);
  });

  it('that everything is right notes the day on which the organisation stood by it', () => {
    run('care-proposals', '--from', sent({ confirmed: true }), '--write', '1');
    expect(Service.parse(readYaml(path))).toEqual({ ...Service.parse(parsed(before)), attested_on: '2026-12-01' });
    writeFileSync(path, before);
  });

  it('that is no proposal, or a file that is none, stops the command in one line', () => {
    expect(run('care-proposals', '--from', sent({ confirmed: true }), '--write', '9')).toMatchObject({
      status: 1,
      refused: 'There is no proposal 9.',
    });
    expect(run('care-proposals', '--from', path)).toMatchObject({ status: 1, said: [] });
  });
});

function parsed(text: string): unknown {
  const file = join(home, 'before.yml');
  writeFileSync(file, text);
  return readYaml(file);
}
