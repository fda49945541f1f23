import type { Examination } from './examine.ts';

type Counts = Record<string, number>;

/** What has been tried, and what became of it. */
export type Tally = {
  inputCount: number;
  /** Inputs that were read, by format. */
  readonly read: Counts;
  /** Inputs that were refused, by the format that refused them; `gpr` where none was found. */
  readonly refused: Counts;
  readonly refusedAs: Counts;
  /** Faults by rule. */
  readonly faults: Counts;
  slowest: { readonly input: number; readonly milliseconds: number };
};

export function emptyTally(): Tally {
  return {
    inputCount: 0,
    read: {},
    refused: {},
    refusedAs: {},
    faults: {},
    slowest: { input: 0, milliseconds: 0 },
  };
}

/** Counts one input; `milliseconds` are those of the processor. */
export function count(tally: Tally, input: number, { examination, milliseconds }: Timed) {
  const { format, refusedAs, faults } = examination;
  tally.inputCount++;
  if (refusedAs === null) add(tally.read, format, 1);
  else {
    add(tally.refused, format, 1);
    add(tally.refusedAs, refusedAs, 1);
  }
  for (const rule of new Set(faults.map((fault) => fault.rule))) add(tally.faults, rule, 1);
  if (milliseconds > tally.slowest.milliseconds) tally.slowest = { input, milliseconds };
}

type Timed = { readonly examination: Examination; readonly milliseconds: number };

/** Adds what one thread has counted to what all have. */
export function addTally(sum: Tally, part: Tally) {
  sum.inputCount += part.inputCount;
  for (const name of ['read', 'refused', 'refusedAs', 'faults'] as const) {
    for (const [key, value] of Object.entries(part[name])) add(sum[name], key, value);
  }
  if (part.slowest.milliseconds > sum.slowest.milliseconds) sum.slowest = part.slowest;
}

function add(counts: Counts, key: string, value: number) {
  counts[key] = (counts[key] ?? 0) + value;
}

/** The summary in a few lines, as it is printed at the end of a run. */
export function describeTally(tally: Tally): string[] {
  const { inputCount, read, refused, refusedAs, faults, slowest } = tally;
  const readCount = sum(read);
  const share = inputCount === 0 ? 0 : Math.round((100 * readCount) / inputCount);
  const faultCount = sum(faults);
  return [
    `${number(inputCount)} inputs tried: ${number(readCount)} read (${share} %), ${number(sum(refused))} refused, ${number(faultCount)} faults`,
    `read       ${listed(read)}`,
    `refused by ${listed(refused)}`,
    `refused as ${listed(refusedAs)}`,
    `slowest    ${slowest.milliseconds.toFixed(0)} ms of the processor (input ${slowest.input})`,
    ...Object.entries(faults).map(([rule, times]) => `FAULT      ${number(times)} × ${rule}`),
  ];
}

function listed(counts: Counts): string {
  const entries = Object.entries(counts).sort(([, some], [, others]) => others - some);
  return entries.map(([key, value]) => `${key} ${number(value)}`).join(', ') || 'none';
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((total, value) => total + value, 0);
}

function number(value: number): string {
  return value.toLocaleString('en');
}
