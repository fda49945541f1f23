import { antennaGain } from './antenna.ts';
import { type BinSetting, ImpulseBins } from './impulse-bins.ts';
import type { Reflector } from './reflector.ts';
import type { WaveletBank } from './wavelet.ts';

export type EchoSetting = BinSetting & {
  readonly sampleIntervalNs: number;
  readonly separationM: number;
  /** √εr of the soil under the antenna: shapes its pattern. */
  readonly refractiveIndex: number;
};

export type TraceBuilder = {
  /** The trace over the antennas' midpoint `xM`, in units in which a mirror 0.5 m away answers 1. */
  trace(xM: number, out: Float64Array): void;
};

/**
 * Born (single-scattering) sum over all reflectors, which stand in order of x. With leg lengths r1, r2 = v τ1, v τ2
 * (v: root-mean-square velocity down to the reflector) and arrival t = τ1 + τ2:
 *
 * - element of length dl, R, obliquity o = (cos α1 + cos α2) / 2 to its normal:
 *   o R dl / ((r1 + r2) √(2π v r1 r2 / (r1 + r2))) with the half-derivative wavelet. By stationary phase a flat
 *   mirror gives R w(t) / (r1 + r2); cut ends give their own diffraction (2.5-D Kirchhoff: endless across the line);
 * - ball of radius a: R / (r1 + r2) · a / (a + r1 + r2); cylinder: the square root of the second factor.
 */
export function createTraceBuilder(
  reflectors: readonly Reflector[],
  bank: WaveletBank,
  setting: EchoSetting,
): TraceBuilder {
  const bins = new ImpulseBins(bank, setting);
  const columns = columnsOf(reflectors, bins);
  const widestM = reflectors.reduce((widest, reflector) => Math.max(widest, reflector.apertureM), 0);
  return {
    trace(xM, out) {
      bins.clear();
      for (let at = firstFrom(columns.xM, xM - widestM); at < reflectors.length; at++) {
        const alongM = (columns.xM[at] as number) - xM;
        if (alongM > widestM) break;
        if (Math.abs(alongM) <= (columns.apertureM[at] as number))
          addEcho(bins, columns, at, alongM, setting);
      }
      bins.convolve(out);
    },
  };
}

/** The reflectors as columns of numbers: the loop over them is where the simulator spends its time. */
type Columns = {
  readonly xM: Float64Array;
  readonly apertureM: Float64Array;
  readonly depthM: Float64Array;
  /** Depth and distance beside the line, squared and summed. */
  readonly asideM2: Float64Array;
  readonly velocityMPerNs: Float64Array;
  readonly strength: Float64Array;
  readonly normalX: Float64Array;
  readonly normalZ: Float64Array;
  readonly radiusM: Float64Array;
  readonly isElement: Uint8Array;
  readonly isBall: Uint8Array;
  readonly slot: Uint8Array;
};

function columnsOf(reflectors: readonly Reflector[], bins: ImpulseBins): Columns {
  const column = (value: (reflector: Reflector) => number) => Float64Array.from(reflectors, value);
  const depthM = (reflector: Reflector) => reflector.timeNs * reflector.rmsVelocityMPerNs;
  const slots = reflectors.map(({ tStarNs, shape }) => bins.slotFor(tStarNs, shape === 'element'));
  return {
    xM: column(({ xM }) => xM),
    apertureM: column(({ apertureM }) => apertureM),
    depthM: column(depthM),
    asideM2: column((reflector) => depthM(reflector) ** 2 + reflector.offLineM ** 2),
    velocityMPerNs: column(({ rmsVelocityMPerNs }) => rmsVelocityMPerNs),
    strength: Float64Array.from(slots, ({ correction }, at) => correction * (reflectors[at]?.strength ?? 0)),
    normalX: column(({ normalX }) => normalX),
    normalZ: column(({ normalZ }) => normalZ),
    radiusM: column(({ radiusM }) => radiusM),
    isElement: Uint8Array.from(reflectors, ({ shape }) => (shape === 'element' ? 1 : 0)),
    isBall: Uint8Array.from(reflectors, ({ shape }) => (shape === 'ball' ? 1 : 0)),
    slot: Uint8Array.from(slots, ({ slot }) => slot),
  };
}

function firstFrom(xsM: Float64Array, xM: number): number {
  let low = 0;
  let high = xsM.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((xsM[middle] as number) < xM) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Echo of reflector `at`, which lies `alongM` ahead of the antennas' midpoint. */
function addEcho(
  bins: ImpulseBins,
  columns: Columns,
  at: number,
  alongM: number,
  setting: EchoSetting,
): void {
  const velocity = columns.velocityMPerNs[at] as number;
  const depthM = columns.depthM[at] as number;
  const asideM2 = columns.asideM2[at] as number;
  const downAlongM = alongM + setting.separationM / 2;
  const upAlongM = alongM - setting.separationM / 2;
  const downM = Math.sqrt(downAlongM * downAlongM + asideM2);
  const upM = Math.sqrt(upAlongM * upAlongM + asideM2);
  const pathM = downM + upM;
  const timeNs = pathM / velocity;
  if (timeNs > bins.lastNs) return;
  const gain =
    antennaGain(depthM / downM, setting.refractiveIndex) * antennaGain(depthM / upM, setting.refractiveIndex);
  if (gain === 0) return;
  let amplitude = ((columns.strength[at] as number) * gain) / pathM;
  if (columns.isElement[at] === 1) {
    // The antenna lies at -along from the element, and above it: z counts downwards.
    const normalX = columns.normalX[at] as number;
    const upwards = depthM * (columns.normalZ[at] as number);
    const cosines = (-downAlongM * normalX - upwards) / downM + (-upAlongM * normalX - upwards) / upM;
    amplitude *= cosines / 2 / Math.sqrt((2 * Math.PI * velocity * downM * upM) / pathM);
  } else {
    const radiusM = columns.radiusM[at] as number;
    const divergence = radiusM / (radiusM + pathM);
    amplitude *= columns.isBall[at] === 1 ? divergence : Math.sqrt(divergence);
  }
  bins.add(timeNs, amplitude, columns.slot[at] as number);
}
