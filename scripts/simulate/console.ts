import type { Antenna } from './antenna.ts';
import { lightMPerNs } from './fdtd/units.ts';
import type { Material } from './ground.ts';
import { velocityMPerNs } from './propagation.ts';
import { type Random, wander } from './random.ts';
import { losslessPulse } from './wavelet.ts';

/** The recording unit: how it samples, and what it adds that is not ground. */
export type Console = {
  readonly samplesPerTrace: number;
  readonly timeWindowNs: number;
  /** Negative: recording begins before the pulse leaves. */
  readonly firstSampleNs: number;
  readonly bitsPerSample: 16 | 32;
  /** Share of the direct wave's peak at which the converter saturates: below 1 its crests are cut flat. */
  readonly saturationShare: number;
  /** Standard deviation of the receiver's noise as a share of full scale; 2⁻¹² is what a 12-bit converter shows. */
  readonly noiseShare: number;
  /** How much of the echoes is lost at most where the antenna does not lie well on the ground; nothing where it is not said. */
  readonly couplingLossShare?: number;
};

export type Interference = {
  /** Adds direct wave, ringing and wow to the echoes of the trace at `xM`; both are in units of the echoes. */
  add(xM: number, trace: Float64Array): void;
  /** Adds noise, cuts at full scale and rounds to counts. */
  digitise(trace: Float64Array, counts: Int16Array | Int32Array, from: number): void;
};

/** Strength of the wave that goes straight from transmitter to receiver, before 1/r: shielded, so far below 1. */
const couplingStrength = 0.11;

type Setting = {
  readonly antenna: Antenna;
  readonly console: Console;
  readonly soil: Material;
  readonly lengthM: number;
};

/**
 * What a real console records besides echoes: an air wave at s/c and a ground wave at s/v1 (both 1/s), coupling
 * that varies by some per cent along the line, an exponentially fading wow and a constant offset, weak repeats of the
 * direct wave that ring at a fixed time (they make the flat bands that background removal takes out), white noise.
 */
export function createInterference(
  { antenna, console, soil, lengthM }: Setting,
  random: Random,
): Interference {
  const intervalNs = console.timeWindowNs / console.samplesPerTrace;
  const template = directWave(antenna, console, soil);
  const peak = template.reduce((most, amplitude) => Math.max(most, Math.abs(amplitude)), 0);
  const fullScale = peak * console.saturationShare;
  const coupling = wander(random, 3.1);
  const liftOff = wander(random, 1.3);
  const drift = wander(random, lengthM * 0.3);
  const largest = 2 ** (console.bitsPerSample - 1) - 1;
  return {
    add(xM, trace) {
      const strength = 1 + 0.025 * coupling(xM) + 0.01 * liftOff(xM);
      const reaching = 1 - (console.couplingLossShare ?? 0) * Math.min(1, Math.max(0, liftOff(xM)));
      const wow = 0.05 * fullScale * (1 + 0.3 * drift(xM));
      for (let sample = 0; sample < trace.length; sample++) {
        const sinceNs = console.firstSampleNs + sample * intervalNs;
        const slow =
          sinceNs < 0
            ? 0
            : wow * (1 - Math.exp(-sinceNs / 2)) * Math.exp(-sinceNs / (0.45 * console.timeWindowNs));
        trace[sample] =
          reaching * (trace[sample] as number) +
          strength * (template[sample] as number) -
          slow +
          0.004 * fullScale;
      }
    },
    digitise(trace, counts, from) {
      for (let sample = 0; sample < trace.length; sample++) {
        const share = (trace[sample] as number) / fullScale + console.noiseShare * random.gaussian();
        counts[from + sample] = Math.round(Math.max(-1, Math.min(1, share)) * largest);
      }
    },
  };
}

function directWave(antenna: Antenna, console: Console, soil: Material): Float64Array {
  const intervalNs = console.timeWindowNs / console.samplesPerTrace;
  const pulse = losslessPulse(antenna.centreFrequencyMHz);
  const periodNs = 1000 / antenna.centreFrequencyMHz;
  const arrivals: [number, number][] = [
    [antenna.separationM / lightMPerNs, 0.6],
    [antenna.separationM / velocityMPerNs(soil), 1],
    [2.6 * periodNs, -0.035],
    [5.1 * periodNs, 0.012],
    [7.7 * periodNs, -0.005],
  ];
  return Float64Array.from({ length: console.samplesPerTrace }, (_, sample) => {
    const timeNs = console.firstSampleNs + sample * intervalNs;
    const shares = arrivals.reduce((sum, [arrivalNs, share]) => sum + share * pulse(timeNs - arrivalNs), 0);
    return (shares * couplingStrength) / antenna.separationM;
  });
}
