import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DelegationPosition } from '@jsa/contract';
import { canonicalJson, sha256Hex } from '@jsa/sealing';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'jsa-position-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`;
const place = {
  roundId: id('1'),
  itemId: id('2'),
  subjectSha256: '3'.repeat(64),
  delegation: 'pristina',
} as const;
const position: DelegationPosition = {
  ...{ format: 'jsa-position/1', ...place, authorName: 'Šefica', language: 'sr-Cyrl', value: 'object' },
  ...{
    reasonCodes: ['safety'],
    text: 'Воћњак\n\t"1" \\ é \u0001 😀',
    conditions: [],
    reviewOn: null,
    missing: '',
  },
  ...{ ranking: [], sealedAt: '2026-11-27T09:00:00.000Z' },
};
const nonceHex = '5a'.repeat(32);

async function commitmentOf(said: DelegationPosition): Promise<string> {
  const text = Buffer.from(canonicalJson(said));
  const block = new Uint8Array(32 * 1024 + 32);
  block.set(text);
  block[text.length] = 0x80;
  block.set(Buffer.from(nonceHex, 'hex'), 32 * 1024);
  return sha256Hex(block);
}

const programs = [
  ['python3', join(import.meta.dirname, 'verify-position.py')],
  ['node', join(import.meta.dirname, 'verify-position.mjs')],
] as const;

describe.each(programs)('a published position, checked by %s without our code', (program, script) => {
  const isThere = spawnSync(program, ['--version']).status === 0;
  if (!isThere) console.log(`skipped: there is no ${program} on this machine`);

  async function check(change: { said?: Partial<DelegationPosition>; receipt?: string } = {}) {
    const commitment = await commitmentOf(position);
    const published = {
      ...{ delegation: 'pristina', position: { ...position, ...change.said }, nonceHex, commitment },
    };
    const item = { id: place.itemId, number: 1, subjectSha256: place.subjectSha256, positions: [published] };
    const file = join(folder, 'round.json');
    writeFileSync(file, JSON.stringify({ id: place.roundId, items: [item] }));
    const receipt = change.receipt ?? commitment;
    const { status, stdout } = spawnSync(program, [script, file, '--receipt', receipt], { encoding: 'utf8' });
    return { status, stdout };
  }

  it.runIf(isThere)('is what was committed to, whatever letters are in it', async () => {
    const { status, stdout } = await check();
    expect(stdout).toContain('All 1 positions are what was committed to.');
    expect(status).toBe(0);
  });

  it.runIf(isThere)('is seen to be altered, moved elsewhere, or not the one of a receipt', async () => {
    const altered = await check({ said: { value: 'concur' } });
    expect([altered.status, altered.stdout.includes('not what was committed to')]).toEqual([1, true]);
    const moved = await check({ said: { itemId: id('9') } });
    expect([moved.status, moved.stdout.includes('another itemId')]).toEqual([1, true]);
    const exchanged = await check({ receipt: '0'.repeat(64) });
    expect([exchanged.status, exchanged.stdout.includes('of a receipt')]).toEqual([1, true]);
  });

  it.runIf(isThere)('is not said to be fine where there is nothing to check', () => {
    const file = join(folder, 'empty.json');
    writeFileSync(file, '{"id":"x","items":[]}');
    expect(spawnSync(program, [script, file]).status).toBe(2);
  });
});
