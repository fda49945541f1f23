import type { Delegation, Person, PositionDeposit, Round, SealingKey } from '@jsa/contract';
import { makeIdentity, type SealingIdentity } from '@jsa/sealing';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`;

export const chair: Person = {
  id: id('a'),
  name: 'The chair',
  email: 'chair@example.org',
  organisation: { id: id('b'), name: 'Chair', kind: 'chair', delegation: null },
  roles: ['chair'],
};

export function headOf(delegation: Delegation): Person {
  const organisation = { id: id('c'), name: delegation, kind: 'delegation' as const, delegation };
  return { ...chair, id: id('d'), name: 'The head', organisation, roles: ['head'] };
}

export type Keys = {
  identities: Record<'belgrade' | 'chair' | 'pristina', SealingIdentity>;
  keys: SealingKey[];
};

export async function makeKeys(): Promise<Keys> {
  const [belgrade, chairs, pristina] = await Promise.all([makeIdentity(), makeIdentity(), makeIdentity()]);
  const identities = { belgrade, chair: chairs, pristina };
  const keys = Object.entries(identities).map(([party, { recipient, fingerprint }], at) => ({
    ...{ id: id(String(at + 1)), party: party as SealingKey['party'], recipient, fingerprint },
    ...{ registeredBy: 'Somebody', registeredAt: '2026-11-27T08:00:00.000Z', isCurrent: true },
  }));
  return { identities, keys };
}

const mayNothing = {
  ...{ deposit: false, rewrap: false, release: false, publish: false, discloseKey: false },
  ...{ closeWithout: false, refer: false, moveSite: false },
};

const sign = (delegation: Delegation, isReceived: boolean) => ({
  ...{ delegation, isReceived, depositedAt: null, commitment: null, replacedCount: null },
  ...{ needsRewrapping: false, hasDisclosedKey: false },
});

/** An open round on two fictional sites; a test says what is different. */
export function roundOf(change: Partial<Round['items'][number]> = {}, kind: Round['kind'] = 'dig'): Round {
  const subjects = ['4', '5'].map((digit, at) => ({
    ...{ siteId: id(digit), code: `JSA-2026-00${at + 1}`, title: `DEMO site ${at + 1}` },
    ...{ siteVersion: 2, siteSha256: digit.repeat(64), reportSha256: null },
  }));
  return {
    ...{ id: id('6'), code: 'JSA-R-2026-001', kind, state: 'open', title: 'Autumn', version: 2 },
    ...{ agenda: 'Two sites', budgetNote: '', deadline: '2099-01-01T12:00:00.000Z', hidesReceipts: false },
    ...{
      itemCount: 1,
      awaitsYouCount: 1,
      deferred: [],
      openedAt: '2026-11-27T08:00:00.000Z',
      openedBy: 'The chair',
    },
    ...{ endedAt: null, packSha256: '9'.repeat(64), extensions: [], siteIds: [] },
    may: { change: false, open: false, extend: false },
    items: [
      {
        ...{
          id: id('7'),
          number: 1,
          state: 'sealed',
          subjects: kind === 'season-list' ? subjects : subjects.slice(0, 1),
        },
        subjectSha256: '8'.repeat(64),
        deposits: [sign('belgrade', false), sign('pristina', false)],
        ...{ releasedAt: null, releaseCount: 0, publishedAt: null, positions: [], outcome: null },
        ...{ siteMove: null, closeReason: null },
        may: mayNothing,
        ...change,
      },
    ],
  } as Round;
}

export const mayDeposit = { may: { ...mayNothing, deposit: true } };
export const mayReveal = {
  may: { ...mayNothing, release: true },
  deposits: [sign('belgrade', true), sign('pristina', true)],
};

export function receiptOf(round: Round, { commitment }: PositionDeposit, delegation: Delegation) {
  return {
    ...{ roundId: round.id, roundCode: round.code, itemId: id('7'), siteCodes: ['JSA-2026-001'] },
    ...{ subjectSha256: '8'.repeat(64), packSha256: '9'.repeat(64), delegation, commitment },
    ...{ depositedAt: '2026-11-27T09:00:00.000Z', depositedBy: 'The head', replacedCount: 0 },
    ...{ chairFingerprint: 'c', ownFingerprint: 'o', auditHeadSha256: 'a'.repeat(64) },
  };
}
