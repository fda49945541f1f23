import type {
  Delegation,
  MinutesAnswer,
  MinutesContent,
  MinutesDraft,
  MinutesRecord,
  MinutesState,
  SignedMinutes,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

export type MinutesRow = {
  roundId: string;
  version: number;
  state: MinutesState;
  revision: number;
  draft: MinutesDraft;
};

export function findMinutes(db: Db, roundId: string): Promise<MinutesRow | null> {
  return db.maybeOne<MinutesRow>(sql`
    select round_id as "roundId", version, state, revision, draft from app.minutes where round_id = ${roundId}`);
}

/** Nobody else changes the minutes, or begins them, before the transaction ends. */
export async function lockMinutes(tx: Db, roundId: string): Promise<MinutesRow | null> {
  await tx.run(sql`select 1 from app.rounds where id = ${roundId} for update`);
  return findMinutes(tx, roundId);
}

export function putDraft(
  tx: Db,
  { roundId, personId, draft }: { roundId: string; personId: string; draft: MinutesDraft },
): Promise<number> {
  return tx.run(sql`
    insert into app.minutes as present (round_id, draft, changed_by)
    values (${roundId}, ${JSON.stringify(draft)}::jsonb, ${personId})
    on conflict (round_id) do update
    set draft = excluded.draft, changed_by = excluded.changed_by, changed_at = now(), version = present.version + 1`);
}

export function setState(
  tx: Db,
  { roundId, state, revision }: Pick<MinutesRow, 'roundId' | 'state' | 'revision'>,
): Promise<number> {
  return tx.run(sql`
    update app.minutes set state = ${state}, revision = ${revision}, version = version + 1
    where round_id = ${roundId}`);
}

export function insertRevision(
  tx: Db,
  revision: { roundId: string; content: MinutesContent; contentSha256: string; personId: string },
): Promise<number> {
  return tx.run(sql`
    insert into app.minutes_revisions (round_id, revision, content, content_sha256, offered_by)
    values (${revision.roundId}, ${revision.content.revision}, ${JSON.stringify(revision.content)}::jsonb,
            ${revision.contentSha256}, ${revision.personId})`);
}

export function findRevision(
  db: Db,
  roundId: string,
  revision: number,
): Promise<{ content: MinutesContent; contentSha256: string } | null> {
  return db.maybeOne(sql`
    select content, content_sha256 as "contentSha256" from app.minutes_revisions
    where round_id = ${roundId} and revision = ${revision}`);
}

export function insertAnswer(
  tx: Db,
  given: Pick<MinutesAnswer, 'answer' | 'reservation' | 'language'> & {
    roundId: string;
    revision: number;
    delegation: Delegation;
    personId: string;
  },
): Promise<number> {
  return tx.run(sql`
    insert into app.minutes_answers (round_id, revision, delegation, answer, reservation, language, answered_by)
    values (${given.roundId}, ${given.revision}, ${given.delegation}, ${given.answer}, ${given.reservation},
            ${given.language}, ${given.personId})`);
}

/** In alphabetical order of the delegations. */
export function findAnswers(db: Db, roundId: string, revision: number): Promise<MinutesAnswer[]> {
  return db.many<MinutesAnswer>(sql`
    select answer.delegation, answer.answer, answer.reservation, answer.language, person.name,
           answer.answered_at as at
    from app.minutes_answers answer
    join app.people person on person.id = answer.answered_by
    where answer.round_id = ${roundId} and answer.revision = ${revision}
    order by answer.delegation`);
}

export function insertFrozen(
  tx: Db,
  frozen: {
    roundId: string;
    record: MinutesRecord;
    signed: SignedMinutes;
    kid: string;
    pdf: Buffer;
    pdfSha256: string;
  },
): Promise<number> {
  return tx.run(sql`
    insert into app.frozen_minutes (round_id, record, signed, kid, pdf, pdf_sha256, frozen_at)
    values (${frozen.roundId}, ${JSON.stringify(frozen.record)}::jsonb, ${JSON.stringify(frozen.signed)}::jsonb,
            ${frozen.kid}, ${frozen.pdf}, ${frozen.pdfSha256}, ${frozen.record.frozenAt})`);
}

export type FrozenRow = { record: MinutesRecord; signed: SignedMinutes; kid: string; pdfSha256: string };

export function findFrozen(db: Db, roundId: string): Promise<FrozenRow | null> {
  return db.maybeOne<FrozenRow>(sql`
    select record, signed, kid, pdf_sha256 as "pdfSha256" from app.frozen_minutes where round_id = ${roundId}`);
}

export function findPdf(db: Db, roundId: string): Promise<{ pdf: Buffer } | null> {
  return db.maybeOne(sql`select pdf from app.frozen_minutes where round_id = ${roundId}`);
}
