import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { recordView } from './index.ts';

let test: AppUnderTest;
let analyst: SignedIn;

beforeAll(async () => {
  test = await openAppUnderTest();
  analyst = await test.as('analyst');
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => test.close());

async function viewsOf(subjectId: string): Promise<number> {
  const { count } = await test.parts.db.one<{ count: number }>(sql`
    select count(*)::int as count from app.audit_events where action = 'site.view' and subject_id = ${subjectId}`);
  return count;
}

describe('a view', () => {
  it('is written down once in ten minutes a person and thing, however often it is asked for', async () => {
    const view = (...ids: string[]) => recordView(test.parts.db, analyst.person, 'site.view', ids);
    await Promise.all([view('a'), view('a'), view('a', 'b')]);
    await view('b');
    expect([await viewsOf('a'), await viewsOf('b')]).toEqual([1, 1]);

    await recordView(test.parts.db, (await test.as('chair')).person, 'site.view', ['a']);
    expect(await viewsOf('a')).toBe(2);

    const later = performance.now() + 10 * 60 * 1000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await view('a');
    expect(await viewsOf('a')).toBe(3);
  });

  it('that could not be written down is refused, and tried again', async () => {
    const nobody = { id: '00000000-0000-4000-8000-000000000000' };
    for (const _try of [1, 2])
      await expect(recordView(test.parts.db, nobody, 'site.view', ['c'])).rejects.toThrow();
  });
});
