import type { DigPlan, DigRecord, SiteArea } from '@jsa/contract';
import { sql } from '#db/sql.ts';
import { addFictionalSite, type Table } from '#rounds-under-test.ts';

/** A rectangle about the fictional place, so many metres to each side. */
export function areaOf(eastM: number, northM: number, [fromEastM, fromNorthM] = [0, 0]): SiteArea {
  const [east, north] = [1 / 82_600, 1 / 111_100];
  const at = (x: number, y: number): [number, number] => [21.05 + x * east, 42.2 + y * north];
  const [x, y] = [fromEastM, fromNorthM];
  const ring = [at(x, y), at(x + eastM, y), at(x + eastM, y + northM), at(x, y + northM), at(x, y)];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

const plan: DigPlan = {
  ...{ area: areaOf(10, 5), depthM: 2, method: 'machine-then-hand', methodNote: '' },
  ...{ stopRules: 'Anything that may be human.', residualRule: 'It is decided on again.' },
};

export const record: DigRecord = {
  ...{ dugFrom: '2018-10-08', dugUntil: '2018-10-12', trenches: [{ area: areaOf(8, 5), depthM: 2.5 }] },
  residual: { area: areaOf(2, 5, [8, 0]), because: 'Ground water' },
  tested: [{ name: 'A1', cause: 'stones', depthM: 1.4, note: '' }],
  untested: 'A2 lies in the part that was not reached.',
  interruptions: [{ from: '2018-10-09', until: '2018-10-10', reason: 'weather', by: 'The lead', note: '' }],
  ...{ result: 'not-found-in-volume', volumeStatement: 'Nothing down to 2.5 m in 40 m².', note: '' },
  familiesInformed: { on: '2018-10-20', by: 'Both delegations' },
};

export const header = (version: number) => ({ 'if-match': `"${version}"` });
export const at = (siteId: string, act: string) => `/api/sites/${siteId}/${act}`;

export function writePlan(table: Table, siteId: string, version: number, change: Partial<DigPlan> = {}) {
  const payload = { ...plan, ...change };
  return table.people.chair.ask({
    method: 'PUT',
    url: at(siteId, 'dig-plan'),
    headers: header(version),
    payload,
  });
}

/** A site where a dig is under way by its plan, as if a round had agreed to it. */
export async function underWay(table: Table): Promise<string> {
  const siteId = await addFictionalSite(table);
  await writePlan(table, siteId, 1);
  const { db } = table.test.parts;
  for (const status of ['dig-agreed', 'excavating'])
    await db.run(sql`update app.sites set status = ${status}, version = version + 1 where id = ${siteId}`);
  return siteId;
}
