import { isAtLeast, type Person, type Precision, type SiteDetail, type SitePlace } from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { findSiteRelation } from '#features/boundaries/index.ts';
import {
  type DetailRow,
  findDetail,
  findNearSites,
  findSignatures,
  hasSealedReading,
} from './detail-queries.ts';
import { mayChange } from './may-change.ts';
import { findFactsOf } from './move-queries.ts';
import { offerMoves } from './offered-moves.ts';
import { codeFor, momentFor, precisionFor } from './precision.ts';
import { countRecordings, sightOf } from './recording-sight.ts';
import { readSurroundings } from './surroundings.ts';

/** A reader of the area is told a point within it; the point as it was typed is for those who go there. */
function placeOf(row: DetailRow, precision: Precision): SitePlace | null {
  if (!isAtLeast(precision, 'P3')) return null;
  const { originalText: text, originalCrs: crs, transformation, area, areaM2 } = row;
  const isSurveyed = isAtLeast(precision, 'P4');
  return {
    position: isSurveyed ? row.position : row.areaPosition,
    horizontalUncertaintyM: row.horizontalUncertaintyM,
    area,
    areaM2,
    original: isSurveyed ? { text, crs, transformation } : null,
  };
}

const readsSummaries: readonly Person['roles'][number][] = ['chair', 'secretariat', 'head', 'member'];

/** An analyst must not be told what to see: the summary is for after their own first sealed reading. */
async function informationFor(db: Db, person: Person, row: DetailRow, precision: Precision) {
  const isAnalyst = person.roles.includes('analyst');
  const isReader =
    person.roles.some((role) => readsSummaries.includes(role)) ||
    (isAnalyst && (await hasSealedReading(db, person.id, row.id)));
  if (isReader && isAtLeast(precision, 'P3')) {
    const { summary, hypothesis } = row;
    const { expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM } = row;
    const expected = { expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM };
    return { information: { summary, hypothesis, ...expected }, informationWithheld: null };
  }
  return {
    information: null,
    informationWithheld: isAnalyst ? ('until-own-reading' as const) : ('not-for-your-role' as const),
  };
}

async function mergedIntoFor(db: Db, person: Person, { mergedInto }: DetailRow) {
  const target = mergedInto === null ? null : await findDetail(db, person, mergedInto);
  const precision = target === null ? 'P0' : precisionFor(person, target.circle, new Date());
  if (target === null || precision === 'P0') return null;
  return { id: target.id, code: codeFor(precision, target) };
}

async function nearSitesFor(db: Db, person: Person, siteId: string) {
  const now = new Date();
  return (await findNearSites(db, person, siteId))
    .filter(({ circle }) => isAtLeast(precisionFor(person, circle, now), 'P3'))
    .map(({ circle: _, ...near }) => near);
}

async function movesFor(db: Db, person: Person, siteId: string) {
  const facts = await findFactsOf(db, person, siteId);
  if (facts === null) return [];
  return offerMoves(facts, person, await readSurroundings(db, person, { sites: [facts] }));
}

/** One site as this person may see it now; null when it does not exist for them. */
export async function describeSite(db: Db, person: Person, siteId: string): Promise<SiteDetail | null> {
  const row = await findDetail(db, person, siteId);
  const precision = row && precisionFor(person, row.circle, new Date());
  if (row === null || precision === null || precision === 'P0') return null;
  const seesPlace = isAtLeast(precision, 'P3');
  const { id, title, status, isFictional, municipality } = row;
  const code = codeFor(precision, row);
  // How often it was changed is nothing to those who see it from afar.
  const version = seesPlace ? row.version : 0;
  const statusSince = momentFor(precision, row.statusSince);
  const hold = row.heldStatus && {
    reason: seesPlace ? row.holdReason : '',
    reviewOn: row.holdReviewOn ?? '',
    heldStatus: row.heldStatus,
  };
  return {
    ...{ id, code, title, status, statusSince, version, precision, isFictional, municipality },
    recordingCount:
      (
        await countRecordings(
          db,
          sightOf(person, () => precision),
          siteId,
        )
      ).get(siteId) ?? 0,
    owner: seesPlace ? row.owner : null,
    proposed: seesPlace ? { by: row.proposedBy, at: row.proposedAt } : null,
    cell: isAtLeast(precision, 'P2') ? row.cell : null,
    place: placeOf(row, precision),
    boundary: seesPlace ? await findSiteRelation(db, siteId) : null,
    ...(await informationFor(db, person, row, precision)),
    hold,
    mergedInto: await mergedIntoFor(db, person, row),
    signatures: seesPlace ? await findSignatures(db, siteId) : [],
    nearSites: seesPlace ? await nearSitesFor(db, person, siteId) : [],
    moves: seesPlace ? await movesFor(db, person, siteId) : [],
    isEditable: seesPlace && mayChange(person, row),
  };
}
