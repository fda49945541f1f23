import { apertureM } from './antenna.ts';
import { columnAt, type Ground, type Scatterer } from './ground.ts';
import { descend, descendAt } from './propagation.ts';

/**
 * Something that sends the pulse back: a short piece of an interface (`element`), a ball or a long cylinder
 * across the line. Everything that does not depend on where the antenna stands is worked out beforehand.
 */
export type Reflector = {
  readonly shape: 'element' | 'ball' | 'cylinder';
  readonly xM: number;
  readonly offLineM: number;
  /** Straight up: one-way time, root-mean-square velocity, amplitude and t* of the way down and back. */
  readonly timeNs: number;
  readonly rmsVelocityMPerNs: number;
  readonly tStarNs: number;
  /** Reflection coefficient times losses on the way; for an element also times its length in metres. */
  readonly strength: number;
  readonly radiusM: number;
  /** Unit normal of an element, z downwards; points to the side whose material was named first. */
  readonly normalX: number;
  readonly normalZ: number;
  /** Beyond this distance along the line the antennas do not see it. */
  readonly apertureM: number;
};

export type LineFrame = {
  readonly lengthM: number;
  readonly separationM: number;
  readonly centreFrequencyMHz: number;
};

/** A twelfth of the wavelength at the centre frequency in ground of εr 9: short against every echo's curvature. */
export function elementLengthM(frame: LineFrame): number {
  return 0.1 / (frame.centreFrequencyMHz / 1000) / 12;
}

/** A piece of an interface: its middle, its slope (depth over x) and its length along the slope. */
export type ElementPlace = { xM: number; depthM: number; slope: number; lengthM: number };

/** A piece of interface with losses and times of the way straight down to it. */
export function element(ground: Ground, place: ElementPlace, reflectivity: number): Reflector {
  const descent = descendAt(ground, place.xM, place.depthM);
  const steepness = Math.hypot(1, place.slope);
  return {
    shape: 'element',
    xM: place.xM,
    offLineM: 0,
    timeNs: descent.timeNs,
    rmsVelocityMPerNs: descent.rmsVelocityMPerNs,
    tStarNs: descent.tStarNs,
    strength: reflectivity * descent.amplitude * place.lengthM,
    radiusM: 0,
    normalX: place.slope / steepness,
    normalZ: -1 / steepness,
    apertureM: apertureM(place.depthM),
  };
}

/**
 * A body's own size: the ray divergence of a mirror of its curvature, times (k a)² for a ball and (k a)^½ for a
 * cylinder that are small against the wavelength (k = 2π f0 / v; Rayleigh range, without its shift of the spectrum).
 */
export function bodyReflector(ground: Ground, scatterer: Scatterer, frame: LineFrame): Reflector {
  const descent = descend(columnAt(ground, scatterer.xM), scatterer.depthM);
  const isPipe = scatterer.kind === 'pipe';
  const sizeInWaves =
    (2 * Math.PI * frame.centreFrequencyMHz * scatterer.radiusM) / 1000 / descent.rmsVelocityMPerNs;
  const smallness = Math.min(1, isPipe ? Math.sqrt(sizeInWaves) : sizeInWaves ** 2);
  return {
    shape: isPipe ? 'cylinder' : 'ball',
    xM: scatterer.xM,
    offLineM: scatterer.offLineM,
    timeNs: descent.timeNs,
    rmsVelocityMPerNs: descent.rmsVelocityMPerNs,
    tStarNs: descent.tStarNs,
    strength: scatterer.reflectivity * descent.amplitude * smallness,
    radiusM: scatterer.radiusM,
    normalX: 0,
    normalZ: -1,
    apertureM: apertureM(Math.hypot(scatterer.depthM, scatterer.offLineM)),
  };
}
