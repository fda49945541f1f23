import { eventsPath, signOut, type WorkEvent } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { recordAudit } from '#features/audit/index.ts';
import { announceWork } from '#jobs/work-events.ts';
import { listen, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let address: string;

beforeAll(async () => {
  test = await openAppUnderTest();
  address = await listen(test);
  await test.runJobs();
});

afterAll(() => test.close());

/** Reads the stream as text; `next` resolves with the first event that fits, `ended` when the server ends it. */
async function openEvents({ cookie }: SignedIn) {
  const answer = await fetch(`${address}${eventsPath}`, { headers: { cookie } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream');
  let text = '';
  const readOn = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    text += value ?? '';
    return !done;
  };
  await readOn();
  return {
    answer,
    text: () => text,
    async next(fits: (event: WorkEvent) => boolean): Promise<WorkEvent> {
      for (;;) {
        const events = [...text.matchAll(/^event: work\ndata: (.*)\n\n/gm)].map(([, data]) =>
          JSON.parse(data),
        );
        const found = events.find(fits);
        if (found) return found;
        if (!(await readOn())) throw new Error('The stream ended.');
      }
    },
    /** The first sites of which it is told, so many as are asked for. */
    async siteIds(count: number): Promise<string[]> {
      for (;;) {
        const told = [...text.matchAll(/^event: site\ndata: (.*)\n\n/gm)].map(
          ([, data]) => JSON.parse(data).siteId,
        );
        if (told.length >= count) return told;
        if (!(await readOn())) throw new Error('The stream ended.');
      }
    },
    async ended(): Promise<void> {
      while (await readOn());
    },
    close: () => reader.cancel(),
  };
}

const event: WorkEvent = {
  recordingId: 'c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1',
  radargramId: null,
  stage: 'parsing',
  fraction: 0.5,
  stateChanged: false,
};

describe('the event stream', () => {
  it('tells how a recording moves on, to the end', async () => {
    const analyst = await test.as('analyst');
    const events = await openEvents(analyst);
    expect(events.answer.headers.get('content-type')).toContain('text/event-stream');
    const { recordingId } = await sendAs(address, analyst).deliver({ 'LINE.DZT': dztUnderTest() });
    const read = await events.next(
      (heard) => heard.recordingId === recordingId && heard.radargramId !== null,
    );
    expect(read.stage).toBe('processing');
    const done = await events.next(
      (heard) => heard.radargramId !== null && heard.fraction === 1 && heard.stateChanged,
    );
    expect(done).toMatchObject({ recordingId, stage: null });
    await events.close();
  });

  it('tells of a recording to those alone who may see it', async () => {
    const analyst = await test.as('analyst');
    const { recordingId } = await sendAs(address, analyst).deliver({
      'LINE2.DZT': dztUnderTest({ seed: 2 }),
    });
    const others = await Promise.all(
      [await test.as('observer'), await test.as('member'), await test.as('field')].map(openEvents),
    );
    const seeing = await openEvents(analyst);
    await announceWork(test.parts.db, { ...event, recordingId, fraction: 0.25 });
    await seeing.next(({ fraction }) => fraction === 0.25);
    expect(others.map(({ text }) => text()).join('')).not.toContain('recordingId');
    await Promise.all([seeing, ...others].map((one) => one.close()));
  });

  it('tells of a site that changed to those alone who see where it lies, and of no view of it', async () => {
    const head = await test.as('head');
    const place = {
      ...{ coordinates: { text: '43.1, 20.95', system: 'wgs84' }, area: null, areaOrigin: null },
      horizontalUncertaintyM: 20,
    };
    const depths = { expectedDepthFromM: null, expectedDepthToM: null };
    const sizes = { expectedLengthM: null, expectedWidthM: null };
    const words = { title: 'Meadow', summary: 'Disturbed ground.', hypothesis: 'A pit.', municipality: '' };
    const payload = { ...words, ...depths, ...sizes, place, overrides: [] };
    const { id } = (await head.ask({ method: 'POST', url: '/api/sites', payload })).json();
    const others = await Promise.all(
      [await test.as('observer'), await test.as('field'), await test.as('admin')].map(openEvents),
    );
    const seeing = await openEvents(await test.signInNew('member', 'pristina'));
    const tell = (action: string) =>
      inTransaction(test.parts.db, (tx) => recordAudit(tx, head.person.id, { action, subjectId: id }));
    await tell('site.view');
    await tell('site.edit');
    await tell('site.edit');
    expect(await seeing.siteIds(2)).toEqual([id, id]);
    expect(others.map(({ text }) => text()).join('')).not.toContain(id);
    await Promise.all([seeing, ...others].map((one) => one.close()));
  });

  it('tells nothing more to somebody whose appointment ended while it was open', async () => {
    const leaving = await test.signInNew('analyst');
    const { recordingId } = await sendAs(address, leaving).deliver({
      'LINE3.DZT': dztUnderTest({ seed: 3 }),
    });
    const [left, staying] = [await openEvents(leaving), await openEvents(await test.as('analyst'))];
    await test.parts.db.run(sql`
      update app.appointments set valid_from = current_date - 2, valid_until = current_date - 1
      where person_id = ${leaving.person.id}`);
    await announceWork(test.parts.db, { ...event, recordingId, fraction: 0.125 });
    await staying.next(({ fraction }) => fraction === 0.125);
    expect(left.text()).not.toContain('0.125');
    await Promise.all([left.close(), staying.close()]);
  });

  it('ends when its person signs out', async () => {
    const member = await test.signInNew('member');
    const events = await openEvents(member);
    await member.ask(signOut);
    await events.ended();
  });

  it('is not opened for someone who is not signed in', async () => {
    expect((await fetch(`${address}${eventsPath}`)).status).toBe(401);
  });
});
