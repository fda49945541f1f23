import {
  type Delegation,
  type DelegationPosition,
  delegations,
  type OpenedPosition,
  type Person,
  type ReleasedDeposit,
  type Round,
} from '@jsa/contract';
import {
  openWithKey,
  outcomeOf,
  type PositionPlace,
  placeOn,
  SealingError,
  type SealingErrorCode,
  verifyOpened,
} from '@jsa/sealing';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { notify } from '#features/notifications/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import { conclude, noOutcome } from './actions.ts';
import { moveSites } from './move-sites.ts';
import * as positions from './position-queries.ts';
import { endIfDone, type ItemRow, lockRoundOfItem, type RoundRow, tellOfRound } from './queries.ts';
import { itemOf, readRoundFor, requireKnown } from './reading.ts';
import { sealShare, unsealShare } from './share-vault.ts';
import { offersOf, readerOf } from './sight.ts';

type Asked = { person: Person; itemId: string };

async function lockItem(tx: Tx, { person, itemId }: Asked) {
  const round = requireKnown(person, await lockRoundOfItem(tx, itemId));
  const item = itemOf(round, itemId);
  return { round, item, may: offersOf(round, item, readerOf(person)) };
}

/**
 * Both shares of the server at once, to the chair, once both positions are in; from then on nothing is replaced. Asked
 * again it gives the same, and counts it: a lost connection must not hold two positions.
 */
export function release(
  db: Database,
  vault: VaultKeys,
  { person, itemId }: Asked,
): Promise<{ deposits: ReleasedDeposit[] }> {
  return inTransaction(db, async (tx) => {
    const { round, item, may } = await lockItem(tx, { person, itemId });
    if (!may.release) {
      const message = 'Both positions are opened together, once both are in and may show as received.';
      throw conflict('not-both', message, { state: item.state });
    }
    await positions.setReleased(tx, itemId);
    const deposits = (await positions.findDeposits(tx, itemId)).map((sealed): ReleasedDeposit => {
      const { delegation, commitment, shareForServer } = sealed;
      if (shareForServer === null) throw nothingHere();
      const place = { itemId, delegation, field: 'share-for-server' as const };
      return {
        ...{ delegation, commitment },
        iv: sealed.iv.toString('base64'),
        ciphertext: sealed.ciphertext.toString('base64'),
        shareForChair: sealed.shareForChair.toString('base64'),
        shareForServer: unsealShare(vault, place, shareForServer),
      };
    });
    const details = { roundId: round.id, itemNumber: item.number, count: item.releaseCount + 1 };
    await recordAudit(tx, person.id, { action: 'position.release', subjectId: itemId, details });
    await tellOfRound(tx, round.id);
    return { deposits };
  });
}

/** What a delegation committed to without its being a position: it counts as none, and the other one stays sealed. */
const voids: readonly SealingErrorCode[] = ['faulty', 'not-a-position', 'wrong-place'];

type Checked = { opened: OpenedPosition; position: DelegationPosition | null };

async function check(
  { round, item }: { round: RoundRow; item: ItemRow },
  opened: OpenedPosition,
): Promise<Checked> {
  const { delegation } = opened;
  const commitment = item.deposits.find((each) => each.delegation === delegation)?.commitment ?? '';
  try {
    return { opened, position: await verifyOpened(opened, commitment, placeOn(round, item, delegation)) };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    if (voids.includes(error.code)) return { opened, position: null };
    const message = `What was sent as the position of the ${delegation === 'belgrade' ? 'Belgrade' : 'Pristina'} delegation is not what it committed to. Nothing was published.`;
    throw new Problem('conflict', message, { reason: error.code, delegation });
  }
}

/** Both are kept for ever and the outcome follows by the grid; or, where one is no position, neither is shown. */
async function settle(
  tx: Tx,
  person: Person,
  { round, item, checked }: { round: RoundRow; item: ItemRow; checked: readonly Checked[] },
): Promise<Round> {
  const roundId = round.id;
  const lacking = checked.filter(({ position }) => position === null).map(({ opened }) => opened.delegation);
  const said = (delegation: Delegation) =>
    checked.find(({ opened }) => opened.delegation === delegation)?.position ?? null;
  const [belgrade, pristina] = [said('belgrade'), said('pristina')];
  if (belgrade === null || pristina === null) {
    const reason = `What was deposited is no position: ${lacking.join(', ')}.`;
    const outcome = { ...noOutcome, kind: 'no-position' as const };
    await positions.setWithoutPosition(tx, { itemId: item.id, reason, outcome });
    await endIfDone(tx, roundId);
    const details = { itemNumber: item.number, lacking };
    return conclude(tx, person, { roundId, action: 'position.void', subjectId: item.id, details });
  }
  for (const { opened } of checked)
    await positions.insertPublished(tx, {
      itemId: item.id,
      delegation: opened.delegation,
      commitment: item.deposits.find((each) => each.delegation === opened.delegation)?.commitment ?? '',
      padded: Buffer.from(opened.paddedBase64, 'base64'),
      nonce: Buffer.from(opened.nonceHex, 'hex'),
    });
  await notify(tx, { kind: 'positions-published', roundId, to: ['heads', 'members'], by: person.id });
  const outcome = outcomeOf(round.kind, { belgrade, pristina });
  await positions.setPublished(tx, item.id, outcome);
  if (outcome.kind === 'agreed') await moveSites(tx, person, { round, item });
  await endIfDone(tx, roundId);
  const details = { itemNumber: item.number, outcome: outcome.kind };
  return conclude(tx, person, { roundId, action: 'position.publish', subjectId: item.id, details });
}

/** Publishes both positions at once. The commitments are checked here again, and once more by the database. */
export function publish(
  db: Database,
  { person, itemId, opened }: Asked & { opened: readonly OpenedPosition[] },
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const { round, item, may } = await lockItem(tx, { person, itemId });
    const isOfBoth = delegations.every((each) => opened.some(({ delegation }) => delegation === each));
    if (!isOfBoth)
      throw new Problem('invalid-request', 'Both positions are published, or none.', {
        field: 'body.positions',
      });
    const isRepeated = item.state === 'published' && readerOf(person).isChair;
    if (!may.publish && !isRepeated) {
      const message = 'This item has nothing to publish: its positions were not released, or it is closed.';
      throw conflict('not-released', message, { state: item.state });
    }
    const checked = await Promise.all(opened.map((each) => check({ round, item }, each)));
    // The answer to the first attempt was lost on its way: what was checked is what is published.
    if (isRepeated) return readRoundFor(tx, person, round.id);
    return settle(tx, person, { round, item, checked });
  });
}

/** The key of the own position, after a release that the chair did not publish. With both keys, both are published. */
export function discloseKey(
  db: Database,
  vault: VaultKeys,
  { person, itemId, key }: Asked & { key: string },
): Promise<Round> {
  return inTransaction(db, async (tx) => {
    const { round, item, may } = await lockItem(tx, { person, itemId });
    const { delegation } = person.organisation;
    if (!may.discloseKey || delegation === null) {
      const message =
        'A key is disclosed once, after the positions were released and while they are not published.';
      throw conflict('not-released', message, { state: item.state });
    }
    const deposits = await positions.findDeposits(tx, itemId);
    const own = deposits.find((each) => each.delegation === delegation);
    if (own === undefined) throw nothingHere();
    await openDeposit(own, key, placeOn(round, item, delegation));
    const sealed = sealShare(vault, { itemId, delegation, field: 'disclosed-key' }, key);
    await positions.putDisclosedKey(tx, { itemId, delegation, sealed });
    await recordAudit(tx, person.id, {
      ...{ action: 'position.disclose-key', subjectId: itemId, owner: delegation },
      details: { roundId: round.id, itemNumber: item.number, delegation },
    });
    await tellOfRound(tx, round.id);
    const other = deposits.find((each) => each.delegation !== delegation);
    if (other === undefined || other.disclosedKey === null) return readRoundFor(tx, person, round.id);
    const place = { itemId, delegation: other.delegation, field: 'disclosed-key' as const };
    const keys = { [delegation]: key, [other.delegation]: unsealShare(vault, place, other.disclosedKey) };
    const checked = await Promise.all(
      deposits.map((each) =>
        openDeposit(each, keys[each.delegation] ?? '', placeOn(round, item, each.delegation)),
      ),
    );
    return settle(tx, person, { round, item, checked });
  });
}

/** Opens a deposit with its whole key. A key that does not fit is refused; what opens and is no position counts as none. */
async function openDeposit(
  sealed: positions.SealedDeposit,
  key: string,
  place: PositionPlace,
): Promise<Checked> {
  const { delegation } = place;
  const closed = { commitment: sealed.commitment, iv: sealed.iv.toString('base64') };
  try {
    const { position, ...opened } = await openWithKey(
      { ...closed, ciphertext: sealed.ciphertext.toString('base64') },
      key,
      place,
    );
    return { opened, position };
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    if (voids.includes(error.code))
      return { opened: { delegation, paddedBase64: '', nonceHex: '' }, position: null };
    throw new Problem('conflict', `This key does not open the position. ${error.message}`, {
      reason: error.code,
      delegation,
    });
  }
}
