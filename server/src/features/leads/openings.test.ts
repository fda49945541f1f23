import type { LeadOpening } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addLeadOf, newLead } from './lead-under-test.ts';

let test: AppUnderTest;

beforeAll(async () => {
  test = await openAppUnderTest();
});

afterAll(() => test.close());

function askFor(somebody: SignedIn, leadId: string) {
  const payload = { reason: 'zzreason: to compare with an aerial image' };
  return somebody.ask({ method: 'POST', url: `/api/leads/${leadId}/openings`, payload });
}

function confirm(somebody: SignedIn, openingId: string) {
  return somebody.ask({ method: 'POST', url: `/api/lead-openings/${openingId}/confirmation` });
}

function readClosed(somebody: SignedIn, leadId: string) {
  return somebody.ask({ url: `/api/leads/${leadId}/closed` });
}

/** Lets time pass for one opening. */
async function age(openingId: string, interval: string): Promise<void> {
  await test.parts.db.run(sql`
    update app.lead_openings
    set requested_at = requested_at - ${interval}::interval, confirmed_at = confirmed_at - ${interval}::interval
    where id = ${openingId}`);
}

async function actionsOn(leadId: string): Promise<string[]> {
  const events = await test.parts.db.many<{ action: string }>(sql`
    select action from app.audit_events where subject_id = ${leadId} order by id`);
  return events.map(({ action }) => action);
}

describe('statement and source key', () => {
  it('open to who asked, once a second person of the same owner confirms, and to nobody else', async () => {
    const [head, member] = [await test.as('head'), await test.as('member')];
    const { id } = await addLeadOf(member);
    expect((await readClosed(member, id)).json()).toMatchObject({ code: 'not-permitted' });

    const opening = (await askFor(member, id)).json() as LeadOpening;
    expect(opening).toMatchObject({ state: 'waiting', leadReference: newLead.reference, confirmedBy: null });
    expect((await readClosed(member, id)).statusCode).toBe(403);

    expect((await confirm(head, opening.id)).json()).toMatchObject({
      state: 'open',
      confirmedBy: { id: head.person.id },
      requestedBy: { id: member.person.id },
    });
    expect((await readClosed(member, id)).json()).toMatchObject({
      statement: newLead.statement,
      sourceKey: newLead.sourceKey,
      version: 1,
    });
    expect((await readClosed(head, id)).statusCode).toBe(403);
    expect(await actionsOn(id)).toEqual([
      'lead.add',
      'lead.ask-opening',
      'lead.confirm-opening',
      'lead.read-closed',
    ]);
  });

  it('do not open by one person alone, nor by somebody of another owner', async () => {
    const member = await test.signInNew('member');
    const { id } = await addLeadOf(member);
    const opening = (await askFor(member, id)).json() as LeadOpening;
    expect((await confirm(member, opening.id)).json().message).toContain('another person must confirm it');
    for (const other of [await test.as('head', 'pristina'), await test.as('chair')]) {
      expect((await confirm(other, opening.id)).statusCode).toBe(404);
    }
    expect((await askFor(member, id)).json()).toMatchObject({ code: 'conflict' });
    expect((await readClosed(member, id)).statusCode).toBe(403);
  });

  it('close again after half an hour', async () => {
    const member = await test.signInNew('member');
    const { id } = await addLeadOf(member);
    const opening = (await askFor(member, id)).json() as LeadOpening;
    await confirm(await test.as('head'), opening.id);
    await age(opening.id, '29 minutes');
    expect((await readClosed(member, id)).statusCode).toBe(200);
    await age(opening.id, '2 minutes');
    expect((await readClosed(member, id)).statusCode).toBe(403);
    const listed = (await member.ask({ url: '/api/lead-openings' })).json() as LeadOpening[];
    expect(listed.find((each) => each.id === opening.id)).toMatchObject({ state: 'over' });
  });

  it('must be asked for anew when nobody confirms within a day', async () => {
    const member = await test.signInNew('member');
    const { id } = await addLeadOf(member);
    const opening = (await askFor(member, id)).json() as LeadOpening;
    await age(opening.id, '25 hours');
    const late = await confirm(await test.as('head'), opening.id);
    expect(late.statusCode).toBe(409);
    expect(late.json().message).toContain('asked for anew');
    expect((await askFor(member, id)).statusCode).toBe(201);
  });

  it('are confirmed once when two people press at the same moment', async () => {
    const member = await test.signInNew('member');
    const { id } = await addLeadOf(member);
    const opening = (await askFor(member, id)).json() as LeadOpening;
    const heads = [await test.as('head'), await test.as('member')];
    const answers = await Promise.all(heads.map((head) => confirm(head, opening.id)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('can be read as an older version said them', async () => {
    const member = await test.signInNew('member');
    const { id } = await addLeadOf(member);
    await member.ask({
      method: 'PATCH',
      url: `/api/leads/${id}`,
      headers: { 'if-match': '"1"' },
      payload: { statement: 'It was told otherwise later.' },
    });
    const opening = (await askFor(member, id)).json() as LeadOpening;
    await confirm(await test.as('head'), opening.id);
    expect((await readClosed(member, id)).json()).toMatchObject({
      version: 2,
      sourceKey: newLead.sourceKey,
      statement: 'It was told otherwise later.',
    });
    const older = await member.ask({ url: `/api/leads/${id}/closed?version=1` });
    expect(older.json()).toMatchObject({ version: 1, statement: newLead.statement });
  });
});
