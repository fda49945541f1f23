import {
  type Delegation,
  type DepositSign,
  delegations,
  type Person,
  type PublishedPosition,
  type Round,
  type RoundItem,
  type RoundSummary,
} from '@jsa/contract';
import type { DepositRow, ItemRow, RoundRow } from './queries.ts';

type Reader = {
  readonly delegation: Delegation | null;
  readonly isChair: boolean;
  readonly isHead: boolean;
  readonly isOfChair: boolean;
};

export function readerOf({ roles, organisation }: Person): Reader {
  return {
    delegation: organisation.delegation,
    isChair: roles.includes('chair'),
    isHead: roles.includes('head') && organisation.delegation !== null,
    isOfChair: roles.includes('chair') || roles.includes('secretariat'),
  };
}

/** Only the chair's people know of a draft. */
export function knowsOf({ isOfChair }: Reader, round: Pick<RoundRow, 'state'>): boolean {
  return round.state !== 'draft' || isOfChair;
}

/** Until when not even a receipt shows, to anybody but the delegation itself. */
function isHidden({ hidesReceipts, isOver }: RoundRow, { state }: ItemRow): boolean {
  return hidesReceipts && !isOver && state === 'sealed';
}

const ended: readonly RoundItem['state'][] = ['no-position', 'published'];
const unsettled: readonly string[] = [
  'agreed-conditions-differ',
  'closed-without-action',
  'deferred',
  'no-position',
  'not-agreed',
];

/** Before the reveal others are told that something was received, and nothing else of it. */
function signOf(delegation: Delegation, round: RoundRow, item: ItemRow, reader: Reader): DepositSign {
  const deposit = item.deposits.find((each) => each.delegation === delegation);
  const isOwn = delegation === reader.delegation;
  const isOpen = item.state === 'published';
  const knows = isOwn || isOpen;
  const isKnownReceived = knows || !isHidden(round, item);
  const waitsForKey =
    deposit !== undefined && deposit.chairKeyId !== round.chairKeyId && !ended.includes(item.state);
  return {
    delegation,
    isReceived: isKnownReceived ? deposit !== undefined : null,
    depositedAt: knows ? (deposit?.depositedAt ?? null) : null,
    commitment: knows ? (deposit?.commitment ?? null) : null,
    replacedCount: knows ? (deposit?.replacedCount ?? null) : null,
    needsRewrapping: isKnownReceived && (isOwn || reader.isOfChair) && waitsForKey,
    hasDisclosedKey: deposit?.hasDisclosedKey ?? false,
  };
}

function ownDeposit({ delegation }: Reader, item: ItemRow): DepositRow | undefined {
  return item.deposits.find((deposit) => deposit.delegation === delegation);
}

/** What the reader may do with an item now: the actions refuse by the same words. */
export function offersOf(round: RoundRow, item: ItemRow, reader: Reader): RoundItem['may'] {
  const isOpen = round.state === 'open';
  const isSealed = isOpen && item.state === 'sealed';
  const isReleased = isOpen && item.state === 'released';
  const own = ownDeposit(reader, item);
  const areBothIn = item.deposits.length === delegations.length;
  return {
    deposit: reader.isHead && isSealed && !round.isOver,
    rewrap:
      reader.isHead && own !== undefined && (isSealed || isReleased) && own.chairKeyId !== round.chairKeyId,
    release: reader.isChair && (isReleased || (isSealed && areBothIn && !isHidden(round, item))),
    publish: reader.isChair && isReleased,
    discloseKey: reader.isHead && isReleased && own !== undefined && !own.hasDisclosedKey,
    // Also after a release: what was deposited may open with no key at all, and would keep the site for ever.
    closeWithout: reader.isChair && round.isOver && ((isSealed && !areBothIn) || isReleased),
    refer: reader.isChair && ended.includes(item.state) && unsettled.includes(item.outcome?.kind ?? ''),
    moveSite: reader.isOfChair && item.siteMove?.state === 'waits',
  };
}

/** Whether the item waits for something that only the reader's side can do. */
function awaits(round: RoundRow, item: ItemRow, reader: Reader): boolean {
  const { deposit, rewrap, release, closeWithout } = offersOf(round, item, reader);
  const lacksOwn = deposit && ownDeposit(reader, item) === undefined;
  return lacksOwn || rewrap || release || closeWithout;
}

function itemFor(
  round: RoundRow,
  item: ItemRow,
  { reader, positions }: { reader: Reader; positions: readonly PublishedPosition[] },
): RoundItem {
  const { deposits: _, closeReason, ...rest } = item;
  return {
    ...rest,
    closeReason: closeReason === '' ? null : closeReason,
    deposits: delegations.map((delegation) => signOf(delegation, round, item, reader)),
    positions: [...positions],
    may: offersOf(round, item, reader),
  };
}

export function summaryFor(person: Person, round: RoundRow): RoundSummary {
  const reader = readerOf(person);
  const { id, code, kind, state, title, deadline, openedAt, endedAt, items, siteIds, deferred } = round;
  const drafted = kind === 'season-list' ? 1 : siteIds.length;
  return {
    ...{ id, code, kind, state, title, deadline, openedAt, endedAt, deferred },
    itemCount: state === 'draft' ? drafted : items.length,
    awaitsYouCount: items.filter((item) => awaits(round, item, reader)).length,
  };
}

/** A round as far as somebody may know of it; `published` are the positions by item. */
export function roundFor(
  person: Person,
  round: RoundRow,
  published: ReadonlyMap<string, readonly PublishedPosition[]>,
): Round {
  const reader = readerOf(person);
  const { agenda, budgetNote, hidesReceipts, version, openedBy, packSha256, extensions, siteIds } = round;
  const isDraft = round.state === 'draft';
  return {
    ...summaryFor(person, round),
    ...{ agenda, budgetNote, hidesReceipts, version, openedBy, packSha256, extensions, siteIds },
    items: round.items.map((item) =>
      itemFor(round, item, { reader, positions: published.get(item.id) ?? [] }),
    ),
    may: {
      change: isDraft && reader.isOfChair,
      open: isDraft && reader.isChair,
      extend: round.state === 'open' && reader.isChair,
    },
  };
}
