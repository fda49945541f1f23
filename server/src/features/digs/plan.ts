import type { DigPlan, KeptDigPlan, Person, SiteStatus } from '@jsa/contract';
import { type Database, type Db, inTransaction } from '#db/db.ts';
import { recordAudit } from '#features/audit/index.ts';
import { findShareOnSite, requireArea, seesPlace } from '#features/sites/index.ts';
import { conflict } from '#http/conflict.ts';
import { nothingHere, Problem } from '#http/problem.ts';
import { requireVersion } from '#http/versions.ts';
import { findPlan, findPlanState, insertPlan, lockSite, type PlanState } from './plan-queries.ts';

/** While there is evidence to plan on, and nothing agreed yet. */
const plannedIn: readonly SiteStatus[] = ['surveyed', 'reported'];

function mayWrite({ roles }: Pick<Person, 'roles'>, { status, frozenIn }: PlanState): boolean {
  const isOfChair = roles.includes('chair') || roles.includes('secretariat');
  return isOfChair && frozenIn === null && plannedIn.includes(status);
}

async function requireSight(db: Db, person: Person, siteId: string): Promise<PlanState> {
  const state = await findPlanState(db, siteId);
  if (state === null || !(await seesPlace(db, person, siteId))) throw nothingHere();
  return state;
}

async function keptPlan(db: Db, person: Person, siteId: string, state: PlanState): Promise<KeptDigPlan> {
  const row = await findPlan(db, siteId);
  const may = { write: mayWrite(person, state) };
  const { frozenIn } = state;
  if (row === null)
    return { version: 0, plan: null, writtenBy: null, writtenAt: null, areaM2: null, frozenIn, may };
  const { version, writtenBy, writtenAt, areaM2, ...plan } = row;
  return { version, plan, writtenBy, writtenAt, areaM2, frozenIn, may };
}

/** The plan of a dig, for those who see the site's area. */
export async function readPlan(db: Db, person: Person, siteId: string): Promise<KeptDigPlan> {
  return keptPlan(db, person, siteId, await requireSight(db, person, siteId));
}

/** From which share on a planned area counts as lying on the site: one drawn along its edge may stick out a little. */
const leastShareOnSite = 0.9;

async function requireOnSite(db: Db, siteId: string, { area }: DigPlan): Promise<void> {
  await requireArea(db, 'body.area', area);
  const share = await findShareOnSite(db, siteId, area);
  if (share >= leastShareOnSite) return;
  const message = `Only ${Math.floor(share * 100)} % of the area to be opened lies on the ground of the site. Draw it there, or change the area of the site first.`;
  throw new Problem('invalid-request', message, { field: 'body.area', reason: 'outside-site' });
}

/** A new version of the plan; refused once a round decides on it. */
export function writePlan(
  db: Database,
  person: Person,
  { siteId, version, plan }: { siteId: string; version: number; plan: DigPlan },
): Promise<KeptDigPlan> {
  return inTransaction(db, async (tx) => {
    await lockSite(tx, siteId);
    const state = await requireSight(tx, person, siteId);
    requireVersion(version, (await findPlan(tx, siteId))?.version ?? 0);
    if (!mayWrite(person, state)) {
      const { code, status, frozenIn } = state;
      const why =
        frozenIn === null
          ? `it is ${status}; a dig is planned while a site is surveyed or reported.`
          : `it is being decided on in ${frozenIn}.`;
      throw conflict('plan-closed', `The plan of ${code} is not changed now: ${why}`, { code });
    }
    await requireOnSite(tx, siteId, plan);
    await insertPlan(tx, { siteId, version: version + 1, personId: person.id, plan });
    await recordAudit(tx, person.id, {
      action: 'dig.plan',
      subjectId: siteId,
      siteId,
      details: { version: version + 1, depthM: plan.depthM, method: plan.method },
    });
    return keptPlan(tx, person, siteId, state);
  });
}
