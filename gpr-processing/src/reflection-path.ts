/** A diffraction as it is drawn: where its apex is, how deep the top of the object lies, how fast the wave runs. */
export type HyperbolaShape = {
  readonly apexM: number;
  readonly depthM: number;
  readonly velocityMPerNs: number;
};

/** Whether such a diffraction can be. */
export function isPossibleShape({ apexM, depthM, velocityMPerNs }: HyperbolaShape): boolean {
  return (
    Number.isFinite(apexM) && depthM >= 0 && velocityMPerNs > 0 && Number.isFinite(depthM + velocityMPerNs)
  );
}

/** Length of the way from transmitter to object to receiver, and how it grows with the offset and with the depth. */
type ReflectionPath = { pathM: number; perOffset: number; perDepth: number };

/**
 * The shortest way from transmitter to object to receiver, where their middle lies `offsetM` beyond the object. The object is a
 * point or a cylinder across the line, `depthM` deep at its top. On a cylinder the place of reflection is found by
 * Newton's method. The slopes are those with that place held, since at the shortest way moving it changes nothing.
 */
export function reflectionPath(
  offsetM: number,
  { depthM, separationM, radiusM }: { depthM: number; separationM: number; radiusM: number },
): ReflectionPath {
  const before = offsetM - separationM / 2;
  const behind = offsetM + separationM / 2;
  const angle = radiusM === 0 ? 0 : reflectionAngle(before, behind, depthM + radiusM, radiusM);
  const acrossM = radiusM * Math.sin(angle);
  const downM = depthM + radiusM * (1 - Math.cos(angle));
  const toTransmitter = Math.hypot(before - acrossM, downM);
  const toReceiver = Math.hypot(behind - acrossM, downM);
  // At the surface, straight above a point, the way has no direction: its slopes there are 0.
  const perM = (wayM: number, partM: number) => (wayM === 0 ? 0 : partM / wayM);
  return {
    pathM: toTransmitter + toReceiver,
    perOffset: perM(toTransmitter, before - acrossM) + perM(toReceiver, behind - acrossM),
    perDepth: perM(toTransmitter, downM) + perM(toReceiver, downM),
  };
}

/** Where on the cylinder the wave turns, as an angle from its top. */
function reflectionAngle(before: number, behind: number, centreM: number, radiusM: number): number {
  // Between the directions to both antennas the way has one minimum.
  let low = Math.atan2(before, centreM);
  let high = Math.atan2(behind, centreM);
  if (low === high) return low;
  let angle = (low + high) / 2;
  for (let round = 0; round < 60; round++) {
    const { slope, bend } = wayAround(angle, before, behind, centreM, radiusM);
    if (slope > 0) high = angle;
    else low = angle;
    const next = bend > 0 ? angle - slope / bend : Number.NaN;
    const kept = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(kept - angle) < 1e-15) return kept;
    angle = kept;
  }
  return angle;
}

/** First and second derivative of the way by the angle of reflection. */
function wayAround(angle: number, before: number, behind: number, centreM: number, radiusM: number) {
  let slope = 0;
  let bend = 0;
  for (const antenna of [before, behind]) {
    const along = antenna * Math.cos(angle) - centreM * Math.sin(angle);
    const outwards = antenna * Math.sin(angle) + centreM * Math.cos(angle);
    const way = Math.hypot(antenna - radiusM * Math.sin(angle), centreM - radiusM * Math.cos(angle));
    slope -= (radiusM * along) / way;
    bend += (radiusM * outwards) / way - (radiusM * along) ** 2 / way ** 3;
  }
  return { slope, bend };
}
