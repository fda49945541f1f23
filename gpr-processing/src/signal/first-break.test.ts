import { describe, expect, it } from 'vitest';
import { firstBreak, pulseFlanks } from './first-break.ts';
import { repeatableNoise, traceOf } from './known-signals.ts';

const window = 12;
const leastRatio = 30;

function pulseAt(arrival: number, amplitude: number, sample: number): number {
  const time = sample - arrival;
  return time < 0 || time > 24
    ? 0
    : amplitude * Math.sin((2 * Math.PI * time) / window) * Math.exp(-time / 8);
}

describe('firstBreak', () => {
  it('finds the very sample that a step moves first', () => {
    const step = traceOf(200, (sample) => (sample < 60 ? 0 : 500));
    expect(firstBreak(step, window, leastRatio)).toBe(60);
  });

  it('finds a pulse in noise to within a quarter of its period, whatever the offset and the drift', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const noise = repeatableNoise(seed);
      const trace = traceOf(512, (sample) => 3000 + 2 * sample + pulseAt(100, 2000, sample) + 5 * noise());
      expect(Math.abs((firstBreak(trace, window, leastRatio) ?? 0) - 101)).toBeLessThanOrEqual(window / 4);
    }
  });

  it('picks a quiet instrument no earlier than a noisy one', () => {
    const softPulse = (sample: number) =>
      5000 * Math.sin(sample / 2) * Math.exp(-(((sample - 120) / 10) ** 2));
    const picks = [0.01, 0.1, 1, 10].map((level) => {
      const noise = repeatableNoise(3);
      return firstBreak(
        traceOf(512, (sample) => softPulse(sample) + level * noise()),
        window,
        leastRatio,
      );
    });
    expect(Math.max(...picks.map(Number)) - Math.min(...picks.map(Number))).toBeLessThanOrEqual(2);
    expect(picks[0]).toBeGreaterThan(95);
    expect(picks[0]).toBeLessThan(110);
  });

  it('takes the direct wave, not a later echo that the instrument amplified to be louder', () => {
    const trace = traceOf(512, (sample) => pulseAt(60, 1000, sample) + pulseAt(300, 4000, sample));
    expect(firstBreak(trace, window, leastRatio)).toBeLessThan(60 + window / 2);
  });

  it('finds nothing in a constant, in silence, in a ramp, or in a trace too short to tell', () => {
    expect(firstBreak(new Float32Array(512), window, leastRatio)).toBeNull();
    expect(firstBreak(new Float32Array(512).fill(-700), window, leastRatio)).toBeNull();
    expect(
      firstBreak(
        traceOf(512, (sample) => 3 * sample),
        window,
        leastRatio,
      ),
    ).toBeNull();
    expect(firstBreak(Float32Array.of(0, 900), window, leastRatio)).toBeNull();
    expect(firstBreak(new Float32Array(0), window, leastRatio)).toBeNull();
  });

  it('finds nothing in a trace that begins inside the pulse', () => {
    const trace = traceOf(512, (sample) => pulseAt(-6, 8000, sample) + pulseAt(150, 200, sample));
    expect(firstBreak(trace, window, leastRatio)).toBeNull();
  });

  it('seldom finds anything in noise', () => {
    const noise = repeatableNoise(7);
    const picks = Array.from({ length: 200 }, () => firstBreak(traceOf(512, noise), window, leastRatio));
    expect(picks.filter((pick) => pick !== null).length).toBeLessThan(4);
  });
});

describe('pulseFlanks', () => {
  it('tells the steepest place of a soft pulse to a twentieth of a sample, and which way it goes', () => {
    for (const delay of [0, 0.2, 0.5, 0.9]) {
      const trace = traceOf(300, (sample) => -900 * Math.tanh((sample - 100 - delay) / 6));
      const { first, flanks } = pulseFlanks(trace, 24, leastRatio) ?? { first: 0, flanks: [] };
      expect(flanks).toHaveLength(1);
      expect(flanks[0].isRising).toBe(false);
      expect(Math.abs(flanks[0].place - 100 - delay)).toBeLessThan(0.05);
      expect(first).toBe(firstBreak(trace, 24, leastRatio));
    }
  });

  it('has the steepest first, and none where there is no first break', () => {
    const trace = traceOf(300, (sample) => pulseAt(100, 2000, sample));
    const places = pulseFlanks(trace, window, leastRatio)?.flanks.map(({ place }) => place) ?? [];
    expect(places[0]).toBeCloseTo(100.5, 0);
    expect(places.slice(1).every((place) => place > 101)).toBe(true);
    expect(pulseFlanks(new Float32Array(300), window, leastRatio)).toBeNull();
  });
});
