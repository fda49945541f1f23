import { addFictionalSite, enterUnaccounted, type ServerParts } from '@jsa/server';
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
  await seedUnaccounted(parts);
  return signIns;
}

async function seedDemoSites({ db }: ServerParts): Promise<void> {
  const { rows } = await db.pool.query<{ code: string }>('select code from app.sites');
  const codes = new Set(rows.map(({ code }) => code));
  for (const site of demoSites) if (!codes.has(site.code)) await addFictionalSite(db, historyOf(site));
}

/** A public number for context, with who counted it and when. */
async function seedUnaccounted({ db }: ServerParts): Promise<void> {
  const { rows } = await db.pool.query('select from app.unaccounted_counts limit 1');
  if (rows.length > 0) return;
  const note = 'Context for the demonstration.';
  await enterUnaccounted(db, null, { on: '2019-07-31', count: 1653, source: 'UNMIK, July 2019', note });
}
