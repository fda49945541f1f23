import { addFictionalSite, type ServerParts } from '@jsa/server';
import { seedBoundary } from './boundary.ts';
import { type DemoSignIn, isForDemo, seedDemoPeople } from './people.ts';
import { historyOf } from './site-history.ts';
import { demoSites } from './sites.ts';

/**
 * What a new database needs before the first page: the built-in ABL always, people and sites of the demonstration
 * where it is wanted. Each part is made only when it is missing, so that a killed start is completed by the next.
 * Null when this database is not for the demonstration.
 */
export async function seedDatabase(parts: ServerParts): Promise<DemoSignIn[] | null> {
  await seedBoundary(parts);
  if (!parts.config.seedsDemo || !(await isForDemo(parts))) return null;
  const signIns = await seedDemoPeople(parts);
  await seedDemoSites(parts);
  return signIns;
}

async function seedDemoSites({ db }: ServerParts): Promise<void> {
  const { rows } = await db.pool.query<{ code: string }>('select code from app.sites');
  const codes = new Set(rows.map(({ code }) => code));
  for (const site of demoSites) if (!codes.has(site.code)) await addFictionalSite(db, historyOf(site));
}
