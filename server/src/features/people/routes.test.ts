import {
  acceptInvitation,
  addOrganisation,
  appoint,
  type Delegation,
  deactivatePerson,
  endAppointment,
  type Invitation,
  invite,
  listInvitations,
  listOrganisations,
  listPeople,
  type Organisation,
  openInvitation,
  organisationKinds,
  type PersonEntry,
  type Role,
  reactivatePerson,
  readSession,
  revokeInvitation,
  roles,
  rolesByOrganisationKind,
  signIn,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, cookieOf, openAppUnderTest, password, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';

let test: AppUnderTest;
let organisations: Organisation[];

beforeAll(async () => {
  test = await openAppUnderTest();
  organisations = (await (await test.as('admin')).ask(listOrganisations)).json().organisations;
});

afterAll(() => test.close());

let mailbox = 0;
let place = 0;

function idOf(kind: Organisation['kind'], delegation: Delegation | null = null): string {
  const found = organisations.find((one) => one.kind === kind && one.delegation === delegation);
  if (!found) throw new Error(`There is no ${kind}.`);
  return found.id;
}

async function inviteAs(actor: SignedIn, organisationId: string, role: Role) {
  const email = `new.${mailbox++}@example.org`;
  return actor.ask({ ...invite, payload: { email, organisationId, role } });
}

/** A stranger, each from another place. */
function ask(endpoint: object, payload: object) {
  place = (place + 1) % 250;
  const remoteAddress = `203.0.113.${place}`;
  return test.app.inject({ ...endpoint, payload, remoteAddress });
}

async function peopleOf(actor: SignedIn): Promise<PersonEntry[]> {
  return (await actor.ask(listPeople)).json().people;
}

async function entryOf(person: SignedIn): Promise<PersonEntry> {
  const found = (await peopleOf(await test.as('admin'))).find(({ id }) => id === person.person.id);
  if (!found) throw new Error('There is no such person.');
  return found;
}

function at(endpoint: { method: string; url: string }, id: string) {
  return { ...endpoint, url: endpoint.url.replace(':id', id) };
}

describe('people', () => {
  it('are seen by their own organisation, and all by who keeps the table or the machines', async () => {
    const [own, other] = [await test.as('member', 'belgrade'), await test.as('member', 'pristina')];
    for (const role of ['head', 'member'] as const) {
      const ids = (await peopleOf(await test.as(role, 'belgrade'))).map(({ id }) => id);
      expect([ids.includes(own.person.id), ids.includes(other.person.id)]).toEqual([true, false]);
    }
    for (const role of ['chair', 'secretariat', 'admin'] as const) {
      const ids = (await peopleOf(await test.as(role))).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([own.person.id, other.person.id]));
    }
    for (const role of ['analyst', 'field', 'observer'] as const) {
      expect((await (await test.as(role)).ask(listPeople)).statusCode).toBe(404);
    }
  });

  it('hold the roles that fit their organisation, and the database holds to it too', async () => {
    for (const kind of organisationKinds) {
      for (const role of roles) {
        const isTaken = await inTransaction(test.parts.db, async (tx) => {
          const { id } = await tx.one<{ id: string }>(sql`
            insert into app.people (name, email, organisation_id, organisation_kind)
            select 'X', ${`x.${mailbox++}@example.org`}, id, kind from app.organisations where kind = ${kind} limit 1
            returning id`);
          await tx.run(sql`
            insert into app.appointments (person_id, organisation_kind, role) values (${id}, ${kind}, ${role})`);
          throw new Error('taken');
        }).catch((error: Error) => error.message === 'taken');
        expect([kind, role, isTaken]).toEqual([kind, role, rolesByOrganisationKind[kind].includes(role)]);
      }
    }
  });
});

describe('an invitation', () => {
  it('lets somebody in once, who chooses name and password', async () => {
    const made = await inviteAs(await test.as('head', 'pristina'), idOf('delegation', 'pristina'), 'member');
    expect(made.statusCode).toBe(200);
    const { invitation, token } = made.json() as { invitation: Invitation; token: string };
    expect((await ask(openInvitation, { token })).json()).toEqual({
      email: invitation.email,
      organisation: { name: 'Pristina delegation', kind: 'delegation', delegation: 'pristina' },
      role: 'member',
      expiresAt: invitation.expiresAt,
    });
    const weak = await ask(acceptInvitation, { token, name: 'Arta', password: 'fjalekalimi123' });
    expect([weak.statusCode, weak.json().details]).toEqual([422, { reason: 'common' }]);
    const chosen = { name: ' Arta ', password: 'lantern-orchard-violin' };
    const both = await Promise.all([
      ask(acceptInvitation, { token, ...chosen }),
      ask(acceptInvitation, { token, ...chosen, name: 'Somebody else' }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 410]);
    const used = await ask(openInvitation, { token });
    expect([used.statusCode, used.json().code, used.json().details]).toEqual([
      410,
      'invitation-over',
      { reason: 'used' },
    ]);
    const { email } = invitation;
    const signedIn = await ask(signIn, { email, password: chosen.password });
    expect(signedIn.json().person).toMatchObject({
      roles: ['member'],
      organisation: { delegation: 'pristina' },
    });
  });

  it('says when it is expired or revoked, and to a made-up link nothing at all', async () => {
    const chair = await test.as('chair');
    const first = (await inviteAs(chair, idOf('observer'), 'observer')).json();
    const second = (await inviteAs(chair, idOf('observer'), 'observer')).json();
    await test.parts.db.run(sql`
      update app.invitations set invited_at = now() - interval '73 hours', expires_at = now() - interval '1 hour'
      where id = ${first.invitation.id}`);
    expect((await chair.ask(at(revokeInvitation, second.invitation.id))).statusCode).toBe(204);
    const accept = { name: 'X', password: 'lantern-orchard-violin' };
    for (const [{ token }, reason] of [
      [first, 'expired'],
      [second, 'revoked'],
    ]) {
      for (const answer of [
        await ask(openInvitation, { token }),
        await ask(acceptInvitation, { token, ...accept }),
      ]) {
        expect([answer.statusCode, answer.json().details]).toEqual([410, { reason }]);
      }
    }
    expect((await ask(openInvitation, { token: 'A'.repeat(43) })).statusCode).toBe(404);
    expect((await chair.ask(listInvitations)).json().invitations).toEqual([]);
  });

  it('is kept without its link, and shown with it once', async () => {
    const admin = await test.as('admin');
    const { token, invitation } = (await inviteAs(admin, idOf('host'), 'admin')).json();
    const rows = await test.parts.db.many<{ row: string }>(sql`select i::text as row from app.invitations i`);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
    const listed = await admin.ask(listInvitations);
    expect([listed.body.includes(invitation.id), listed.body.includes(token)]).toEqual([true, false]);
  });

  it.each([
    ['head', 'belgrade', ['belgrade']],
    ['chair', null, ['chair', 'field-team', 'institution', 'observer']],
    ['secretariat', null, ['chair', 'field-team', 'institution', 'observer']],
    ['admin', null, ['belgrade', 'pristina', 'chair', 'field-team', 'institution', 'observer', 'host']],
  ] as const)('is made by %s (%s) into %o only', async (role, delegation, allowed: readonly string[]) => {
    const actor = await test.as(role, delegation ?? undefined);
    for (const organisation of organisations) {
      const [wanted] = rolesByOrganisationKind[organisation.kind];
      const { statusCode } = await inviteAs(actor, organisation.id, wanted);
      const isAllowed = allowed.includes(organisation.delegation ?? organisation.kind);
      expect([organisation.name, statusCode]).toEqual([organisation.name, isAllowed ? 200 : 404]);
    }
    const member = await test.as('member', 'belgrade');
    expect((await inviteAs(member, idOf('delegation', 'belgrade'), 'member')).statusCode).toBe(403);
  });

  it('is not made to a role of another kind of organisation, nor to somebody who is there', async () => {
    const chair = await test.as('chair');
    expect((await inviteAs(chair, idOf('chair'), 'head')).statusCode).toBe(400);
    const payload = { email: chair.person.email, organisationId: idOf('chair'), role: 'chair' };
    expect((await chair.ask({ ...invite, payload })).statusCode).toBe(409);
  });
});

describe('an appointment', () => {
  it('loses its right in the middle of a session: by its last day, and by a word', async () => {
    const head = await test.as('head', 'belgrade');
    for (const end of ['day', 'word']) {
      const member = await test.signInNew('member');
      expect((await member.ask(listPeople)).statusCode).toBe(200);
      const [{ id }] = (await entryOf(member)).appointments;
      if (end === 'word') expect((await head.ask(at(endAppointment, id))).statusCode).toBe(204);
      else
        await test.parts.db.run(sql`
          update app.appointments set valid_from = current_date - 9, valid_until = current_date - 1 where id = ${id}`);
      expect([end, (await member.ask(listPeople)).statusCode]).toEqual([end, 404]);
      expect((await member.ask(readSession)).json().roles).toEqual([]);
      expect((await entryOf(member)).appointments).toEqual([
        expect.objectContaining({ state: 'over', endedBy: end === 'word' ? head.person.name : null }),
      ]);
    }
  });

  it('begins on its day and not before', async () => {
    const [chair, other] = [await test.as('chair'), await test.signInNew('secretariat')];
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const wanted = { ...at(appoint, other.person.id), payload: { role: 'chair', validFrom: tomorrow } };
    expect((await chair.ask(wanted)).statusCode).toBe(200);
    expect((await chair.ask(wanted)).statusCode).toBe(409);
    expect((await other.ask(readSession)).json().roles).toEqual(['secretariat']);
    await test.parts.db.run(sql`
      update app.appointments set valid_from = current_date where person_id = ${other.person.id} and role = 'chair'`);
    expect((await other.ask(readSession)).json().roles).toEqual(['chair', 'secretariat']);
  });

  it('is not made for people of others, beyond what an organisation knows, or into the past', async () => {
    const head = await test.as('head', 'belgrade');
    const [own, other] = [await test.as('member', 'belgrade'), await test.as('member', 'pristina')];
    const wish = async (person: SignedIn, payload: object) =>
      (await head.ask({ ...at(appoint, person.person.id), payload })).statusCode;
    expect(await wish(other, { role: 'analyst' })).toBe(404);
    expect(await wish(own, { role: 'admin' })).toBe(400);
    expect(await wish(own, { role: 'analyst', validUntil: '2020-01-31' })).toBe(400);
    const [{ id }] = (await entryOf(other)).appointments;
    expect((await head.ask(at(endAppointment, id))).statusCode).toBe(404);
    expect((await own.ask({ ...at(appoint, own.person.id), payload: { role: 'head' } })).statusCode).toBe(
      403,
    );
  });
});

describe('somebody who is deactivated', () => {
  it('is out at once, cannot sign in, and begins without a role when activated again', async () => {
    const [admin, member] = [await test.as('admin'), await test.signInNew('member')];
    const { email } = member.person;
    expect((await admin.ask(at(deactivatePerson, member.person.id))).statusCode).toBe(204);
    expect((await member.ask(readSession)).statusCode).toBe(401);
    const refused = await ask(signIn, { email, password });
    const wrong = await ask(signIn, { email, password: 'wrong' });
    expect([refused.statusCode, refused.json()]).toEqual([401, wrong.json()]);
    expect((await admin.ask(at(reactivatePerson, member.person.id))).statusCode).toBe(204);
    const again = await ask(signIn, { email, password });
    expect(again.json().person.roles).toEqual([]);
    expect(cookieOf(again)).not.toBe(member.cookie);
  });

  it('is never the last administrator, whose appointment does not end either', async () => {
    const alone = await test.as('admin');
    const other = await test.signInNew('admin');
    const [{ id }] = (await entryOf(alone)).appointments;
    const both = await Promise.all([
      other.ask(at(deactivatePerson, alone.person.id)),
      alone.ask(at(deactivatePerson, other.person.id)),
    ]);
    const statuses = both.map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const left = statuses[0] === 204 ? other : alone;
    const own =
      statuses[0] === 204
        ? (await peopleOf(left)).find((one) => one.id === left.person.id)
        : { appointments: [{ id }] };
    const answers = [
      await left.ask(at(deactivatePerson, left.person.id)),
      await left.ask(at(endAppointment, String(own?.appointments[0]?.id))),
    ];
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().message]).toEqual([
        409,
        expect.stringContaining('last administrator'),
      ]);
    }
  });
});

describe('an organisation', () => {
  it('is added by the administrator, once by one name', async () => {
    const admin = await test.signInNew('admin');
    const wanted = { ...addOrganisation, payload: { kind: 'institution', name: 'Institute of Soils' } };
    expect((await admin.ask(wanted)).json()).toMatchObject({ name: 'Institute of Soils', delegation: null });
    expect((await admin.ask(wanted)).statusCode).toBe(409);
    const second = { ...addOrganisation, payload: { kind: 'delegation', name: 'A third one' } };
    expect((await admin.ask(second)).statusCode).toBe(400);
    expect((await (await test.as('chair')).ask(wanted)).statusCode).toBe(403);
  });
});
