import type { Result } from './rounds.ts';
import { numpyRow } from './rows.ts';

/** One measurement as `--json FILE` writes it; keys are added, never renamed. */
export type BenchRow = {
  readonly case: string;
  readonly step: string;
  readonly oursS: number;
  readonly referenceS: number | null;
  /** How many times as fast as the reference. */
  readonly ratio: number | null;
  readonly threads: number;
  /** Of a process that holds the line and its result in memory; null where it was not measured by itself. */
  readonly peakRssMb: number | null;
  /** Why there is no reference; else null. */
  readonly referenceMissing: string | null;
};

/** A row with its ratio. */
export function rowOf(row: Omit<BenchRow, 'ratio'>): BenchRow {
  const { case: name, step, oursS, referenceS, ...rest } = row;
  return {
    case: name,
    step,
    oursS,
    referenceS,
    ratio: referenceS === null ? null : referenceS / oursS,
    ...rest,
  };
}

type ReadRun = {
  readonly line: { readonly traceCount: number; readonly samplesPerTrace: number };
  readonly otherReaders: string;
  readonly results: readonly Result[];
};

/** The rows of reading in the same shape: what makes floats of the whole file is held to numpy. */
export function rowsOfReading({ line, otherReaders, results }: ReadRun): BenchRow[] {
  const numpyMs = results.find(({ name }) => name === numpyRow)?.ms;
  const name = `${line.samplesPerTrace} × ${line.traceCount.toLocaleString('en')}`;
  return results
    .filter((result) => !result.name.startsWith('memcpy') && !/numpy|readgssi/.test(result.name))
    .map((result) => {
      const isLike = result.name.startsWith('read, ');
      return rowOf({
        case: name,
        step: result.name,
        oursS: result.ms / 1000,
        referenceS: isLike && numpyMs !== undefined ? numpyMs / 1000 : null,
        referenceMissing: !isLike
          ? 'no other reader does the same'
          : numpyMs === undefined
            ? otherReaders
            : null,
        threads: 1,
        peakRssMb: null,
      });
    });
}

/** The rows of steps as a person reads them. */
export function stepTable({ reference, rows }: { reference: string; rows: readonly BenchRow[] }): string {
  const heading = ['case', 'step', 'threads', 'ours s', 'numpy s', 'ratio', 'peak MB'];
  return [`reference: ${reference}`, '', lineOf(heading), ...rows.map(rowLine)].join('\n');
}

/** One of them. */
export function rowLine({
  case: name,
  step,
  threads,
  oursS,
  referenceS,
  ratio,
  peakRssMb,
}: BenchRow): string {
  const number = (value: number | null, decimals: number) => value?.toFixed(decimals) ?? '';
  return lineOf([
    name,
    step,
    String(threads),
    number(oursS, 3),
    number(referenceS, 3),
    number(ratio, 2),
    number(peakRssMb, 0),
  ]);
}

function lineOf([name, step, ...numbers]: readonly string[]): string {
  return name.padEnd(16) + step.padEnd(50) + numbers.map((number) => number.padStart(9)).join('');
}
