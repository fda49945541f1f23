import { ProcessingError } from '#errors.ts';
import { leastSquares, type Model } from '#signal/least-squares.ts';

/** From 0.03 to 0.3 m/ns by even ratios. */
const triedVelocitiesMPerNs = Array.from({ length: 33 }, (_, index) => 0.03 * 10 ** (index / 32));
const startCount = 4;

/**
 * Where a fit may begin: apex, depth and slowness. For antennas in one place and a point t² is a parabola of the place; for antennas
 * far apart over something shallow, and for wide cylinders, that is far off, so velocities are tried one by one, with
 * the depth that the earliest pick asks for. The few that are nearer to the picks than their neighbours are taken.
 */
export function startsFrom(
  {
    distancesM,
    timesNs,
    separationM,
  }: { distancesM: Float64Array; timesNs: Float64Array; separationM: number },
  model: Model,
): Float64Array[] {
  const middleM = distancesM.reduce((sum, distanceM) => sum + distanceM, 0) / distancesM.length;
  const centred = distancesM.map((distanceM) => distanceM - middleM);
  const columns = [centred.map(() => 1), centred, centred.map((distanceM) => distanceM ** 2)];
  const parabola = leastSquares(
    columns,
    timesNs.map((timeNs) => timeNs ** 2),
  );
  if (parabola === null) throw doesNotFit('lie too close together to tell one hyperbola from another');
  const [constant, tilt, curvature] = parabola.unknowns;
  const spreadM = centred.reduce((largest, distanceM) => Math.max(largest, Math.abs(distanceM)), 0);
  const risesAtAll = curvature * spreadM ** 2 > 1e-9 * Math.abs(constant);
  if (!risesAtAll) throw doesNotFit('do not come later to both sides, as those of a hyperbola do');
  const vertexM = middleM - tilt / (2 * curvature);
  const earliestNs = timesNs.reduce((earliest, timeNs) => Math.min(earliest, timeNs));
  const earliestM = distancesM[timesNs.indexOf(earliestNs)];
  const depthAt = (apexNs2: number, slowness: number) => {
    const halfWayM2 = apexNs2 / (4 * slowness ** 2);
    return Math.sqrt(Math.max(halfWayM2 - separationM ** 2 / 4, halfWayM2 / 100));
  };
  const ofParabola = Math.sqrt(curvature) / 2;
  const vertexNs2 = Math.max(constant - tilt ** 2 / (4 * curvature), (earliestNs / 4) ** 2);
  const tried = [vertexM, earliestM].flatMap((apexM) => {
    const row = triedVelocitiesMPerNs.map((velocityMPerNs) => {
      const slowness = 1 / velocityMPerNs;
      return withMisfit(model, Float64Array.of(apexM, depthAt(earliestNs ** 2, slowness), slowness), timesNs);
    });
    return row.filter(
      ({ misfit }, index) =>
        misfit <= (row[index - 1]?.misfit ?? Number.POSITIVE_INFINITY) &&
        misfit <= (row[index + 1]?.misfit ?? Number.POSITIVE_INFINITY),
    );
  });
  const ofVertex = Float64Array.of(vertexM, depthAt(vertexNs2, ofParabola), ofParabola);
  return [withMisfit(model, ofVertex, timesNs), ...tried]
    .sort((one, other) => one.misfit - other.misfit)
    .slice(0, startCount)
    .map(({ start }) => start);
}

/** Why picks cannot be fitted, and what to do. */
export function doesNotFit(why: string): ProcessingError {
  const message = `The picks ${why}: pick more of both flanks, or leave out those that belong to something else.`;
  return new ProcessingError('picks-do-not-fit', message);
}

function withMisfit(model: Model, start: Float64Array, timesNs: Float64Array) {
  const values = model(start)?.values;
  const misfit = values
    ? timesNs.reduce((sum, timeNs, pick) => sum + (timeNs - values[pick]) ** 2, 0)
    : Number.POSITIVE_INFINITY;
  return { start, misfit };
}
