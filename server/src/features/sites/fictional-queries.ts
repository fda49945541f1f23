import type { Person } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { sql } from '#db/sql.ts';

/** Somebody of the demonstration, as a session would know them. */
export function findDemoPerson(db: Db, email: string): Promise<Person> {
  return db.one<Person>(sql`
    select person.id, person.name, person.email,
           json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                             'delegation', organisation.delegation) as organisation,
           coalesce((select json_agg(held.role order by held.role)
                     from app.held_roles held where held.person_id = person.id), '[]'::json) as roles
    from app.people person
    join app.organisations organisation on organisation.id = person.organisation_id
    where person.email = ${email} and person.is_demo`);
}
