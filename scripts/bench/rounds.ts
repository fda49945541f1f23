/** One thing that is timed, by itself, once a round. */
export type Row = {
  readonly name: string;
  /** How many bytes of samples, as they are stored, it goes over. */
  readonly storedBytes: number;
  timeMs(): Promise<number>;
};

export type Result = {
  readonly name: string;
  /** The median of the rounds. */
  readonly ms: number;
  readonly megabytesPerSecond: number;
  /** How many times as long as the first row, byte for byte. */
  readonly timesMemcpy: number;
};

/** How long a piece of work takes. */
export async function timeMs(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * All rows in turn, round after round, so that a busy moment of the machine does not fall on one of them alone. A
 * first round only warms up.
 */
export async function runRounds(rows: readonly Row[], roundCount: number): Promise<Result[]> {
  const times = rows.map((): number[] => []);
  for (let round = 0; round <= roundCount; round++) {
    for (const [index, row] of rows.entries()) {
      const ms = await row.timeMs();
      if (round > 0) times[index].push(ms);
    }
  }
  const msPerByte = rows.map(({ storedBytes }, index) => median(times[index]) / storedBytes);
  return rows.map(({ name, storedBytes }, index) => ({
    name,
    ms: msPerByte[index] * storedBytes,
    megabytesPerSecond: 1e-3 / msPerByte[index],
    timesMemcpy: msPerByte[index] / msPerByte[0],
  }));
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}
