import type { DelegationPosition, PositionDeposit, ReleasedDeposit } from '@jsa/contract';
import { makeIdentity, type PositionPlace, type SealingIdentity, type SealingParties } from './index.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`;

export const siteIds = ['a', 'b', 'c', 'd'].map(id);

export const place: PositionPlace = {
  roundId: id('1'),
  itemId: id('2'),
  subjectSha256: '3'.repeat(64),
  delegation: 'belgrade',
  kind: 'dig',
  siteIds: siteIds.slice(0, 1),
};

/** A concurrence without conditions; a test says what is different. */
export function positionOf(
  said: Partial<DelegationPosition> = {},
  on: PositionPlace = place,
): DelegationPosition {
  const { roundId, itemId, subjectSha256, delegation } = on;
  return {
    format: 'jsa-position/1',
    ...{ roundId, itemId, subjectSha256, delegation },
    authorName: 'Demo head',
    language: 'en',
    value: 'concur',
    reasonCodes: [],
    text: '',
    conditions: [],
    reviewOn: null,
    missing: '',
    ranking: [],
    sealedAt: '2026-11-27T10:00:00.000Z',
    ...said,
  };
}

export const deferral: Partial<DelegationPosition> = {
  value: 'defer',
  reasonCodes: ['season'],
  reviewOn: '2027-04-01',
  missing: 'Dry ground',
};
export const objection: Partial<DelegationPosition> = {
  value: 'object',
  reasonCodes: ['already-searched'],
  text: 'Searched to 2.5 m in an earlier season.',
};

export type Keys = { chair: SealingIdentity; own: SealingIdentity; parties: SealingParties };

export async function makeKeys(): Promise<Keys> {
  const [chair, own] = await Promise.all([makeIdentity(), makeIdentity()]);
  const parties = {
    chair: { id: id('8'), recipient: chair.recipient },
    own: { id: id('9'), recipient: own.recipient },
  };
  return { chair, own, parties };
}

/** What the server gives the chair of a deposit. */
export function releasedOf(deposit: PositionDeposit, on: PositionPlace = place): ReleasedDeposit {
  const { commitment, iv, ciphertext, shareForChair, shareForServer } = deposit;
  return { delegation: on.delegation, commitment, iv, ciphertext, shareForChair, shareForServer };
}
