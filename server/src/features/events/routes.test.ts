import { eventsPath, signOut, type WorkEvent } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
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

  it('tells nothing of recordings to whoever may not read them', async () => {
    const observer = await openEvents(await test.as('observer'));
    const member = await openEvents(await test.as('member'));
    await announceWork(test.parts.db, event);
    await member.next(() => true);
    expect(observer.text()).not.toContain('recordingId');
    await Promise.all([observer.close(), member.close()]);
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
