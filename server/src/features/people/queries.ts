import type { Organisation, PersonEntry } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';

const organisationColumn = sql`
  json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                    'delegation', organisation.delegation) as organisation`;

/** Everybody, or the people of one organisation. Days are texts: a day has no time zone. */
export function findPeople(db: Db, organisationId: string | null): Promise<PersonEntry[]> {
  return db.many<PersonEntry>(sql`
    select person.id, person.name, person.email, ${organisationColumn},
           person.deactivated_at is null as "isActive",
           coalesce((select json_agg(held.role order by held.role)
                     from app.held_roles held where held.person_id = person.id), '[]'::json) as roles,
           coalesce((select json_agg(json_build_object(
                              'id', appointment.id, 'role', appointment.role,
                              'validFrom', appointment.valid_from, 'validUntil', appointment.valid_until,
                              'endedAt', appointment.ended_at,
                              'appointedBy', appointer.name, 'endedBy', ender.name,
                              'state', case when appointment.ended_at is not null
                                              or appointment.valid_until < current_date then 'over'
                                            when appointment.valid_from > current_date then 'to-come'
                                            else 'held' end)
                            order by appointment.valid_from desc, appointment.appointed_at desc)
                     from app.appointments appointment
                     left join app.people appointer on appointer.id = appointment.appointed_by
                     left join app.people ender on ender.id = appointment.ended_by
                     where appointment.person_id = person.id), '[]'::json) as appointments
    from app.people person
    join app.organisations organisation on organisation.id = person.organisation_id
    where ${organisationId}::uuid is null or person.organisation_id = ${organisationId}::uuid
    order by organisation.kind, organisation.name, person.name, person.id`);
}

export function findOrganisations(db: Db, organisationId: string | null): Promise<Organisation[]> {
  return db.many<Organisation>(sql`
    select id, name, kind, delegation
    from app.organisations
    where ${organisationId}::uuid is null or id = ${organisationId}::uuid
    order by delegation nulls last, kind, name`);
}

export function findOrganisationById(db: Db, id: string): Promise<Organisation | null> {
  return db.maybeOne<Organisation>(sql`
    select id, name, kind, delegation from app.organisations where id = ${id}`);
}

export function insertOrganisation(
  db: Db,
  { kind, name }: Pick<Organisation, 'kind' | 'name'>,
): Promise<Organisation> {
  return db.one<Organisation>(sql`
    insert into app.organisations (kind, name) values (${kind}, ${name})
    returning id, name, kind, delegation`);
}

export async function isOrganisationNameTaken(db: Db, name: string): Promise<boolean> {
  return (
    (await db.maybeOne(sql`select 1 from app.organisations where lower(name) = lower(${name})`)) !== null
  );
}

export type LockedPerson = { id: string; isActive: boolean; organisation: Organisation };

/** Locked until the end of the transaction: two who change one person's appointments wait for each other. */
export function lockPerson(tx: Tx, personId: string): Promise<LockedPerson | null> {
  return tx.maybeOne<LockedPerson>(sql`
    select person.id, person.deactivated_at is null as "isActive", ${organisationColumn}
    from app.people person
    join app.organisations organisation on organisation.id = person.organisation_id
    where person.id = ${personId}
    for update of person`);
}

/** Keeps the administrators as they are until the end of the transaction, and counts those who are not `personId`. */
export async function countOtherAdmins(tx: Tx, personId: string): Promise<number> {
  await tx.run(sql`
    select person.id from app.people person
    where person.organisation_kind = 'host' order by person.id for update`);
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from app.held_roles where role = 'admin' and person_id <> ${personId}`);
  return count;
}

export async function holdsRole(tx: Tx, personId: string, role: string): Promise<boolean> {
  const row = await tx.maybeOne(sql`
    select 1 from app.held_roles where person_id = ${personId} and role = ${role}`);
  return row !== null;
}

/** An appointment to this role that is held or to come, and touches the days from `validFrom` on. */
export async function isAppointed(
  tx: Tx,
  wanted: { personId: string; role: string; validFrom: string | null; validUntil: string | null },
): Promise<boolean> {
  const row = await tx.maybeOne(sql`
    select 1 from app.appointments
    where person_id = ${wanted.personId} and role = ${wanted.role} and ended_at is null
      and daterange(valid_from, valid_until, '[]')
          && daterange(coalesce(${wanted.validFrom}::date, current_date), ${wanted.validUntil}::date, '[]')
    limit 1`);
  return row !== null;
}

export function findAppointment(
  tx: Tx,
  id: string,
): Promise<{ personId: string; role: string; isOver: boolean } | null> {
  return tx.maybeOne(sql`
    select person_id as "personId", role,
           ended_at is not null or coalesce(valid_until < current_date, false) as "isOver"
    from app.appointments where id = ${id}`);
}

/** Ends one appointment, or all of a person that are not over; answers with their roles. */
export function endAppointments(
  tx: Tx,
  { id = null, personId, endedBy }: { id?: string | null; personId: string; endedBy: string },
): Promise<{ id: string; role: string }[]> {
  return tx.many(sql`
    update app.appointments set ended_at = now(), ended_by = ${endedBy}
    where person_id = ${personId} and (${id}::uuid is null or id = ${id}::uuid)
      and ended_at is null and (valid_until is null or valid_until >= current_date)
    returning id, role`);
}

export function setDeactivated(tx: Tx, personId: string, isDeactivated: boolean): Promise<number> {
  return tx.run(sql`
    update app.people
    set deactivated_at = case when ${isDeactivated} then coalesce(deactivated_at, now()) end, updated_at = now()
    where id = ${personId}`);
}

/** Whether a day lies before today, as the database counts days. */
export async function isPast(db: Db, day: string): Promise<boolean> {
  const { isOver } = await db.one<{ isOver: boolean }>(sql`select ${day}::date < current_date as "isOver"`);
  return isOver;
}
