import {
  confirmBoundaryActivation,
  decideSiteSide,
  proposeBoundaryActivation,
  readCurrentBoundary,
  readSiteBoundaryRelation,
  withdrawBoundaryActivation,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#db/sql.ts';
import { better, type EditionsUnderTest, line, openEditionsUnderTest } from './editions-under-test.ts';

let test: EditionsUnderTest;
let demo3: string;
let demo4: string;

beforeAll(async () => {
  test = await openEditionsUnderTest();
  demo3 = await test.placeSite('JSA-2026-003', [21.15, 43.05]);
  demo4 = await test.placeSite('JSA-2026-004', [21.05, 43.2]);
});

afterAll(() => test.close());

describe('an edition that was imported', () => {
  let id: string;
  const seen = async () => ({ reportSha256: (await test.difference(id)).reportSha256 });

  beforeAll(async () => {
    id = await test.importLine(better);
  });

  it('is not in force, and shown to those only who may bring it into force', async () => {
    expect((await test.editions()).map(({ id, state }) => [id, state])).toContainEqual([id, 'imported']);
    expect((await test.editions('observer')).map(({ state }) => state)).toEqual(['in-force']);
    expect((await test.editions()).find((edition) => edition.id === id)?.original?.name).toBe('abl.geojson');
  });

  it('says how far it lies from the one in force, and which sites change side', async () => {
    const { report, sites } = await test.difference(id);
    expect(report.farthestApartM).toBeGreaterThan(500);
    expect(report.farthestApartM).toBeLessThan(700);
    expect(report.areaBetweenKm2).toBeGreaterThan(50);
    expect(sites).toEqual([
      { id: demo3, code: 'JSA-2026-003', title: 'DEMO', before: 'undetermined', after: 'inside' },
    ]);
  });

  it('cannot be proposed by a report that nobody was shown', async () => {
    const answer = await test.askFor(proposeBoundaryActivation, {
      params: { id },
      body: { reportSha256: '0'.repeat(64) },
    });
    expect(answer.statusCode).toBe(412);
  });

  it('comes into force by two people of two organisations', async () => {
    const body = await seen();
    const params = { id };
    expect((await test.askFor(confirmBoundaryActivation, { params, body })).statusCode).toBe(409);
    expect((await test.askFor(proposeBoundaryActivation, { params, body })).statusCode).toBe(204);
    expect((await test.askFor(proposeBoundaryActivation, { role: 'head', params, body })).statusCode).toBe(
      409,
    );
    // Another person, but of the same organisation.
    expect((await test.askFor(confirmBoundaryActivation, { role: 'chair', params, body })).statusCode).toBe(
      403,
    );
    expect((await test.editions()).find((edition) => edition.id === id)).toMatchObject({
      state: 'imported',
      proposal: { organisation: 'Chair', reportSha256: body.reportSha256 },
    });
    const confirm = { role: 'head', delegation: 'pristina', params, body } as const;
    expect((await test.askFor(confirmBoundaryActivation, confirm)).statusCode).toBe(204);
    expect((await test.askFor(readCurrentBoundary)).json().id).toBe(id);
    expect((await test.editions()).map(({ state }) => state)).toEqual(['in-force', 'earlier']);
  });

  it('has all sites looked at anew in a job, which says when it is done', async () => {
    const relation = async () =>
      (await test.askFor(readSiteBoundaryRelation, { params: { id: demo3 } })).json();
    expect((await relation()).editions[0].side).toBe('undetermined');
    await test.runJobs();
    await expect
      .poll(async () => (await test.editions())[0].recomputation)
      .toEqual({ fraction: 1, finishedAt: expect.any(String), failure: null });
    expect((await relation()).editions).toMatchObject([{ editionId: id, side: 'inside', isCurrent: true }]);
    const { actions } = await test.parts.db.one<{ actions: string[] }>(sql`
      select array_agg(action order by id) as actions
      from app.audit_events where subject_id in (${id}, ${demo3}) and action like '%e%'`);
    expect(actions).toEqual(
      expect.arrayContaining([
        'boundary-edition.import',
        'boundary-edition.propose',
        'boundary-edition.activate',
        'site.relate',
        'boundary-edition.recompute',
      ]),
    );
  });

  it('is never changed nor taken away, not even by the program', async () => {
    await expect(
      test.parts.db.run(sql`update app.boundary_editions set accuracy_m = 1 where id = ${id}`),
    ).rejects.toThrow('never changed');
    await expect(test.parts.db.run(sql`delete from app.boundary_editions where id = ${id}`)).rejects.toThrow(
      'never changed',
    );
  });

  it('can be declined by the other side', async () => {
    id = await test.importLine(line);
    const body = await seen();
    const head = { role: 'head', delegation: 'belgrade', params: { id } } as const;
    expect((await test.askFor(proposeBoundaryActivation, { ...head, body })).statusCode).toBe(204);
    const other = { role: 'head', delegation: 'pristina', params: { id } } as const;
    expect((await test.askFor(withdrawBoundaryActivation, other)).statusCode).toBe(204);
    expect((await test.askFor(confirmBoundaryActivation, { ...other, body })).statusCode).toBe(409);
  });
});

describe('the side of a site', () => {
  it('is decided by the chair where the line cannot tell it, and both heads read why', async () => {
    const undetermined = await test.placeSite('JSA-2026-005', better[1000]);
    const body = {
      side: 'inside',
      reason: 'Both heads looked at the field map.',
      source: 'Minutes of the third meeting',
    };
    const params = { id: undetermined };
    expect((await test.askFor(decideSiteSide, { role: 'head', params, body })).statusCode).toBe(403);
    expect((await test.askFor(decideSiteSide, { params, body })).statusCode).toBe(201);
    for (const delegation of ['belgrade', 'pristina'] as const) {
      const answer = await test.askFor(readSiteBoundaryRelation, { role: 'head', delegation, params });
      expect(answer.json()).toMatchObject({
        editions: [{ side: 'undetermined' }],
        decisions: [{ ...body, decidedBy: 'The secretariat' }],
      });
    }
  });

  it('is not decided where the line tells it', async () => {
    const body = { side: 'inside', reason: 'x', source: 'x' };
    expect((await test.askFor(decideSiteSide, { params: { id: demo4 }, body })).statusCode).toBe(409);
  });

  it('does not exist for those who may not see where the site lies', async () => {
    const answers = await Promise.all([
      test.askFor(readSiteBoundaryRelation, { role: 'observer', params: { id: demo4 } }),
      test.askFor(readSiteBoundaryRelation, { role: 'field', params: { id: demo4 } }),
      test.askFor(readSiteBoundaryRelation, { params: { id: '00000000-0000-4000-8000-000000000000' } }),
    ]);
    const [first] = answers;
    expect(first.statusCode).toBe(404);
    for (const answer of answers) expect(answer.body).toBe(first.body);
  });
});
