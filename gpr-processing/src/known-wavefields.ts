import type { Radargram } from '@jsa/gpr-parsers';
import { radargramOf } from '#known-radargrams.ts';

/** A pulse of known amplitude and phase: a cosine under a bell, two periods wide, and the sine that is a quarter period off. */
export type Pulse = { cosine(timeNs: number): number; sine(timeNs: number): number };

/** A pulse around time 0 with that centre frequency. */
export function pulseOf(frequencyMHz: number): Pulse {
  const perNs = (2 * Math.PI * frequencyMHz) / 1000;
  const bell = (timeNs: number) => Math.exp(-(((timeNs * frequencyMHz) / 800) ** 2));
  return {
    cosine: (timeNs) => bell(timeNs) * Math.cos(perNs * timeNs),
    sine: (timeNs) => bell(timeNs) * Math.sin(perNs * timeNs),
  };
}

/** What a simulated line knows of itself. */
export type WavefieldLine = {
  readonly samplesPerTrace: number;
  readonly sampleIntervalNs: number;
  readonly positionsM: readonly number[];
  readonly known?: Partial<Radargram>;
};

/** A line whose traces are told by their place and two-way time; evenly spaced unless more is known. */
export function wavefieldOf(
  { samplesPerTrace, sampleIntervalNs, positionsM, known }: WavefieldLine,
  amplitudeAt: (positionM: number, timeNs: number) => number,
): Radargram {
  const firstSampleNs = known?.firstSampleNs ?? 0;
  const traces = positionsM.map((positionM) =>
    Float32Array.from({ length: samplesPerTrace }, (_, sample) =>
      amplitudeAt(positionM, firstSampleNs + sample * sampleIntervalNs),
    ),
  );
  const traceSpacingM = positionsM.length > 1 ? positionsM[1] - positionsM[0] : null;
  return radargramOf(traces, { sampleIntervalNs, traceSpacingM, ...known });
}

/**
 * What a line scatterer sends up when the wave field of an exploding reflector is exact in two dimensions:
 * ∫ s(t − T cosh u) du from 0 on, T the two-way time to it. (The Green's function is 1 / √(t² − T²) behind the front.)
 */
export function scattered(pulse: Pulse, pulseNs: number, twoWayNs: number, atNs: number): number {
  const furthest = (atNs + pulseNs) / twoWayNs;
  if (furthest <= 1) return 0;
  const nearest = Math.max(1, (atNs - pulseNs) / twoWayNs);
  const from = Math.acosh(nearest);
  const to = Math.acosh(furthest);
  const stepCount = 60;
  const step = (to - from) / stepCount;
  let sum = 0;
  for (let index = 0; index <= stepCount; index++) {
    const share = index === 0 || index === stepCount ? 0.5 : 1;
    sum += share * pulse.cosine(atNs - twoWayNs * Math.cosh(from + index * step));
  }
  return sum * step;
}

/** Amplitude and phase of a wave against a pulse at that place of it. */
export function comparedWith(
  pulse: Pulse,
  atNs: number,
  {
    trace,
    sampleIntervalNs,
    firstSampleNs = 0,
  }: { trace: ArrayLike<number>; sampleIntervalNs: number; firstSampleNs?: number },
): { amplitude: number; phaseDeg: number } {
  let [inPhase, quarterOff, energy] = [0, 0, 0];
  for (let sample = 0; sample < trace.length; sample++) {
    const timeNs = firstSampleNs + sample * sampleIntervalNs - atNs;
    inPhase += trace[sample] * pulse.cosine(timeNs);
    quarterOff += trace[sample] * pulse.sine(timeNs);
    energy += pulse.cosine(timeNs) ** 2;
  }
  return {
    amplitude: Math.hypot(inPhase, quarterOff) / energy,
    phaseDeg: (Math.atan2(quarterOff, inPhase) * 180) / Math.PI,
  };
}
