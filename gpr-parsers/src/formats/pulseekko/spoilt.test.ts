import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { GprFormatError } from '#errors.ts';
import { trackOf } from '#track.ts';
import { dt1With, gga, hdLinesWith, named } from './fictional-line.ts';
import { pulseekko } from './index.ts';

const encoded = (text: string) => new TextEncoder().encode(text);

const dt1 = dt1With({
  itemsOf: (trace) => ({
    longitude: 21 + trace * 1e-6,
    latitude: 42.5,
    elevation: 512.25,
    ...(trace === 2 ? { comment: 'F1', commentFlag: 1, timeZeroShift: 1.5 } : {}),
  }),
});

const whole: Readonly<Record<string, Uint8Array>> = {
  'LINE.DT1': dt1,
  'LINE.HD': encoded([...hdLinesWith(), 'PROFILE REVERSED'].join('\r\r\n')),
  'LINE.GPS': encoded(
    [0, 1, 2, 3].map((trace) => `Trace #${trace + 1} at position ${trace / 4}\n${gga(trace)}\n`).join(''),
  ),
  'LINE.GP2': encoded(
    `;Latency_s=0.5\ntraces,odo_tick,pos(m),time_elapsed(s),GPS\n1,0,0,0,"${gga()}"\n3,2,0.5,4,"${gga(4)}"\n`,
  ),
};

/** Some files of a line, each with bytes changed to those that break things most often, or cut off. */
const spoilt = fc
  .record({
    names: fc.subarray(Object.keys(whole), { minLength: 1 }),
    changes: fc.array(
      fc.record({
        name: fc.constantFrom(...Object.keys(whole)),
        at: fc.nat(1000),
        byte: fc.oneof(fc.constantFrom(0, 0x7f, 0x80, 0xff, ...encoded('\r\n=,#$*."-09')), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    ends: fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
  })
  .map(({ names, changes, ends }) =>
    names.map((name, index) => {
      const bytes = whole[name].slice();
      for (const change of changes) if (change.name === name) bytes[change.at % bytes.length] = change.byte;
      return named(name, bytes.slice(0, Math.ceil(ends[index] * bytes.length)));
    }),
  );

it('a line with spoilt bytes is read soundly or refused', async () => {
  let readCount = 0;
  await fc.assert(
    fc.asyncProperty(spoilt, async (files) => {
      for (const file of files) await pulseekko.findFault(file);
      try {
        const recording = await withAlong(await pulseekko.open(files));
        const { traceCount, samplesPerTrace, bitsPerSample, traceDistancesM, traceShiftsNs } = recording;
        expect((traceCount * samplesPerTrace * bitsPerSample) / 8).toBeLessThanOrEqual(dt1.length);
        expect(Number.isFinite(recording.firstSampleNs)).toBe(true);
        for (const divisor of [
          recording.sampleIntervalNs,
          recording.traceSpacingM,
          recording.tracesPerSecond,
        ]) {
          if (divisor !== null) expect(divisor > 0 && Number.isFinite(divisor)).toBe(true);
        }
        for (const values of [traceDistancesM, traceShiftsNs]) {
          if (values) expect(values.length === traceCount && values.every(Number.isFinite)).toBe(true);
        }
        expect(recording.marks.every(({ trace }) => trace >= 0 && trace < traceCount)).toBe(true);
        expect(await recording.readTraces(0, 0, traceCount)).toHaveLength(traceCount * samplesPerTrace);
        const track = trackOf(recording) ?? [];
        expect(track.every(([, , trace], point) => point === 0 || trace > track[point - 1][2])).toBe(true);
        readCount++;
      } catch (error) {
        expect(error).toBeInstanceOf(GprFormatError);
      }
    }),
    { numRuns: 1000, seed: 20261122 },
  );
  expect(readCount).toBeGreaterThan(300);
});
