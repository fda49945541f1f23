import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type SealedPlace, seal, unseal } from './seal.ts';
import { keyIdOf, vaultKeysOf } from './vault-keys.ts';

const [master, otherMaster] = [randomBytes(32), randomBytes(32)];
const keys = vaultKeysOf([master]);
const place: SealedPlace = { owner: 'belgrade', id: 'lead-1', field: 'statement', version: 3 };

describe('a sealed text', () => {
  it.each(['', 'short', 'č'.repeat(5_000), 'Сведок је видео\u0000камион'])(
    'comes back as it was (%#)',
    (text) => {
      expect(unseal(keys, place, seal(keys, place, text))).toBe(text);
    },
  );

  it('is sealed differently each time, and its length says little', () => {
    const [first, second] = [seal(keys, place, 'yes'), seal(keys, place, 'no, nothing at all')];
    expect(first.length).toBe(second.length);
    expect(seal(keys, place, 'yes').equals(first)).toBe(false);
  });

  it.each([
    ['another lead', { id: 'lead-2' }],
    ['another field', { field: 'source_key' }],
    ['another version', { version: 4 }],
    ['another owner', { owner: 'pristina' }],
  ] as const)('cannot be read in %s', (_, elsewhere) => {
    const moved = () => unseal(keys, { ...place, ...elsewhere }, seal(keys, place, 'text'));
    expect(moved).toThrow('does not belong where it stands');
  });

  it('cannot be read when one bit of it was changed, wherever that is', () => {
    const sealed = seal(keys, place, 'text');
    for (const at of [0, 1, 9, 21, 100, sealed.length - 1]) {
      const spoilt = Buffer.from(sealed);
      spoilt[at] ^= 1;
      expect(() => unseal(keys, place, spoilt), `byte ${at}`).toThrow(/altered|does not have/);
    }
    for (const length of [0, 8, 21, 36, sealed.length - 1]) {
      expect(() => unseal(keys, place, sealed.subarray(0, length)), `cut at ${length}`).toThrow(/altered/);
    }
  });

  it('says which key it was sealed with when that key is not there', () => {
    const sealed = seal(vaultKeysOf([otherMaster]), place, 'text');
    expect(() => unseal(keys, place, sealed)).toThrow(
      `sealed with the vault key ${keyIdOf(otherMaster)}, which this server does not have`,
    );
    expect(unseal(vaultKeysOf([master, otherMaster]), place, sealed)).toBe('text');
  });

  it('is opened by no other owner’s key under the same master key', () => {
    const [one, other] = (['belgrade', 'pristina'] as const).map((owner) =>
      keys.keyOf(keys.currentId, owner),
    );
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
  });
});
