import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@jsa/sealing';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'jsa-minutes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = join(import.meta.dirname, 'verify-minutes.mjs');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const { x = '' } = publicKey.export({ format: 'jwk' });
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const kid = createHash('sha256')
  .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
  .digest('base64url');
writeFileSync(join(folder, 'signing-keys.json'), JSON.stringify([{ kty: 'OKP', crv: 'Ed25519', x, kid }]));

type Content = { round: { id: string; code: string }; revision: number; items: unknown[] };

function contentOf(): Content {
  const round = { id: 'round-1', code: 'JSA-R-2018-001' };
  const nonceHex = '5a'.repeat(32);
  const positions = ['belgrade', 'pristina'].map((delegation) => {
    const position = { roundId: round.id, itemId: 'item-1', subjectSha256: 'b', delegation, text: 'Ђ ë č' };
    const block = Buffer.alloc(32 * 1024 + 32);
    const text = Buffer.from(canonicalJson(position));
    text.copy(block);
    block[text.length] = 0x80;
    Buffer.from(nonceHex, 'hex').copy(block, 32 * 1024);
    return { delegation, position, nonceHex, commitment: sha256(block) };
  });
  return { round, revision: 1, items: [{ id: 'item-1', number: 1, subjectSha256: 'b', positions }] };
}

type Change = {
  content?: (content: Content) => unknown;
  record?: (record: Record<string, unknown>) => unknown;
  payload?: (payload: string) => string;
  key?: string;
};

/** Minutes as the server signs them, with one thing changed before or after. */
function check({ content: spoil, record: rewrite, payload: tamper, key = kid }: Change = {}) {
  const content = contentOf();
  const answers = ['belgrade', 'pristina'].map((delegation) => ({ delegation, answer: 'approves' }));
  const contentSha256 = sha256(canonicalJson(content));
  const auditHead = { sequence: 7, sha256: 'c'.repeat(64) };
  const record = { content, contentSha256, answers, auditHead, frozenAt: '2018-10-05T11:00:00.000Z' };
  spoil?.(content);
  rewrite?.(record);
  const payload = Buffer.from(canonicalJson(record)).toString('base64url');
  const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url');
  const signature = sign(null, Buffer.from(`${header}.${payload}`), privateKey).toString('base64url');
  const file = join(folder, 'minutes.jws.json');
  const signed = { payload: tamper === undefined ? payload : tamper(payload), protected: header, signature };
  writeFileSync(file, JSON.stringify(signed));
  const { status, stdout, stderr } = spawnSync('node', [script, file, '--key', key], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('frozen minutes, checked without our code', () => {
  it('fit', () => {
    expect(check()).toMatchObject({ status: 0, said: expect.stringContaining('Everything fits.') });
  });

  it.each<[string, Change, string]>([
    [
      'whose payload was changed after it was signed',
      {
        payload: (text) =>
          Buffer.from(Buffer.from(text, 'base64url').toString().replace('ë', 'e')).toString('base64url'),
      },
      'the signature does not fit',
    ],
    [
      'whose content is not what the heads answered to',
      { content: (content) => Object.assign(content, { revision: 2 }) },
      'the content is not what both heads answered to',
    ],
    [
      'with a position that was exchanged',
      {
        content: (content) =>
          Object.assign(
            (content.items[0] as { positions: { position: object }[] }).positions[0]?.position ?? {},
            {
              text: 'Other',
            },
          ),
      },
      'item 1, belgrade: the position is not what was committed to',
    ],
    [
      'to which one side did not answer',
      { record: (record) => Object.assign(record, { answers: [{ delegation: 'belgrade' }] }) },
      'there is not exactly one answer of pristina',
    ],
  ])('%s are told', (_, change, sentence) => {
    expect(check(change)).toMatchObject({ status: 1, said: expect.stringContaining(sentence) });
  });

  it('are not checked with another key than the printed one', () => {
    expect(check({ key: 'another' })).toMatchObject({
      status: 2,
      said: expect.stringContaining('does not hold'),
    });
  });
});
