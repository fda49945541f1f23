import { describe, expect, it } from 'vitest';
import * as door from './index.ts';

describe('the door of sealing', () => {
  it('lets out these names and no others', () => {
    expect(Object.keys(door).sort()).toEqual([
      'SealingError',
      'canonicalJson',
      'decryptReleased',
      'fingerprintOf',
      'identityOf',
      'keyOfOwn',
      'leastPassphraseCharacters',
      'makeIdentity',
      'openIdentity',
      'openOwn',
      'openReleased',
      'openWithKey',
      'outcomeOf',
      'passphraseWeakness',
      'placeOn',
      'positionFaults',
      'protectIdentity',
      'readPosition',
      'rewrapPosition',
      'sealPosition',
      'sha256Hex',
      'verifyOpened',
      'verifyPublished',
    ]);
  });
});
