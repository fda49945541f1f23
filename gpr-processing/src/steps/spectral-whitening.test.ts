import { describe, expect, it } from 'vitest';
import { radargramOf, tracesOf } from '#known-radargrams.ts';
import { repeatableNoise, traceOf } from '#signal/known-signals.ts';
import { spectralWhitening } from './spectral-whitening.ts';

const one = traceOf(80, (sample) => ((37 * sample) % 101) - 50);
const other = traceOf(80, (sample) => ((7 * sample * sample) % 53) - 26);
const values = { lowMHz: 60, highMHz: 300, smoothingMHz: 46.875, waterLevelPercent: 1 };
const samplesSeen = [0, 1, 2, 40, 78, 79];

describe('spectral whitening', () => {
  // The definition written out in NumPy 2.4, with numpy.fft.rfft of 128 samples.
  it('by each trace is what NumPy gives', () => {
    const whitened = tracesOf(
      spectralWhitening.run(radargramOf([one, other]), { ...values, spectrum: 'trace' }),
    );
    const wanted = [
      [-48.76435662, -5.15830413, 13.0339729, -32.174785, 4.289763501, 52.38502955],
      [-27.42477912, -18.44397547, 8.420077712, -28.11402417, -17.58755408, -5.570883071],
    ];
    for (const [trace, amplitudes] of wanted.entries()) {
      for (const [index, sample] of samplesSeen.entries()) {
        expect(Math.abs(whitened[trace][sample] - amplitudes[index])).toBeLessThan(1e-5);
      }
    }
  });

  it('by the line is what NumPy gives, and treats all traces alike', () => {
    const line = radargramOf([one, other]);
    const whitened = tracesOf(spectralWhitening.run(line, { ...values, spectrum: 'line' }));
    const wanted = [
      [-53.64859404, -6.570285382, 16.87753612, -27.07435228, 3.811225257, 55.72684137],
      [-22.45421604, -11.13573295, 10.76425638, -29.23298384, -21.0522389, -11.65448963],
    ];
    for (const [trace, amplitudes] of wanted.entries()) {
      for (const [index, sample] of samplesSeen.entries()) {
        expect(Math.abs(whitened[trace][sample] - amplitudes[index])).toBeLessThan(1e-5);
      }
    }
  });

  it('makes a pulse of one frequency and a faint one of another equally strong', () => {
    const two = traceOf(512, (at) => {
      const swell = Math.exp(-(((at - 256) / 60) ** 2));
      return (
        swell * (1000 * Math.cos(0.2 * Math.PI * (at - 256)) + 50 * Math.cos(0.4 * Math.PI * (at - 256)))
      );
    });
    const run = { lowMHz: 50, highMHz: 300, smoothingMHz: 20, waterLevelPercent: 0.1 };
    const [trace] = tracesOf(spectralWhitening.run(radargramOf([two]), { ...run, spectrum: 'trace' }));
    const strengthAt = (turn: number) =>
      Math.abs(
        trace.reduce((so, amplitude, at) => so + amplitude * Math.cos(turn * Math.PI * (at - 256)), 0),
      );
    expect(strengthAt(0.4) / strengthAt(0.2)).toBeGreaterThan(0.5);
    expect(strengthAt(0.8)).toBeLessThan(strengthAt(0.2) / 100);
  });

  it.each(['trace', 'line'] as const)('by the %s grows with the amplitudes and keeps silence', (spectrum) => {
    const noise = traceOf(60, repeatableNoise(9));
    const silent = new Float32Array(60);
    const [once] = tracesOf(spectralWhitening.run(radargramOf([noise, silent]), { ...values, spectrum }));
    const loud = noise.map((value) => 1000 * value);
    const [more, still] = tracesOf(
      spectralWhitening.run(radargramOf([loud, silent]), { ...values, spectrum }),
    );
    for (let at = 0; at < 60; at++) expect(more[at] / 1000).toBeCloseTo(once[at], 4);
    expect(still).toEqual(new Array(60).fill(0));
    const nothing = tracesOf(spectralWhitening.run(radargramOf([silent]), { ...values, spectrum }));
    expect(nothing).toEqual([new Array(60).fill(0)]);
  });

  it('leaves of a single sample a finite number', () => {
    const [[left]] = tracesOf(spectralWhitening.run(radargramOf([[9]]), { ...values, spectrum: 'line' }));
    expect(Number.isFinite(left)).toBe(true);
  });

  it('asks for the sample interval in a sentence', () => {
    const line = radargramOf([[1, 2]], { sampleIntervalNs: null });
    expect(() => spectralWhitening.run(line, { ...values, spectrum: 'trace' })).toThrow(
      'Spectral whitening works in nanoseconds',
    );
  });
});
