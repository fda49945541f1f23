import type { Radargram } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { timeZero } from './time-zero.ts';

const firstBreak = { method: 'first-break', timeZeroNs: 0, leastEnergyRatio: 30 } as const;
const traceIndices = Array.from({ length: 40 }, (_, trace) => trace);

function firstSampleNs(line: Radargram): number {
  return timeZero.run(line, firstBreak).firstSampleNs;
}

/** Silence until sample 60, then the direct wave. */
function arrival(sample: number): number {
  return sample < 60 ? 0 : 1000 * Math.cos((sample - 60) / 3) * Math.exp((60 - sample) / 20);
}

const line = radargramOf(
  traceIndices.map(() => traceOf(256, arrival)),
  { sampleIntervalNs: 0.5, firstSampleNs: -3 },
);

describe('time-zero', () => {
  it('puts 0 ns at the first break, whatever the header said', () => {
    expect(firstSampleNs(line)).toBe(-30);
  });

  it('lies before the first break by the way of the direct wave through the air', () => {
    const antenna = { name: null, centreFrequencyMHz: 400, separationM: 0.299792458 };
    expect(firstSampleNs({ ...line, antenna })).toBeCloseTo(-29, 9);
  });

  it('moves the time axis and no sample', () => {
    expect(timeZero.run(line, firstBreak).samples).toBe(line.samples);
  });

  it('is what most traces say, if some were recorded with a jump', () => {
    const jumping = traceIndices.map((trace) =>
      traceOf(256, (sample) => arrival(sample - (trace % 5 === 0 ? 70 : 0))),
    );
    expect(firstSampleNs({ ...radargramOf(jumping), firstSampleNs: -3 })).toBe(-60);
  });

  it('does not take the scan counter for a first break', () => {
    const counted = traceIndices.map((trace) => {
      const samples = traceOf(256, arrival);
      samples.set([trace - 32768, -7168]);
      return samples;
    });
    expect(firstSampleNs(radargramOf(counted, { nonSignalSampleCount: 2 }))).toBe(-60);
  });

  it('stays where the header has it in silence, in constants and in noise', () => {
    const silence = traceIndices.map(() => new Float32Array(256));
    const constants = traceIndices.map((trace) => new Float32Array(256).fill(trace - 300));
    const noise = repeatableNoise(11);
    const noisy = traceIndices.map(() => traceOf(256, noise));
    for (const traces of [silence, constants, noisy]) {
      expect(firstSampleNs(radargramOf(traces, { firstSampleNs: -3 }))).toBe(-3);
    }
  });

  it('stays where the header has it in slow noise, in a drunkard’s walk, and when the traces do not agree', () => {
    const noise = repeatableNoise(5);
    const slow = traceIndices.map(() => {
      const phase = 10 * noise();
      return traceOf(256, (sample) => Math.sin(sample / 4 + phase) + Math.sin(sample / 7 + 2 * phase));
    });
    const walks = traceIndices.map(() => {
      let place = 0;
      return traceOf(256, () => (place += noise()));
    });
    const scattered = traceIndices.map((trace) => traceOf(256, (sample) => arrival(sample + 50 - 5 * trace)));
    for (const traces of [slow, walks, scattered]) {
      expect(firstSampleNs(radargramOf(traces, { firstSampleNs: -3 }))).toBe(-3);
    }
  });

  it('is left alone in lines without traces and in traces of one sample', () => {
    expect(firstSampleNs(radargramOf([], { firstSampleNs: -3 }))).toBe(-3);
    expect(firstSampleNs(radargramOf([[8]], { firstSampleNs: -3 }))).toBe(-3);
  });

  it('asks for the sample interval', () => {
    expect(() => firstSampleNs({ ...line, sampleIntervalNs: null })).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });

  it('set by hand puts 0 at that time of the header’s axis, less the way through the air', () => {
    const manual = { ...firstBreak, method: 'manual', timeZeroNs: 27 } as const;
    expect(timeZero.run(line, manual).firstSampleNs).toBe(-30);
    const antenna = { name: null, centreFrequencyMHz: 400, separationM: 0.299792458 };
    expect(timeZero.run({ ...line, antenna }, manual).firstSampleNs).toBeCloseTo(-29, 9);
    expect(timeZero.run(line, manual).samples).toBe(line.samples);
    expect(() => timeZero.run({ ...line, sampleIntervalNs: null }, manual)).toThrow(
      expect.objectContaining({ code: 'needs-sample-interval' }),
    );
  });

  it('set by hand at the first break is where the first break puts it', () => {
    const manual = { ...firstBreak, method: 'manual', timeZeroNs: -3 + 60 * 0.5 } as const;
    expect(timeZero.run(line, manual).firstSampleNs).toBe(firstSampleNs(line));
  });
});
