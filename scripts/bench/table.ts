import type { LongFileCost } from './long-file.ts';
import type { Result } from './rounds.ts';
import { numpyRow, readgssiRow } from './rows.ts';

/** All that a run of the bench has measured. */
export type BenchRun = {
  readonly line: {
    readonly traceCount: number;
    readonly samplesPerTrace: number;
    readonly bitsPerSample: number;
    readonly megabytes: number;
  };
  readonly machine: { readonly node: string; readonly cores: number };
  /** What ran the readers of others, or why they could not be run. */
  readonly otherReaders: string;
  readonly roundCount: number;
  readonly results: readonly Result[];
  readonly comparisons: readonly Comparison[];
  readonly longFile: LongFileCost;
};

/** How fast a row is, as a share of the speed of others; null where those were not measured. */
type Comparison = {
  readonly name: string;
  readonly timesAsFastAsMemcpy: number;
  readonly timesAsFastAsNumpy: number | null;
  readonly timesAsFastAsReadgssi: number | null;
};

/** The rows that do what the others do: the same samples, to floats. */
export function compare(results: readonly Result[]): Comparison[] {
  const msOf = (name: string) => results.find((result) => result.name === name)?.ms;
  const timesAsFast = (other: number | undefined, ms: number) => (other === undefined ? null : other / ms);
  return results
    .filter(({ name }) => name.startsWith('read, '))
    .map(({ name, ms, timesMemcpy }) => ({
      name,
      timesAsFastAsMemcpy: 1 / timesMemcpy,
      timesAsFastAsNumpy: timesAsFast(msOf(numpyRow), ms),
      timesAsFastAsReadgssi: timesAsFast(msOf(readgssiRow), ms),
    }));
}

/** The run as a person reads it. */
export function tableOf({ line, machine, otherReaders, roundCount, ...run }: BenchRun): string {
  const { traceCount, samplesPerTrace, bitsPerSample, megabytes } = line;
  const size = `${traceCount.toLocaleString('en')} traces of ${samplesPerTrace} samples, ${bitsPerSample} bit, ${megabytes.toFixed(1)} MB`;
  return [
    `${size} · median of ${roundCount} · Node ${machine.node}, ${machine.cores} cores`,
    '',
    tableLine('', 'ms', 'MB/s', '× memcpy'),
    ...run.results.map(({ name, ms, megabytesPerSecond, timesMemcpy }) =>
      tableLine(name, ms.toFixed(1), megabytesPerSecond.toFixed(0), timesMemcpy.toFixed(2)),
    ),
    '',
    tableLine('times as fast as', 'memcpy', 'numpy', 'readgssi'),
    ...run.comparisons.map(({ name, timesAsFastAsMemcpy, timesAsFastAsNumpy, timesAsFastAsReadgssi }) =>
      tableLine(
        name,
        timesAsFastAsMemcpy.toFixed(2),
        timesAsFastAsNumpy?.toFixed(2) ?? '',
        timesAsFastAsReadgssi?.toFixed(2) ?? '',
      ),
    ),
    `readers of others: ${otherReaders}; readgssi's way is a re-enactment from a description`,
    '',
    longFileLine(run.longFile),
  ].join('\n');
}

function longFileLine(cost: LongFileCost): string {
  const kilobytes = (bytes: number) =>
    `${(bytes / 1e3).toLocaleString('en', { maximumFractionDigits: 0 })} kB`;
  return [
    `A sparse file of ${(cost.byteLength / 1e9).toFixed(1)} GB is open after ${cost.openMs.toFixed(1)} ms and ${kilobytes(cost.openedBytes)};`,
    `${cost.readTraceCount} traces of its middle are read in ${cost.readMs.toFixed(1)} ms and ${kilobytes(cost.readBytes)};`,
    `memory grew by ${kilobytes(cost.peakGrowthBytes)} at its peak.`,
  ].join('\n');
}

function tableLine(name: string, ...numbers: string[]): string {
  return name.padEnd(28) + numbers.map((number) => number.padStart(10)).join('');
}
