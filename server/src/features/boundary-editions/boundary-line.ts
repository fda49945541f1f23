import type {
  BoundaryLineCheck,
  BoundaryLineChoice,
  GeometryFile,
  PlainGeometry,
  Position,
} from '@jsa/contract';
import type { Db } from '#db/db.ts';
import { readGeometryFileOnDisk } from '#features/geometry-files/index.ts';
import { Problem } from '#http/problem.ts';
import type { ServerParts } from '#parts.ts';
import { originalsOnDisk } from '#storage/originals-on-disk.ts';
import { cutBetweenTripoints } from './cut-ring.ts';
import { findBoundaryFile, type LineFacts, measureLine, mergeLines } from './line-queries.ts';

type Check = BoundaryLineCheck['checks'][number];

export type ChosenLine = {
  /** From west to east; null where the features do not make one line. */
  line: Position[] | null;
  isCut: boolean;
  checks: Check[];
  /** The line as it is drawn: simplified to 5 m. */
  drawn: Position[] | null;
  file: { name: string; sha256: string; crs: string; transformation: string };
};

const lengthKm = { least: 300, most: 420 };
const farthestEndM = 2000;
const leastNearPercent = 95;

/** Reads the kept file again and makes the line that the choice describes, with everything that can be said against it. */
export async function readChosenLine(parts: ServerParts, choice: BoundaryLineChoice): Promise<ChosenLine> {
  const kept = await findBoundaryFile(parts.db, choice.sha256);
  if (!kept) throw new Problem('not-found', 'There is nothing here.');
  const [original] = await originalsOnDisk(parts.store, [{ name: kept.fileName, sha256: choice.sha256 }]);
  const read = await readGeometryFileOnDisk(
    parts,
    { fileName: kept.fileName, path: original.path, sha256: choice.sha256 },
    { crs: choice.crs, isSwapped: choice.swapped },
  );
  const { parts: lineParts, isCut } = await linePartsOf(parts.db, chosenGeometries(read, choice.features));
  const file = {
    name: kept.fileName,
    sha256: choice.sha256,
    crs: `${choice.crs}; the file says: ${read.crs.declared ?? 'nothing'}`,
    transformation: read.crs.transformation ?? '',
  };
  if (lineParts.length !== 1) {
    const checks: Check[] = [{ check: 'one-line', outcome: 'failed', value: lineParts.length }];
    return { line: null, isCut, checks, drawn: null, file };
  }
  const line = fromWestToEast(lineParts[0]);
  const facts = await measureLine(parts.db, line);
  return { line, isCut, checks: checksOf(facts), drawn: facts.drawn, file };
}

function chosenGeometries({ features }: GeometryFile, chosen: readonly number[]): PlainGeometry[] {
  const indexes = chosen.length === 0 ? features.keys() : chosen;
  const geometries = [...indexes].flatMap((index) => features[index]?.geometry ?? []);
  if (geometries.length > 0) return geometries;
  throw new Problem('invalid-request', 'None of the features that are named is in the file.', {
    field: 'body.features',
  });
}

async function linePartsOf(
  db: Db,
  geometries: readonly PlainGeometry[],
): Promise<{ parts: Position[][]; isCut: boolean }> {
  const rings = geometries.flatMap((geometry) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates[0]];
    return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([outer]) => outer) : [];
  });
  if (rings.length > 0) return { parts: [cutBetweenTripoints(rings)], isCut: true };
  const lines = geometries.flatMap((geometry) => {
    if (geometry.type === 'LineString') return [geometry.coordinates];
    return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  });
  return { parts: lines.length === 0 ? [] : await mergeLines(db, lines), isCut: false };
}

function fromWestToEast(line: Position[]): Position[] {
  return line[0][0] <= line[line.length - 1][0] ? line : [...line].reverse();
}

function checksOf(facts: LineFacts): Check[] {
  const check = (name: Check['check'], isFine: boolean, value: number | null): Check => ({
    check: name,
    outcome: isFine ? 'passed' : name === 'near-current' ? 'warning' : 'failed',
    value,
  });
  const { isSimple, nearCurrentPercent } = facts;
  const isLengthFine = facts.lengthKm >= lengthKm.least && facts.lengthKm <= lengthKm.most;
  const near =
    nearCurrentPercent === null
      ? []
      : [check('near-current', nearCurrentPercent >= leastNearPercent, nearCurrentPercent)];
  return [
    check('one-line', true, 1),
    check('simple', isSimple, null),
    check('length', isLengthFine, facts.lengthKm),
    check('ends', facts.fartherEndM <= farthestEndM, facts.fartherEndM),
    ...near,
  ];
}
