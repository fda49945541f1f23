import type { GeometryCrs, GeometryFile, PlainGeometry, Position } from '@jsa/contract';
import {
  crsOfDeclaration,
  type Extent,
  extentOf,
  isInRegion,
  isWebMercator,
  plausibleCrs,
  swappedExtent,
  toWgs84,
  transformationOf,
} from './crs.ts';
import { GeometryFileError } from './geometry-file-error.ts';
import { mapPositions, positionsOf, type RawFile } from './plain-geometry.ts';

export type CrsChoice = { crs: GeometryCrs | null; isSwapped: boolean };
type Finding = GeometryFile['findings'][number];
type Interpreted = Pick<GeometryFile, 'features' | 'crs' | 'findings'>;

/** A declaration is believed only where the numbers agree with it, and never between the two systems of zone 7. */
const neverTakenUnasked: readonly GeometryCrs[] = ['kosovaref01', 'mgi-zone-7'];

export function interpretFile(file: RawFile, choice: CrsChoice): Interpreted {
  const extent = wholeExtent(file, choice.isSwapped);
  const declaredAs = crsOfDeclaration(file.declaredCrs);
  const plausible = plausibleCrs(extent);
  const isBelieved =
    declaredAs !== null && plausible.includes(declaredAs) && !neverTakenUnasked.includes(declaredAs);
  const chosen = choice.crs ?? (isBelieved ? declaredAs : null);
  if (chosen !== null && !plausible.includes(chosen)) throw contradiction(chosen, extent);
  const findings = [...crsFindings(file, { declaredAs, plausible, extent }), ...contentFindings(file)];
  const features = featuresOf(file, { chosen, isSwapped: choice.isSwapped });
  if (chosen !== null) findings.push(...outsideFindings(features));
  const transformation = chosen && transformationOf(chosen);
  return {
    features,
    crs: {
      declared: file.declaredCrs,
      declaredAs,
      plausible,
      needsChoice: chosen === null,
      chosen,
      transformation: transformation?.name ?? null,
      horizontalUncertaintyM: transformation?.uncertaintyM ?? null,
    },
    findings,
  };
}

function wholeExtent({ features }: RawFile, isSwapped: boolean): Extent {
  const extent = extentOf(features.flatMap(({ geometry }) => positionsOf(geometry)));
  return isSwapped ? swappedExtent(extent) : extent;
}

function contradiction(crs: GeometryCrs, { west, south, east, north }: Extent): GeometryFileError {
  const numbers = [west, south, east, north].map((each) => Number(each.toFixed(2))).join(', ');
  return new GeometryFileError(
    'crs-contradicts-numbers',
    `The file's numbers reach from ${numbers}: that cannot be ${crs}. Choose another system.`,
  );
}

function finding(code: Finding['code'], place: Partial<Finding> = {}): Finding {
  return { code, feature: null, vertex: null, position: null, ...place };
}

type CrsFacts = { declaredAs: GeometryCrs | null; plausible: GeometryCrs[]; extent: Extent };

function crsFindings({ declaredCrs }: RawFile, { declaredAs, plausible, extent }: CrsFacts): Finding[] {
  const findings: Finding[] = [];
  if (declaredCrs === null) findings.push(finding('no-crs-declared'));
  else if (declaredAs === null) findings.push(finding('crs-not-known-here'));
  else if (!plausible.includes(declaredAs)) findings.push(finding('declared-contradicts-numbers'));
  if (plausible.length > 0) return findings;
  if (plausibleCrs(swappedExtent(extent)).length > 0) findings.push(finding('swapped-axes'));
  if (isWebMercator(extent)) findings.push(finding('looks-like-web-mercator'));
  return findings;
}

function contentFindings({ hasHeights, withoutGeometryCount }: RawFile): Finding[] {
  return [
    ...(hasHeights ? [finding('heights-left-out')] : []),
    ...(withoutGeometryCount > 0 ? [finding('features-without-geometry')] : []),
  ];
}

type Chosen = { chosen: GeometryCrs | null; isSwapped: boolean };

function featuresOf({ features }: RawFile, { chosen, isSwapped }: Chosen): GeometryFile['features'] {
  const transform = chosen && toWgs84(chosen);
  const ordered = ([x, y]: Position): Position => (isSwapped ? [y, x] : [x, y]);
  return features.map(({ name, geometry }) => ({
    name,
    type: geometry.type,
    vertexCount: positionsOf(geometry).length,
    geometry: transform && mapPositions(geometry, (position) => transform(ordered(position))),
  }));
}

/** The first vertex of each feature that lies outside the region. */
function outsideFindings(features: GeometryFile['features']): Finding[] {
  return features.flatMap(({ geometry }, feature) => {
    const positions = positionsOf(geometry as PlainGeometry);
    const vertex = positions.findIndex((position) => !isInRegion(position));
    return vertex < 0 ? [] : [finding('outside-region', { feature, vertex, position: positions[vertex] })];
  });
}
