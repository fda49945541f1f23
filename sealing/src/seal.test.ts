import { deferReasons, mostPositionCharacters, mostRankedItems, PositionDeposit } from '@jsa/contract';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64, fromHex, joined, toBase64 } from './bytes.ts';
import {
  canonicalJson,
  keyOfOwn,
  makeIdentity,
  openOwn,
  openReleased,
  openWithKey,
  rewrapPosition,
  type SealingErrorCode,
  sealPosition,
  sha256Hex,
  verifyOpened,
  verifyPublished,
} from './index.ts';
import {
  deferral,
  type Keys,
  makeKeys,
  objection,
  place,
  positionOf,
  releasedOf,
  siteIds,
} from './sealing-under-test.ts';

let keys: Keys;
beforeAll(async () => {
  keys = await makeKeys();
});

const seal = (said = positionOf(), on = place) => sealPosition(said, on, keys.parties);
const failsWith = (code: SealingErrorCode) => expect.objectContaining({ name: 'SealingError', code });

/** One bit of base64 content flipped, at a share of its length. */
function flipped(base64: string, share: number): string {
  const bytes = fromBase64(base64);
  if (bytes === null) throw new Error('no base64');
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase64(bytes);
}

const ownOf = (deposit: PositionDeposit) => {
  const { commitment, iv, ciphertext, keyForOwn, ownKeyId } = deposit;
  return { commitment, iv, ciphertext, keyForOwn, ownKeyId, depositedAt: '2026-11-27T10:00:01.000Z' };
};

describe('a sealed position', () => {
  it('opens with both shares, and is what was sealed', async () => {
    const said = positionOf(objection);
    const opened = await openReleased(releasedOf(await seal(said)), place, keys.chair);
    expect(opened.position).toEqual(said);
  });

  it('opens with the own key alone when the key of the chair is lost', async () => {
    const said = positionOf(deferral);
    expect((await openOwn(ownOf(await seal(said)), place, keys.own)).position).toEqual(said);
  });

  it('has the shape that the contract fixes, and the same length whatever was decided and in whatever script', async () => {
    const longest = positionOf({
      value: 'defer',
      reasonCodes: [...deferReasons],
      reviewOn: '2027-04-01',
      missing: 'ж'.repeat(mostPositionCharacters.missing),
      text: 'ж'.repeat(mostPositionCharacters.text),
      authorName: 'ж'.repeat(mostPositionCharacters.authorName),
      language: 'sr-Cyrl',
    });
    const most = positionOf({
      conditions: Array.from({ length: 10 }, () => '語'.repeat(mostPositionCharacters.condition)),
    });
    const lengths = new Set<number>();
    for (const said of [positionOf(), positionOf(objection), longest, most]) {
      const deposit = await seal(said);
      expect(Value.Check(PositionDeposit, deposit)).toBe(true);
      lengths.add(JSON.stringify(deposit).length);
    }
    expect(lengths.size).toBe(1);
  });

  it('holds a season list of as many sites as a round can have', async () => {
    const many = Array.from(
      { length: mostRankedItems },
      (_, at) => `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`,
    );
    const on = { ...place, kind: 'season-list' as const, siteIds: many };
    const said = positionOf({ ranking: many, text: 'ж'.repeat(mostPositionCharacters.text) }, on);
    const opened = await openReleased(releasedOf(await seal(said, on), on), on, keys.chair);
    expect(opened.position.ranking).toEqual(many);
  });

  it('does not open with one share, whichever it is', async () => {
    const deposit = await seal();
    const zero = toBase64(new Uint8Array(32));
    await expect(openWithKey(deposit, deposit.shareForServer, place)).rejects.toEqual(
      failsWith('cannot-open'),
    );
    await expect(
      openReleased({ ...releasedOf(deposit), shareForServer: zero }, place, keys.chair),
    ).rejects.toEqual(failsWith('cannot-open'));
  });

  it('does not open with the share of another position', async () => {
    const [one, other] = [await seal(), await seal()];
    await expect(
      openReleased({ ...releasedOf(one), shareForServer: other.shareForServer }, place, keys.chair),
    ).rejects.toEqual(failsWith('cannot-open'));
  });

  it('does not open for another chair', async () => {
    const stranger = await makeIdentity();
    await expect(openReleased(releasedOf(await seal()), place, stranger)).rejects.toEqual(
      failsWith('cannot-open'),
    );
  });

  it.each(['iv', 'ciphertext', 'shareForChair', 'shareForServer'] as const)(
    'shows that a bit of its %s was changed, wherever',
    async (field) => {
      const released = releasedOf(await seal());
      for (const share of [0, 0.3, 0.7, 0.999]) {
        const altered = { ...released, [field]: flipped(released[field], share) };
        await expect(openReleased(altered, place, keys.chair)).rejects.toEqual(failsWith('cannot-open'));
      }
    },
  );

  it('shows that its commitment was exchanged', async () => {
    const [one, other] = [await seal(), await seal()];
    const altered = { ...releasedOf(one), commitment: other.commitment };
    await expect(openReleased(altered, place, keys.chair)).rejects.toEqual(failsWith('commitment-differs'));
  });

  it.each([
    ['round', { roundId: siteIds[0] }],
    ['item', { itemId: siteIds[0] }],
    ['version of the site', { subjectSha256: '4'.repeat(64) }],
    ['delegation', { delegation: 'pristina' }],
  ] as const)('does not open as one on another %s', async (_, other) => {
    const elsewhere = { ...place, ...other } as typeof place;
    const deposit = await seal();
    await expect(openOwn(ownOf(deposit), elsewhere, keys.own)).rejects.toEqual(failsWith('cannot-open'));
    const opened = await openOwn(ownOf(deposit), place, keys.own);
    await expect(verifyOpened(opened, deposit.commitment, elsewhere)).rejects.toEqual(
      failsWith('wrong-place'),
    );
  });

  it('is another every time, though the same is sealed', async () => {
    const [one, other] = [await seal(), await seal()];
    for (const field of [
      'commitment',
      'iv',
      'ciphertext',
      'shareForChair',
      'shareForServer',
      'keyForOwn',
    ] as const)
      expect(one[field]).not.toBe(other[field]);
  });

  it('comes back as it was, whatever is written in it', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(
        words,
        fc.array(fc.string({ minLength: 1, maxLength: 80 }), { maxLength: 4 }),
        async (text, lines) => {
          const conditions = lines.filter((line) => line.trim() !== '');
          const said = positionOf({ text, conditions });
          const opened = await openOwn(ownOf(await seal(said)), place, keys.own);
          expect(opened.position).toEqual(said);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is refused before sealing when it breaks a rule', async () => {
    await expect(seal(positionOf({ value: 'object' }))).rejects.toEqual(failsWith('faulty'));
  });
});

describe('a commitment', () => {
  it('is the SHA-256 of the padded canonical JSON and the nonce', async () => {
    const said = positionOf(objection);
    const deposit = await seal(said);
    const { paddedBase64, nonceHex } = await openOwn(ownOf(deposit), place, keys.own);
    const text = new TextEncoder().encode(canonicalJson(said));
    const block = new Uint8Array(32 * 1024);
    block.set(text);
    block[text.length] = 0x80;
    expect(paddedBase64).toBe(toBase64(block));
    const nonce = fromHex(nonceHex);
    if (nonce === null) throw new Error('no nonce');
    expect(await sha256Hex(joined(block, nonce))).toBe(deposit.commitment);
  });

  it('is held against a published position by whoever reads it', async () => {
    const deposit = await seal(positionOf(objection));
    const { position, nonceHex } = await openOwn(ownOf(deposit), place, keys.own);
    const published = { position, nonceHex, commitment: deposit.commitment };
    expect(await verifyPublished(published, place)).toEqual(position);
    const altered = { ...published, position: { ...position, text: `${position.text} ` } };
    await expect(verifyPublished(altered, place)).rejects.toEqual(failsWith('commitment-differs'));
  });

  it('does not hold for another text or another nonce', async () => {
    const deposit = await seal();
    const opened = await openOwn(ownOf(deposit), place, keys.own);
    for (const altered of [
      { ...opened, paddedBase64: flipped(opened.paddedBase64, 0.001) },
      { ...opened, paddedBase64: flipped(opened.paddedBase64, 0.9) },
      { ...opened, nonceHex: opened.nonceHex.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) },
      { ...opened, nonceHex: '' },
      { ...opened, paddedBase64: '' },
    ])
      await expect(verifyOpened(altered, deposit.commitment, place)).rejects.toEqual(
        failsWith('commitment-differs'),
      );
  });

  it.each([
    ['no JSON', 'nothing'],
    ['another shape', '{"value":"concur"}'],
    ['the canonical form with a space', `${canonicalJson(positionOf())} `],
    ['doubled keys', canonicalJson(positionOf()).replace('{', '{"value":"object",')],
  ])('to %s is seen to be to no position', async (_, text) => {
    const block = new Uint8Array(32 * 1024);
    const content = new TextEncoder().encode(text);
    block.set(content);
    block[content.length] = 0x80;
    const nonce = new Uint8Array(32);
    const commitment = await sha256Hex(joined(block, nonce));
    const opened = { paddedBase64: toBase64(block), nonceHex: '0'.repeat(64) };
    await expect(verifyOpened(opened, commitment, place)).rejects.toEqual(failsWith('not-a-position'));
  });

  it('to a position that breaks the rules is seen to be one', async () => {
    const block = new Uint8Array(32 * 1024);
    const content = new TextEncoder().encode(canonicalJson(positionOf({ value: 'defer' })));
    block.set(content);
    block[content.length] = 0x80;
    const commitment = await sha256Hex(joined(block, new Uint8Array(32)));
    const opened = { paddedBase64: toBase64(block), nonceHex: '0'.repeat(64) };
    await expect(verifyOpened(opened, commitment, place)).rejects.toEqual(failsWith('faulty'));
  });
});

describe('the key of a deposited position, wrapped anew', () => {
  it('opens for the new chair with the new share only', async () => {
    const said = positionOf(objection);
    const deposit = await seal(said);
    const chair = await makeIdentity();
    const parties = { ...keys.parties, chair: { id: siteIds[0] ?? '', recipient: chair.recipient } };
    const anew = { ...deposit, ...(await rewrapPosition(ownOf(deposit), keys.own, parties)) };
    expect(anew.commitment).toBe(deposit.commitment);
    expect((await openReleased(releasedOf(anew), place, chair)).position).toEqual(said);
    await expect(
      openReleased({ ...releasedOf(anew), shareForServer: deposit.shareForServer }, place, chair),
    ).rejects.toEqual(failsWith('cannot-open'));
    await expect(openReleased(releasedOf(anew), place, keys.chair)).rejects.toEqual(failsWith('cannot-open'));
  });

  it('is the same key as the one that a delegation discloses', async () => {
    const deposit = await seal();
    const key = await keyOfOwn(ownOf(deposit), keys.own);
    expect((await openWithKey(deposit, key, place)).position.value).toBe('concur');
    await expect(openWithKey(deposit, flipped(key, 0.5), place)).rejects.toEqual(failsWith('cannot-open'));
    await expect(openWithKey(deposit, 'AAAA', place)).rejects.toEqual(failsWith('cannot-open'));
  });
});
