import type { Radargram } from '@jsa/gpr-parsers';
import { ProcessingError } from '#errors.ts';
import { requireEvenSpacingM } from '#even-spacing.ts';
import { withFiniteValues } from '#signal/finite.ts';
import { stoltMigrated } from '#signal/stolt.ts';
import { stoltSpectrumSize } from '#signal/stolt-table.ts';
import { defineLineStep, requireSampleIntervalNs } from '#step.ts';
import { velocityParameter } from '#velocity-model.ts';
import { stoltKernels } from '#wasm/stolt-kernels.ts';

const id = 'stolt-migration';
const label = 'Stolt migration';

/** The spectrum of a line may hold so many complex values, a gigabyte of them. */
const mostSpectrumValues = 2 ** 27;

/**
 * Brings diffractions back to their points in one go, for ground in which waves are equally fast everywhere. The
 * fastest migration, and as true to amplitude as the Kirchhoff sum; but it needs evenly spaced traces and the whole line.
 */
export const stoltMigration = defineLineStep({
  id,
  label,
  definition:
    'Exploding reflector, ve = v / 2. The record is padded with zeros to twice a power of two samples and to at least 1.5 times its traces (a product of 2, 3 and 5), and transformed; Y(k, ω) = X(k, ω′) · ω / ω′ with ω′ = √(ω² + (ve k)²), 1 for ω′ = 0 and 0 beyond the highest frequency. X between its values by an 8-point sinc under a squared cosine, on the record centred by exp(i ω t_c). Nothing is filtered. Samples before time-zero count as 0 and become 0. A taper, if wanted, brings that share of the traces at either end down to 0 with half a cosine. A trace may lie off its even place by a tenth of the spacing.',
  source:
    'Stolt 1978, Migration by Fourier transform, Geophysics 43; Harlan 1982 (sinc interpolation); Yilmaz 2001, Seismic Data Analysis, chapter 4.',
  parameters: {
    velocityMPerNs: velocityParameter,
    taperPercent: {
      label: 'Taper at either end of the line',
      unit: '%',
      default: 0,
      minimum: 0,
      maximum: 50,
    },
  },
  run: (radargram, { velocityMPerNs, taperPercent }) => {
    const { traceCount, samplesPerTrace: sampleCount, firstSampleNs } = radargram;
    const sampleIntervalNs = requireSampleIntervalNs(radargram, label);
    const spacingM = requireEvenSpacingM(radargram, label);
    refuseTooLong(traceCount, sampleCount);
    if (radargram.samples.length === 0) return radargram;
    const traces = {
      samples: preparedSamples(radargram, sampleIntervalNs, taperPercent / 100),
      traceCount,
      sampleCount,
      samplesPerTrace: (2 * spacingM) / velocityMPerNs / sampleIntervalNs,
      firstSample: firstSampleNs / sampleIntervalNs,
    };
    const samples = stoltMigrated(traces, stoltKernels());
    silenceBeforeTimeZero(samples, radargram, sampleIntervalNs);
    return { ...radargram, samples };
  },
});

function refuseTooLong(traceCount: number, sampleCount: number): void {
  const { rows, columns } = stoltSpectrumSize(traceCount, sampleCount);
  if (rows * columns <= mostSpectrumValues) return;
  const message = `${label} needs the spectrum of the whole line in memory, and that of ${traceCount} traces of ${sampleCount} samples would hold more than ${mostSpectrumValues} values: migrate by Kirchhoff's sum, or cut the line into shorter ones.`;
  throw new ProcessingError('line-too-long', message, id);
}

/** A copy of the samples: finite, silent before time-zero, and brought down to 0 at the ends of the line. */
function preparedSamples(radargram: Radargram, sampleIntervalNs: number, taper: number): Float32Array {
  const { traceCount, samplesPerTrace } = radargram;
  const samples = withFiniteValues(radargram.samples).slice();
  silenceBeforeTimeZero(samples, radargram, sampleIntervalNs);
  const taperedCount = taper * traceCount;
  for (let trace = 0; trace < traceCount; trace++) {
    const fromEnd = Math.min(trace, traceCount - 1 - trace) + 0.5;
    if (fromEnd >= taperedCount) continue;
    const share = Math.sin((Math.PI * fromEnd) / taperedCount / 2) ** 2;
    const end = (trace + 1) * samplesPerTrace;
    for (let index = trace * samplesPerTrace; index < end; index++) samples[index] *= share;
  }
  return samples;
}

function silenceBeforeTimeZero(
  samples: Float32Array,
  { traceCount, samplesPerTrace, firstSampleNs }: Radargram,
  sampleIntervalNs: number,
): void {
  const count = Math.min(samplesPerTrace, Math.ceil(Math.max(0, -firstSampleNs / sampleIntervalNs)));
  for (let trace = 0; trace < traceCount; trace++) {
    samples.fill(0, trace * samplesPerTrace, trace * samplesPerTrace + count);
  }
}
