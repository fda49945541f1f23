import type {
  Delegation,
  DepositReceipt,
  OwnDeposit,
  Person,
  PositionDeposit,
  PositionRewrapping,
} from '@jsa/contract';
import { fingerprintOf } from '@jsa/sealing';
import { type Database, type Db, inTransaction, type Tx } from '#db/db.ts';
import { auditHead, recordAudit } from '#features/audit/index.ts';
import { notify } from '#features/notifications/index.ts';
import { currentSealingKeys } from '#features/sealing-keys/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere } from '#http/problem.ts';
import type { VaultKeys } from '#vault/vault-keys.ts';
import { findDeposit, putDeposit, putWrapping } from './position-queries.ts';
import { findRoundOfItem, type ItemRow, lockRoundOfItem, type RoundRow, tellOfRound } from './queries.ts';
import { itemOf, requireKnown } from './reading.ts';
import { sealShare } from './share-vault.ts';
import { offersOf, readerOf } from './sight.ts';

type Place = { round: RoundRow; item: ItemRow; delegation: Delegation };

function requireDelegation({ organisation }: Person): Delegation {
  if (organisation.delegation === null) throw nothingHere();
  return organisation.delegation;
}

async function lockPlace(tx: Tx, person: Person, itemId: string): Promise<Place> {
  const delegation = requireDelegation(person);
  const round = requireKnown(person, await lockRoundOfItem(tx, itemId));
  return { round, item: itemOf(round, itemId), delegation };
}

/** Sealed to a key that is not the current one it could wait for somebody who cannot open it. */
async function requireCurrentKeys(
  tx: Tx,
  { chairKeyId, ownKeyId }: Pick<PositionDeposit, 'chairKeyId' | 'ownKeyId'>,
  delegation: Delegation,
): Promise<{ chairFingerprint: string; ownFingerprint: string }> {
  const keys = await currentSealingKeys(tx);
  const [chair, own] = [keys.get('chair'), keys.get(delegation)];
  if (chair === undefined || own === undefined || chair.id !== chairKeyId || own.id !== ownKeyId) {
    const whose = chair?.id !== chairKeyId ? 'The chair' : 'Your delegation';
    const message = `${whose} has another sealing key by now. Compare its fingerprint, then seal again.`;
    throw conflict('other-key', message);
  }
  return {
    chairFingerprint: await fingerprintOf(chair.recipient),
    ownFingerprint: await fingerprintOf(own.recipient),
  };
}

const bytes = (base64: string) => Buffer.from(base64, 'base64');

function sealedWrapping(
  vault: VaultKeys,
  { item, delegation }: Place,
  wrapped: Omit<PositionRewrapping, 'commitment'>,
) {
  const place = { itemId: item.id, delegation, field: 'share-for-server' as const };
  return {
    itemId: item.id,
    delegation,
    shareForChair: bytes(wrapped.shareForChair),
    shareForServer: sealShare(vault, place, wrapped.shareForServer),
    keyForOwn: bytes(wrapped.keyForOwn),
    chairKeyId: wrapped.chairKeyId,
    ownKeyId: wrapped.ownKeyId,
  };
}

async function receiptOf(
  tx: Tx,
  { round, item, delegation }: Place,
  fingerprints: { chairFingerprint: string; ownFingerprint: string },
): Promise<DepositReceipt> {
  const deposit = await findDeposit(tx, item.id, delegation);
  if (deposit === null) throw nothingHere();
  const { commitment, depositedAt, depositedBy, replacedCount } = deposit;
  return {
    ...{ roundId: round.id, roundCode: round.code ?? '', itemId: item.id },
    siteCodes: item.subjects.map(({ code }) => code),
    subjectSha256: item.subjectSha256,
    packSha256: round.packSha256 ?? '',
    ...{ delegation, commitment, depositedAt, depositedBy, replacedCount },
    ...fingerprints,
    auditHeadSha256: (await auditHead(tx)).sha256,
  };
}

async function keep(
  tx: Tx,
  person: Person,
  { place, action, commitment }: { place: Place; action: string; commitment: string },
): Promise<void> {
  const { round, item, delegation } = place;
  await recordAudit(tx, person.id, {
    ...{ action, subjectId: item.id, subjectSha256: commitment, owner: delegation },
    details: { roundId: round.id, itemNumber: item.number, delegation },
  });
  // Where receipts are hidden a bell would tell what the screen does not; who deposited knows.
  if (!round.hidesReceipts || round.isOver) await tellOfRound(tx, round.id);
}

/** Deposits a sealed position, or replaces the one before. Nothing here can read it. */
export function deposit(
  db: Database,
  vault: VaultKeys,
  { person, itemId, sealed }: { person: Person; itemId: string; sealed: PositionDeposit },
): Promise<DepositReceipt> {
  return inTransaction(db, async (tx) => {
    const place = await lockPlace(tx, person, itemId);
    const { round, item, delegation } = place;
    if (!offersOf(round, item, readerOf(person)).deposit) {
      const message = round.isOver
        ? 'The deadline has passed. Nothing was deposited; the chair can extend it.'
        : 'Positions on this item are open or closed already; nothing was deposited.';
      throw conflict('not-open', message, { state: item.state });
    }
    const fingerprints = await requireCurrentKeys(tx, sealed, delegation);
    const isReplacing = item.deposits.some((each) => each.delegation === delegation);
    const isOtherIn = item.deposits.some((each) => each.delegation !== delegation);
    // Where receipts are hidden a bell would tell what the screen does not.
    if (isOtherIn && !isReplacing && !round.hidesReceipts)
      await notify(tx, { kind: 'both-positions-in', roundId: round.id, to: ['chair'], by: null });
    const { commitment, iv, ciphertext } = sealed;
    await putDeposit(tx, {
      ...sealedWrapping(vault, place, sealed),
      ...{ commitment, iv: bytes(iv), ciphertext: bytes(ciphertext), personId: person.id },
    });
    const action = isReplacing ? 'position.replace' : 'position.deposit';
    await keep(tx, person, { place, action, commitment });
    return receiptOf(tx, place, fingerprints);
  });
}

/** The key of a deposited position for other keys of the chair or of the delegation; the position stays as it is. */
export function rewrap(
  db: Database,
  vault: VaultKeys,
  { person, itemId, wrapped }: { person: Person; itemId: string; wrapped: PositionRewrapping },
): Promise<DepositReceipt> {
  return inTransaction(db, async (tx) => {
    const place = await lockPlace(tx, person, itemId);
    const { item, delegation } = place;
    const own = item.deposits.find((each) => each.delegation === delegation);
    if (own === undefined || (item.state !== 'sealed' && item.state !== 'released')) {
      const message = 'There is no sealed position of your delegation on this item to wrap anew.';
      throw conflict('not-open', message, { state: item.state });
    }
    if (own.commitment !== wrapped.commitment) {
      const message = 'Another position was deposited in the meantime. Look at it, then wrap its key anew.';
      throw conflict('other-position', message);
    }
    const fingerprints = await requireCurrentKeys(tx, wrapped, delegation);
    await putWrapping(tx, sealedWrapping(vault, place, wrapped));
    await keep(tx, person, { place, action: 'position.rewrap', commitment: own.commitment });
    return receiptOf(tx, place, fingerprints);
  });
}

/** A delegation's own sealed position, for its own head. The server's share is not in it. */
export async function readOwn(db: Db, person: Person, itemId: string): Promise<OwnDeposit> {
  const delegation = requireDelegation(person);
  requireKnown(person, await findRoundOfItem(db, itemId));
  const own = await findDeposit(db, itemId, delegation);
  if (own === null) throw nothingHere();
  return {
    commitment: own.commitment,
    iv: own.iv.toString('base64'),
    ciphertext: own.ciphertext.toString('base64'),
    keyForOwn: own.keyForOwn.toString('base64'),
    ownKeyId: own.ownKeyId,
    depositedAt: own.depositedAt,
  };
}
