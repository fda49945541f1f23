import { addSite, type ServerParts } from '@jsa/server';
import { seedBoundary } from './boundary.ts';
import { type DemoSignIn, isForDemo, seedDemoPeople } from './people.ts';
import { demoSites } from './sites.ts';

/** How far a demo site's point may be off: it stands for an area, as a place that people spoke of does. */
const demoUncertaintyM = 50;

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
  for (const { code, title, status, latitudeDeg, longitudeDeg } of demoSites) {
    if (codes.has(code)) continue;
    await addSite(db, {
      code,
      title,
      status,
      isFictional: true,
      position: [longitudeDeg, latitudeDeg],
      horizontalUncertaintyM: demoUncertaintyM,
    });
  }
}
