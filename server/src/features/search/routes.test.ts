import type { SiteSummary } from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

let test: AppUnderTest;

/** Fictional places, on whole 0.05° intersections. */
const places: [string, [number, number]][] = [
  ['JSA-2026-001', [21.05, 42.2]],
  ['JSA-2026-011', [20.95, 43.1]],
];

beforeAll(async () => {
  test = await openAppUnderTest();
  for (const [code, position] of places) {
    await addSite(test.parts.db, {
      code,
      owner: 'belgrade',
      title: `DEMO: Žilište ${code.slice(-2)}`,
      municipality: 'Demo municipality',
      summary: 'Words that only some may read: periwinkle.',
      status: 'proposed',
      isFictional: true,
      position,
      horizontalUncertaintyM: 50,
    });
  }
});
afterAll(() => test.close());

async function found(reader: SignedIn, query: string): Promise<SiteSummary[]> {
  const answer = await reader.ask({ url: `/api/search?${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().sites;
}

const codes = (sites: SiteSummary[]) => sites.map(({ code }) => code);

describe('the search for sites', () => {
  it('finds them by code, by title without its marks, and by municipality; codes that begin so come first', async () => {
    const chair = await test.as('chair');
    expect(codes(await found(chair, 'text=jsa-2026-01'))).toEqual(['JSA-2026-011']);
    expect(codes(await found(chair, 'text=ziliste'))).toEqual(['JSA-2026-001', 'JSA-2026-011']);
    expect(codes(await found(chair, 'text=demo+municipality'))).toHaveLength(2);
    expect(codes(await found(chair, 'text=11'))).toEqual(['JSA-2026-011']);
  });

  it('says the same of a hidden site as of one that there is not', async () => {
    const observer = await test.as('observer');
    const [hidden, none] = await Promise.all(
      ['JSA-2026-001', 'JSA-2026-999'].map((text) => observer.ask({ url: `/api/search?text=${text}` })),
    );
    expect(hidden.body).toBe(none.body);
    expect(hidden.headers['content-length']).toBe(none.headers['content-length']);
  });

  it('finds by the summary only for those who may read it', async () => {
    expect(await found(await test.as('head', 'pristina'), 'text=periwinkle')).toHaveLength(2);
    expect(await found(await test.as('analyst'), 'text=periwinkle')).toEqual([]);
  });

  it('tells no place where no more than the municipality was released', async () => {
    const chair = await test.as('chair');
    const { id } = (await found(chair, 'text=JSA-2026-001'))[0];
    await test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
      values (${id}, 'observer', 'P1', 'progress', 'none known', now() + interval '1 day', ${chair.person.id})`);
    const [site] = await found(await test.as('observer'), 'text=JSA-');
    expect(site).toMatchObject({ id, precision: 'P1', location: null, recordingCount: 0 });
    await test.parts.db.run(sql`delete from app.disclosures`);
  });

  it('is refused without a sign-in, and for nothing but blanks', async () => {
    expect((await test.app.inject({ url: '/api/search?text=a' })).statusCode).toBe(401);
    expect((await (await test.as('chair')).ask({ url: '/api/search?text=+' })).statusCode).toBe(400);
  });
});

describe('looking at the list as another role', () => {
  it('shows what that role sees', async () => {
    const chair = await test.as('chair');
    const list = async (query: string) =>
      (await chair.ask({ url: `/api/sites?${query}` })).json() as SiteSummary[];
    expect(await list('as=observer')).toEqual([]);
    expect((await list('as=head&delegation=belgrade'))[0].precision).toBe('P4');
    expect((await list('as=head&delegation=pristina'))[0].precision).toBe('P3');
    expect(await found(chair, 'text=periwinkle&as=analyst')).toEqual([]);
  });

  it('is refused where that role sees more', async () => {
    for (const [reader, query] of [
      [await test.as('observer'), 'as=chair'],
      [await test.as('field'), 'as=observer'],
      [await test.as('head', 'belgrade'), 'as=head&delegation=pristina'],
      [await test.as('analyst'), 'as=member&delegation=pristina'],
      [await test.as('chair'), 'as=head'],
    ] as const) {
      for (const path of ['/api/sites', '/api/map-tiles/sites/9/285/188'])
        expect((await reader.ask({ url: `${path}?${query}` })).statusCode, `${path} ${query}`).toBe(403);
    }
  });

  it('shows nothing beyond the asker’s own sight, whatever was released to the other role', async () => {
    const chair = await test.as('chair');
    const head = await test.as('head', 'belgrade');
    await test.parts.db.run(sql`
      insert into app.disclosures (site_id, audience, precision, purpose, risks, expires_at, decided_by)
      select id, 'observer', 'P2', 'progress', 'none known', now() + interval '1 day', ${chair.person.id}
      from app.sites`);
    const sites = (await head.ask({ url: '/api/sites?as=observer' })).json() as SiteSummary[];
    expect(sites.map(({ precision, location }) => [precision, location])).toEqual([
      ['P2', null],
      ['P2', null],
    ]);
    await test.parts.db.run(sql`delete from app.disclosures`);
  });
});
