import type { StepValues } from '@jsa/gpr-processing';

/** A synthetic recording that steps are measured on. */
export type StepCase = { readonly samplesPerTrace: number; readonly traceCount: number };

export const sampleIntervalNs = 0.1;
export const traceSpacingM = 0.02;
const velocityMPerNs = 0.1;

/** How the numpy reference does the same: one of its functions, and what it is given behind the samples. */
export type ReferenceCall = {
  readonly name: string;
  /** Numbers; `elevations` stands for the heights of the traces. */
  readonly with: readonly (number | 'elevations')[];
};

/** A step with the values that it is measured with. */
export type MeasuredStep = {
  readonly step: string;
  /** What sets it apart from other measurements of the same step. */
  readonly variant?: string;
  readonly values: StepValues;
  readonly reference?: ReferenceCall;
  /** Measured on a short line only: what it does there grows with the square of the line, or it needs the line whole. */
  readonly isForShortLines?: true;
};

/** Names a case as tables have it. */
export function caseName({ samplesPerTrace, traceCount }: StepCase): string {
  return `${samplesPerTrace} × ${traceCount.toLocaleString('en')}`;
}

/** The recordings: two long ones for steps that stream, a short one for the others. */
export function casesFor({ isQuick }: { isQuick: boolean }): { long: readonly StepCase[]; short: StepCase } {
  if (isQuick) {
    return {
      long: [
        { samplesPerTrace: 512, traceCount: 4096 },
        { samplesPerTrace: 1024, traceCount: 1024 },
      ],
      short: { samplesPerTrace: 512, traceCount: 256 },
    };
  }
  return {
    long: [
      { samplesPerTrace: 512, traceCount: 200_000 },
      { samplesPerTrace: 1024, traceCount: 50_000 },
    ],
    short: { samplesPerTrace: 512, traceCount: 2000 },
  };
}

const atVelocity = { velocityMPerNs };

/** Windows are whole odd numbers of samples, so that ours and the reference's are the same. */
export const measuredSteps: readonly MeasuredStep[] = [
  { step: 'header-cells', values: {} },
  { step: 'declipping', values: {} },
  { step: 'trace-editing', values: { silence: [[10, 20]] } },
  { step: 'line-reversal', values: {} },
  { step: 'time-zero', values: {} },
  { step: 'trace-alignment', values: {} },
  { step: 'stacking', values: { stackTraces: 2 }, reference: { name: 'stack', with: [2] } },
  { step: 'equidistant-traces', values: { spacingM: 0.03 } },
  {
    step: 'dc-removal',
    values: { range: 'whole-trace' },
    reference: { name: 'dc', with: [] },
  },
  { step: 'dewow', values: { windowNs: 10.1 }, reference: { name: 'dewow', with: [101] } },
  { step: 'dewow', variant: 'median', values: { windowNs: 10.1, average: 'median' } },
  { step: 'background-removal', values: {}, reference: { name: 'bgr', with: [] } },
  {
    step: 'background-removal',
    variant: 'sliding',
    values: { extent: 'window-in-traces', windowTraces: 101 },
    reference: { name: 'bgwin', with: [101] },
  },
  {
    step: 'bandpass',
    values: { lowMHz: 100, highMHz: 800 },
    reference: { name: 'bandpass', with: [sampleIntervalNs, 100, 800] },
  },
  { step: 'butterworth', values: {} },
  { step: 'notch', values: {} },
  { step: 'spectral-whitening', values: {} },
  { step: 'predictive-deconvolution', values: {} },
  { step: 'dip-filter', values: {}, isForShortLines: true },
  { step: 'median-filter', values: {} },
  { step: 'mean-filter', values: {} },
  {
    step: 'stolt-migration',
    values: atVelocity,
    reference: { name: 'stolt', with: [sampleIntervalNs, traceSpacingM, velocityMPerNs] },
    isForShortLines: true,
  },
  {
    step: 'kirchhoff-migration',
    variant: 'linear, every trace summed',
    values: { ...atVelocity, betweenSamples: 'linear', antiAlias: 'summed' },
    reference: { name: 'kirchhoff_rows', with: [sampleIntervalNs, traceSpacingM, velocityMPerNs] },
    isForShortLines: true,
  },
  { step: 'kirchhoff-migration', values: atVelocity, isForShortLines: true },
  { step: 'topographic-kirchhoff', values: atVelocity, isForShortLines: true },
  {
    step: 'power-gain',
    values: { exponent: 1.5 },
    reference: { name: 'tpow', with: [sampleIntervalNs, 1.5] },
  },
  {
    step: 'sec-gain',
    values: { exponent: 1, attenuationPerNs: 0.02 },
    reference: { name: 'sec', with: [sampleIntervalNs, 0.02, 1] },
  },
  { step: 'curve-gain', values: {} },
  { step: 'decay-gain', values: {} },
  { step: 'agc-gain', values: { windowNs: 25.1 }, reference: { name: 'agc', with: [251] } },
  { step: 'envelope', values: {}, reference: { name: 'envelope', with: [] } },
  { step: 'instantaneous-phase', values: {} },
  { step: 'instantaneous-frequency', values: {} },
  { step: 'coherence', values: {} },
  {
    step: 'topographic-correction',
    values: { ...atVelocity, interpolation: 'linear' },
    reference: { name: 'topo', with: [sampleIntervalNs, velocityMPerNs, 'elevations'] },
  },
  { step: 'topographic-correction', variant: 'windowed sinc', values: atVelocity },
  { step: 'time-to-depth', values: atVelocity },
];
