import { createHash } from 'node:crypto';
import { type BoundaryDifference, isAtLeast, type Person } from '@jsa/contract';
import { type Database, inTransaction, type Tx } from '#db/db.ts';
import { computeRelations, ensureSides } from '#features/boundaries/index.ts';
import { readPrecisions } from '#features/sites/index.ts';
import { Problem } from '#http/problem.ts';
import { findSitesToCompare, measureDifference } from './queries.ts';

type Report = Pick<BoundaryDifference, 'report' | 'reportSha256'>;

/** What all see alike, and the hash by which two people confirm that they saw the same. */
export async function reportOf(tx: Tx, editionId: string): Promise<Report> {
  await ensureSides(tx, [editionId]);
  const row = await measureDifference(tx, editionId);
  if (!row) throw new Problem('not-found', 'There is nothing here.');
  const { comparedId, comparedName, ...facts } = row;
  const comparedWith =
    comparedId === null || comparedName === null ? null : { editionId: comparedId, name: comparedName };
  const report = {
    editionId: facts.editionId,
    lineSha256: facts.lineSha256,
    comparedWith,
    farthestApartM: facts.farthestApartM,
    areaBetweenKm2: facts.areaBetweenKm2,
    withinThreeKmPercent: facts.withinThreeKmPercent,
    accuracyM: facts.accuracyM,
  };
  const reportSha256 = createHash('sha256').update(JSON.stringify(report)).digest('hex');
  return { report, reportSha256 };
}

/** With the sites whose side would change, as far as the reader may see where they lie; no other is counted. */
export async function compareEdition(
  db: Database,
  person: Person,
  editionId: string,
): Promise<BoundaryDifference> {
  const precisions = await readPrecisions(db, person);
  const seen = [...precisions].filter(([, precision]) => isAtLeast(precision, 'P3')).map(([id]) => id);
  return inTransaction(db, async (tx) => {
    const { report, reportSha256 } = await reportOf(tx, editionId);
    return { report, reportSha256, sites: await changedSites(tx, report, seen) };
  });
}

async function changedSites(
  tx: Tx,
  { editionId, comparedWith, farthestApartM, areaBetweenKm2 }: BoundaryDifference['report'],
  siteIds: readonly string[],
): Promise<BoundaryDifference['sites']> {
  const editionIds = comparedWith ? [editionId, comparedWith.editionId] : [editionId];
  // Without an area between them one of the lines parts nothing, and nearness says nothing either.
  const reach = { editionId, farthestApartM: areaBetweenKm2 === null ? null : farthestApartM };
  const sites = await findSitesToCompare(tx, siteIds, reach);
  const relations = await computeRelations(
    tx,
    sites.map(({ id }) => id),
    editionIds,
  );
  const sides = new Map(relations.map(({ siteId, editionId, side }) => [`${siteId} ${editionId}`, side]));
  return sites.flatMap((site) => {
    const after = sides.get(`${site.id} ${editionId}`);
    const before = comparedWith ? (sides.get(`${site.id} ${comparedWith.editionId}`) ?? null) : null;
    return after === undefined || after === before ? [] : [{ ...site, before, after }];
  });
}
