import { ProcessingError } from '#errors.ts';
import { speedOfLightMPerNs } from '#travel-time.ts';

/** What a velocity rests on. Only a hyperbola, a CMP and a borehole have measured the ground at hand. */
export type VelocityBasis = 'hyperbola' | 'cmp' | 'borehole' | 'table' | 'assumed';

/** A wave velocity, its standard error, and what it rests on: none of the three is given without the others. */
export type Velocity = {
  readonly velocityMPerNs: number;
  readonly velocityErrorMPerNs: number;
  readonly basis: VelocityBasis;
};

/** A depth with its standard error and the velocity that it rests on. */
export type Depth = Velocity & {
  readonly depthM: number;
  readonly errorM: number;
};

/** What else is known of an echo: how far its time may be off, and how far apart the antennas are. */
export type EchoDetails = {
  readonly timeErrorNs?: number;
  readonly separationM?: number;
};

/**
 * How far an assumed velocity may be off, as a share of it: 0.1 m/ns then reaches from 0.06, clay and wet sand, to 0.14,
 * nearly dry sand. Depths that rest on it are as uncertain.
 */
export const assumedVelocityError = 0.4;

/** A velocity that nobody has measured or looked up, with the wide error that it deserves. */
export function assumedVelocity(velocityMPerNs = 0.1): Velocity {
  return checked({
    velocityMPerNs,
    velocityErrorMPerNs: assumedVelocityError * velocityMPerNs,
    basis: 'assumed',
  });
}

/** The velocity down to something whose depth a borehole, a probe or a dig has told, from its two-way time. */
export function velocityOfKnownDepth(
  known: { depthM: number; depthErrorM: number },
  echo: { timeNs: number; timeErrorNs: number },
): Velocity {
  const velocityMPerNs = (2 * known.depthM) / echo.timeNs;
  const share = Math.sqrt((known.depthErrorM / known.depthM) ** 2 + (echo.timeErrorNs / echo.timeNs) ** 2);
  return checked({ velocityMPerNs, velocityErrorMPerNs: velocityMPerNs * share, basis: 'borehole' });
}

/**
 * Depth of an echo below the middle between the antennas: √((v t / 2)² − (s / 2)²), 0 where the echo comes before the wave
 * could go straight from one antenna to the other. The error joins those of velocity and time, each as half of the
 * way between the depths at its two ends.
 */
export function depthWithError(
  timeNs: number,
  velocity: Velocity,
  { timeErrorNs = 0, separationM = 0 }: EchoDetails = {},
): Depth {
  const { velocityMPerNs, velocityErrorMPerNs, basis } = checked(velocity);
  if (!Number.isFinite(timeNs) || !(timeErrorNs >= 0) || !(separationM >= 0)) {
    const message = `A depth needs a time, its error and the antennas’ distance as numbers, but they are ${timeNs} ns, ${timeErrorNs} ns and ${separationM} m.`;
    throw new ProcessingError('value-out-of-bounds', message);
  }
  const depthOf = (atNs: number, speedMPerNs: number) => {
    const halfWayM = (Math.max(0, speedMPerNs) * atNs) / 2;
    if (separationM === 0) return halfWayM;
    return Math.sqrt(Math.max(0, halfWayM ** 2 - (separationM / 2) ** 2)) * (halfWayM < 0 ? 0 : 1);
  };
  const ofVelocityM =
    depthOf(timeNs, velocityMPerNs + velocityErrorMPerNs) -
    depthOf(timeNs, velocityMPerNs - velocityErrorMPerNs);
  const ofTimeM =
    depthOf(timeNs + timeErrorNs, velocityMPerNs) - depthOf(timeNs - timeErrorNs, velocityMPerNs);
  return {
    depthM: depthOf(timeNs, velocityMPerNs),
    errorM: Math.sqrt(ofVelocityM ** 2 + ofTimeM ** 2) / 2,
    velocityMPerNs,
    velocityErrorMPerNs,
    basis,
  };
}

/** Refuses a velocity that no wave can have, or one without an error. */
function checked(velocity: Velocity): Velocity {
  const { velocityMPerNs, velocityErrorMPerNs } = velocity;
  const isPossible = velocityMPerNs > 0 && velocityMPerNs <= 1.01 * speedOfLightMPerNs;
  if (isPossible && velocityErrorMPerNs >= 0 && Number.isFinite(velocityErrorMPerNs)) return velocity;
  const message = isPossible
    ? `A velocity has an error of 0 m/ns or more, and not ${velocityErrorMPerNs}.`
    : `A radar wave runs faster than 0 and no faster than light, 0.2998 m/ns, but the velocity is ${velocityMPerNs} m/ns.`;
  throw new ProcessingError('value-out-of-bounds', message);
}
