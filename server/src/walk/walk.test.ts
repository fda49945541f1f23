import type { Delegation, SiteDetail } from '@jsa/contract';
import * as contract from '@jsa/contract';
import type { HTTPMethods, InjectOptions } from 'fastify';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { type Actor, actors, expectedPrecision, knowsOfRecordings } from './actors.ts';
import { expectedAccess } from './expected-access.ts';
import type { Row } from './expected-row.ts';
import { payloadFor } from './payload-under-test.ts';
import { makeWorld, type SiteOfWalk } from './world-under-test.ts';

let test: AppUnderTest;
let world: Awaited<ReturnType<typeof makeWorld>>;
const people = new Map<string, SignedIn>();
const bodies = new Map<string, TSchema>();
const unknownId = '00000000-0000-4000-8000-000000000000';

const other: Readonly<Record<Delegation, Delegation>> = { belgrade: 'pristina', pristina: 'belgrade' };

/** Who plays an actor towards a site of that owner. */
function castOf(actor: Actor, owner: Delegation): string {
  const [side, role] = actor.split(' ');
  if (side === 'own') return `${role} of ${owner}`;
  if (side === 'other') return `${role} of ${other[owner]}`;
  return actor;
}

async function assemblePeople(): Promise<void> {
  for (const role of ['chair', 'secretariat', 'observer', 'admin'] as const)
    people.set(role, await test.as(role));
  for (const delegation of ['belgrade', 'pristina'] as const)
    for (const role of ['head', 'member', 'analyst'] as const)
      people.set(`${role} of ${delegation}`, await test.as(role, delegation));
  people.set('neutral analyst', await test.as('analyst'));
  people.set('field on the team', await test.signInNew('field'));
  people.set('field not on it', await test.signInNew('field'));
  const left = await test.signInNew('observer');
  await test.parts.db.run(sql`
    update app.appointments set valid_from = current_date - 2, valid_until = current_date - 1
    where person_id = ${left.person.id}`);
  people.set('without appointment', left);
}

beforeAll(async () => {
  test = await openAppUnderTest();
  for (const one of Object.values(contract) as Partial<contract.Endpoint>[])
    if (one?.schema?.body !== undefined) bodies.set(`${one.method} ${one.url}`, one.schema.body);
  await assemblePeople();
  world = await makeWorld(test, people.get('field on the team') as SignedIn);
}, 300_000);

afterAll(() => test.close());

/** A HEAD goes the way of its GET. */
function routesThere(): ReadonlySet<string> {
  const ofApi = test.app.guardedRoutes.filter(
    ({ method, url }) => method !== 'HEAD' && (url.startsWith('/api') || url === '/healthz'),
  );
  return new Set(ofApi.map(({ method, url }) => `${method} ${url}`));
}

function rowsAbout(isWanted: (about: Row['about']) => boolean): Row[] {
  const there = routesThere();
  return expectedAccess
    .filter(({ about }) => isWanted(about))
    .map((row) => ({ ...row, routes: row.routes.filter((route) => there.has(route)) }));
}

function ask(actor: Actor, owner: Delegation, request: InjectOptions) {
  const person = people.get(castOf(actor, owner));
  // Each from a place of their own: the limits of one place are not what is walked here.
  const remoteAddress = `198.19.0.${actors.indexOf(actor) + 1}`;
  const asked = { ...request, remoteAddress };
  return person === undefined ? test.app.inject(asked) : person.ask(asked);
}

function requestFor(route: string, { siteId, mission }: SiteOfWalk): InjectOptions {
  const [method, pattern] = route.split(' ');
  const body = bodies.get(route);
  const id = pattern.startsWith('/api/sites/')
    ? siteId
    : pattern.startsWith('/api/joint-assessments/')
      ? mission?.assessmentId
      : pattern.startsWith('/api/surveys/')
        ? mission?.surveyId
        : pattern.startsWith('/api/recordings/')
          ? mission?.recordingId
          : pattern.startsWith('/api/radargrams/')
            ? mission?.radargramId
            : unknownId;
  const values: Record<string, string> = {
    id: id ?? unknownId,
    siteId,
    sha256: world.sha256,
    delegation: 'belgrade',
    source: 'sites',
    z: '12',
    level: '0',
    x: '0',
    y: '0',
    traceBlock: '0',
    sampleBlock: '0',
  };
  const url = pattern.replaceAll(/:(\w+)/g, (_, name: string) => values[name]);
  return {
    method: method as HTTPMethods,
    url: pattern === '/api/search' ? `${url}?text=JSA` : url,
    // Of no version that there is: what changes the world of this walk would end as stale.
    headers: { 'if-match': '"999999"' },
    ...(body !== undefined && { payload: payloadFor(body) as object }),
  } as InjectOptions;
}

function holds({ about }: Row, actor: Actor, { status, mission }: SiteOfWalk): boolean {
  if (about === 'site') return expectedPrecision(actor, status) !== 'P0';
  if (about === 'mission')
    return expectedPrecision(actor, status) !== 'P0' && (mission !== null || actor !== 'field on the team');
  return knowsOfRecordings(actor, status);
}

/** What is wrong with an answer, or null. `isThere`: the thing that it is about exists for the asker. */
function fault(row: Row, actor: Actor, status: number, isThere: boolean): string | null {
  const wanted =
    actor === 'nobody'
      ? 401
      : row.toldNo?.includes(actor)
        ? 403
        : !row.may.includes(actor) || !isThere
          ? 404
          : null;
  if (wanted !== null) return status === wanted ? null : `${wanted} is expected, ${status} came`;
  if (status === 404 && row.isNothingInTheWalk) return null;
  return status === 401 || status === 404 || status >= 500 ? `an answer is expected, ${status} came` : null;
}

describe('the table of who may do what', () => {
  it('names every route of the API, and none twice', () => {
    const named = expectedAccess.flatMap(({ routes }) => routes);
    expect([...routesThere()].filter((route) => !named.includes(route))).toEqual([]);
    expect(named).toHaveLength(new Set(named).size);
  });

  it('is what somebody meets who is not signed in', async () => {
    const faults: string[] = [];
    for (const row of rowsAbout((about) => about !== 'public'))
      for (const route of row.routes) {
        const { statusCode } = await ask('nobody', 'belgrade', requestFor(route, world.sites[3]));
        const wrong = fault(row, 'nobody', statusCode, true);
        if (wrong !== null) faults.push(`${route}: ${wrong}`);
      }
    expect(faults).toEqual([]);
  });

  it('is what every role meets where no site is asked for', async () => {
    const faults: string[] = [];
    for (const row of rowsAbout((about) => about === 'table'))
      for (const route of row.routes)
        for (const actor of actors) {
          const { statusCode } = await ask(actor, 'belgrade', requestFor(route, world.sites[3]));
          const wrong = fault(row, actor, statusCode, true);
          if (wrong !== null) faults.push(`${route} as ${actor}: ${wrong}`);
        }
    expect(faults).toEqual([]);
  }, 180_000);

  it('is what every role meets at its own and at the other side’s sites, in every status', async () => {
    const faults: string[] = [];
    const rows = rowsAbout((about) => !['public', 'account', 'table'].includes(about));
    const walk = async (site: SiteOfWalk) => {
      for (const row of rows)
        for (const route of row.routes) {
          const needsMission = !route.includes('/api/sites/');
          if (needsMission && site.mission === null) continue;
          for (const actor of actors) {
            const { statusCode } = await ask(actor, site.owner, requestFor(route, site));
            const wrong = fault(row, actor, statusCode, holds(row, actor, site));
            if (wrong !== null) faults.push(`${route} as ${actor}, ${site.status}: ${wrong}`);
          }
        }
    };
    await Promise.all(world.sites.map(walk));
    expect(faults).toEqual([]);
  }, 600_000);

  it('is how precisely every role sees every site, in its own answer and in the list', async () => {
    const faults: string[] = [];
    for (const site of world.sites)
      for (const actor of actors.filter((one) => one !== 'nobody')) {
        const wanted = expectedPrecision(actor, site.status);
        const answer = await ask(actor, site.owner, { url: `/api/sites/${site.siteId}` });
        const detail = answer.json() as SiteDetail;
        const listed = (await ask(actor, site.owner, { url: '/api/sites' })).json() as SiteDetail[];
        const inList = Array.isArray(listed)
          ? listed.find(({ id }) => id === site.siteId)?.precision
          : undefined;
        const seen = [detail.precision ?? 'P0', inList ?? 'P0'];
        if (seen.some((precision) => precision !== wanted))
          faults.push(`${site.status} as ${actor}: ${wanted} is expected, ${seen.join(' and ')} came`);
        const missions = await ask(actor, site.owner, { url: `/api/sites/${site.siteId}/joint-assessments` });
        if (wanted === 'P0' && missions.statusCode === 200 && missions.body !== '[]')
          faults.push(`${site.status} as ${actor}: a mission to a hidden site`);
        if (wanted === 'P3' && detail.place?.original !== null)
          faults.push(`${site.status}: the typed point`);
      }
    expect(faults).toEqual([]);
  }, 300_000);
});
