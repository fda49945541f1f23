import type {
  Delegation,
  RoundDraft,
  RoundItem,
  RoundKind,
  RoundOutcome,
  RoundState,
  RoundSubject,
  SiteDecision,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { type Sql, sql } from '#db/sql.ts';

export type DepositRow = {
  delegation: Delegation;
  commitment: string;
  depositedAt: string;
  replacedCount: number;
  chairKeyId: string;
  hasDisclosedKey: boolean;
};

export type ItemRow = Pick<
  RoundItem,
  | 'id'
  | 'number'
  | 'state'
  | 'subjects'
  | 'subjectSha256'
  | 'releasedAt'
  | 'releaseCount'
  | 'publishedAt'
  | 'siteMove'
> & { closeReason: string; outcome: RoundOutcome | null; deposits: DepositRow[] };

export type RoundRow = {
  id: string;
  code: string | null;
  kind: RoundKind;
  state: RoundState;
  title: string;
  agenda: string;
  budgetNote: string;
  deadline: string;
  /** By the clock of the database. */
  isOver: boolean;
  hidesReceipts: boolean;
  version: number;
  siteIds: string[];
  packSha256: string | null;
  openedBy: string | null;
  openedAt: string | null;
  endedAt: string | null;
  extensions: { at: string; deadline: string; reason: string }[];
  items: ItemRow[];
  /** The deferred of its items that no later round took up; by the day of the database in UTC. */
  deferred: { code: string; reviewOn: string; isDue: boolean }[];
  /** The key that the chair's share must be encrypted to; null while there is none. */
  chairKeyId: string | null;
};

function roundsWhere(condition: Sql): Sql {
  return sql`
    select round.id, round.code, round.kind, round.state, round.title, round.agenda,
           round.budget_note as "budgetNote", round.deadline, clock_timestamp() > round.deadline as "isOver",
           round.hides_receipts as "hidesReceipts", round.version, round.site_ids as "siteIds",
           round.pack_sha256 as "packSha256", opener.name as "openedBy", round.opened_at as "openedAt",
           round.ended_at as "endedAt",
           coalesce((
             select json_agg(json_build_object('at', extension.extended_at, 'deadline', extension.deadline,
                                               'reason', extension.reason) order by extension.extended_at)
             from app.round_extensions extension where extension.round_id = round.id), '[]'::json) as extensions,
           coalesce((
             select json_agg(json_build_object(
               'id', item.id, 'number', item.number, 'state', item.state, 'subjects', item.subjects,
               'subjectSha256', item.subject_sha256, 'releasedAt', item.released_at,
               'releaseCount', item.release_count, 'publishedAt', item.published_at, 'siteMove', item.site_move,
               'closeReason', item.close_reason, 'outcome', item.outcome,
               'deposits', coalesce((
                 select json_agg(json_build_object(
                   'delegation', deposit.delegation, 'commitment', deposit.commitment,
                   'depositedAt', deposit.deposited_at, 'replacedCount', deposit.replaced_count,
                   'chairKeyId', deposit.chair_key_id, 'hasDisclosedKey', deposit.disclosed_key is not null))
                 from app.position_deposits deposit where deposit.item_id = item.id), '[]'::json))
               order by item.number)
             from app.round_items item where item.round_id = round.id), '[]'::json) as items,
           coalesce((
             select json_agg(json_build_object(
               'code', site.code, 'reviewOn', item.outcome ->> 'reviewOn',
               'isDue', (item.outcome ->> 'reviewOn')::date <= (now() at time zone 'UTC')::date)
               order by item.outcome ->> 'reviewOn', site.code)
             from app.round_items item
             join app.round_item_sites about on about.item_id = item.id
             join app.sites site on site.id = about.site_id
             where item.round_id = round.id and item.outcome ->> 'kind' = 'deferred' and not exists (
               select from app.round_item_sites again
               join app.round_items later on later.id = again.item_id
               join app.rounds next on next.id = later.round_id
               where again.site_id = about.site_id and next.kind = round.kind
                 and next.opened_at > round.opened_at)), '[]'::json) as deferred,
           (select key.id from app.sealing_keys key where key.party = 'chair' order by key.number desc limit 1)
             as "chairKeyId"
    from app.rounds round
    left join app.people opener on opener.id = round.opened_by
    where ${condition}
    order by coalesce(round.opened_at, round.created_at) desc, round.id`;
}

export function findRounds(db: Db): Promise<RoundRow[]> {
  return db.many<RoundRow>(roundsWhere(sql`true`));
}

export function findRound(db: Db, id: string): Promise<RoundRow | null> {
  return db.maybeOne<RoundRow>(roundsWhere(sql`round.id = ${id}`));
}

export function findRoundState(db: Db, id: string): Promise<Pick<RoundRow, 'state'> | null> {
  return db.maybeOne(sql`select round.state from app.rounds round where round.id = ${id}`);
}

/** Nobody else changes the round, or anything in it, before the transaction ends. */
export async function lockRound(tx: Db, id: string): Promise<RoundRow | null> {
  await tx.run(sql`select 1 from app.rounds where id = ${id} for update`);
  return findRound(tx, id);
}

/** The round of an item, locked. */
export async function lockRoundOfItem(tx: Db, itemId: string): Promise<RoundRow | null> {
  const found = await tx.maybeOne<{ roundId: string }>(sql`
    select item.round_id as "roundId" from app.round_items item where item.id = ${itemId}`);
  return found === null ? null : lockRound(tx, found.roundId);
}

export function findRoundOfItem(db: Db, itemId: string): Promise<RoundRow | null> {
  return db.maybeOne<RoundRow>(
    roundsWhere(sql`round.id = (select item.round_id from app.round_items item where item.id = ${itemId})`),
  );
}

export function insertRound(tx: Db, draft: RoundDraft, personId: string): Promise<{ id: string }> {
  return tx.one(sql`
    insert into app.rounds (kind, title, agenda, budget_note, deadline, hides_receipts, site_ids, created_by)
    values (${draft.kind}, ${draft.title}, ${draft.agenda}, ${draft.budgetNote}, ${draft.deadline},
            ${draft.hidesReceipts}, ${draft.siteIds}::uuid[], ${personId})
    returning id`);
}

export function updateDraft(tx: Db, id: string, draft: RoundDraft): Promise<number> {
  return tx.run(sql`
    update app.rounds
    set kind = ${draft.kind}, title = ${draft.title}, agenda = ${draft.agenda}, budget_note = ${draft.budgetNote},
        deadline = ${draft.deadline}, hides_receipts = ${draft.hidesReceipts}, site_ids = ${draft.siteIds}::uuid[],
        version = version + 1
    where id = ${id}`);
}

/** The next code of the year: without a gap, as a round that fails to open gives its number back. */
export async function nextRoundCode(tx: Db): Promise<string> {
  const { year, number } = await tx.one<{ year: number; number: number }>(sql`
    insert into app.round_code_years as given (year, last_number)
    values (extract(year from now() at time zone 'UTC')::integer, 1)
    on conflict (year) do update set last_number = given.last_number + 1
    returning year, last_number as number`);
  return `JSA-R-${year}-${String(number).padStart(3, '0')}`;
}

export function setOpen(
  tx: Db,
  round: { id: string; code: string; pack: unknown; packSha256: string; personId: string },
): Promise<number> {
  return tx.run(sql`
    update app.rounds
    set state = 'open', code = ${round.code}, pack = ${JSON.stringify(round.pack)}::jsonb,
        pack_sha256 = ${round.packSha256}, opened_by = ${round.personId}, opened_at = now(), version = version + 1
    where id = ${round.id}`);
}

export async function insertItem(
  tx: Db,
  item: { roundId: string; number: number; subjects: readonly RoundSubject[]; subjectSha256: string },
): Promise<void> {
  const { id } = await tx.one<{ id: string }>(sql`
    insert into app.round_items (round_id, number, subjects, subject_sha256)
    values (${item.roundId}, ${item.number}, ${JSON.stringify(item.subjects)}::jsonb, ${item.subjectSha256})
    returning id`);
  const siteIds = item.subjects.map(({ siteId }) => siteId);
  const versions = item.subjects.map(({ siteVersion }) => siteVersion);
  await tx.run(sql`
    insert into app.round_item_sites (item_id, site_id, site_version)
    select ${id}, site_id, version
    from unnest(${siteIds}::uuid[], ${versions}::integer[]) as frozen (site_id, version)`);
}

export async function extend(
  tx: Db,
  extension: { roundId: string; deadline: string; reason: string; personId: string },
): Promise<void> {
  await tx.run(sql`
    insert into app.round_extensions (round_id, deadline, reason, extended_by)
    values (${extension.roundId}, ${extension.deadline}, ${extension.reason}, ${extension.personId})`);
  await tx.run(sql`
    update app.rounds set deadline = ${extension.deadline}, version = version + 1
    where id = ${extension.roundId}`);
}

/** Ends the round once nothing of it is left to decide. */
export function endIfDone(tx: Db, roundId: string): Promise<number> {
  return tx.run(sql`
    update app.rounds round set state = 'ended', ended_at = now(), version = version + 1
    where round.id = ${roundId} and round.state = 'open' and not exists (
      select from app.round_items item
      where item.round_id = round.id and item.state in ('released', 'sealed'))`);
}

/** Tells every process that something about the round changed; at the commit, or never. */
export async function tellOfRound(tx: Db, roundId: string): Promise<void> {
  await tx.run(sql`select pg_notify('round', ${roundId})`);
}

/** The rounds about a site that were opened, the newest first. */
export function findDecisions(db: Db, siteId: string): Promise<SiteDecision[]> {
  return db.many<SiteDecision>(sql`
    select round.id as "roundId", round.code as "roundCode", round.kind, round.opened_at as "openedAt", item.state,
           item.outcome
    from app.round_item_sites about
    join app.round_items item on item.id = about.item_id
    join app.rounds round on round.id = item.round_id
    where about.site_id = ${siteId}
    order by round.opened_at desc, round.id`);
}
