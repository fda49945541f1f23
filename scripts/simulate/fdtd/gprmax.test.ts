import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesInMemory, openRecording } from '@jsa/gpr-parsers';
import { gprmax } from '@jsa/gpr-parsers/gprmax';
import { expect, it } from 'vitest';
import { airSection } from './section.ts';
import { runShot } from './shot.ts';
import { comparedWith } from './testing.ts';
import { timeStepNs } from './units.ts';

/** An output of another FDTD program lies beside the repository; it is not part of it. */
const path = join(import.meta.dirname, '../../../../shared/corpus/gprMax/cylinder_Bscan_2D_all.17e9861.out');
const isThere = existsSync(path);
if (!isThere) console.warn('No gprMax output lies beside the repository: the comparison with it is skipped.');

/**
 * Its published example: cells of 2 mm, 0.24 × 0.21 m with εr 6 below 0.17 m and a metal cylinder of 1 cm radius at
 * (0.12, 0.08) m; a 1.5 GHz Ricker current at 0.04 m + 2 mm a trace, 4 cm before the receiver, on the surface.
 * The file holds no word of this; that its echoes are the same says that it was this model, with a pulse exp(−2 (π f (t − 1/f))²)
 * that is √2 times as quick as the usual Ricker.
 */
const cellM = 0.002;

function exampleSection() {
  const [columnCount, rowCount] = [121, 106];
  const section = airSection(columnCount, rowCount, cellM);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const heightCells = 105 - row;
      const at = row * columnCount + column;
      section.relativePermittivity[at] = heightCells > 85 ? 1 : heightCells === 85 ? 3.5 : 6;
      if (Math.hypot(column - 60, heightCells - 40) <= 5)
        section.conductivitySPerM[at] = Number.POSITIVE_INFINITY;
    }
  }
  return section;
}

it.skipIf(!isThere)('draws the same traces as gprMax does for its published cylinder', async () => {
  const files = [{ name: 'cylinder.out', bytes: bytesInMemory(await readFile(path)) }];
  const recording = await openRecording(files, { formats: [gprmax] });
  const channel = recording.channels.findIndex(({ name }) => name === 'Ez');
  const { samplesPerTrace } = recording;
  const sampleIntervalNs = recording.sampleIntervalNs ?? 0;
  const stepNs = timeStepNs(cellM);
  const currentA = Float64Array.from({ length: Math.round(4 / (3 * stepNs)) }, (_, step) => {
    const squared = 2 * (Math.PI * 1.5 * ((step + 0.5) * stepNs - 1 / 1.5)) ** 2;
    return (1 - 2 * squared) * Math.exp(-squared);
  });
  const section = exampleSection();
  for (const trace of [0, 30, 59]) {
    const theirs = await recording.readTracesAsFloat(channel, trace, trace + 1);
    const ours = runShot(section, {
      firstColumn: 0,
      columnCount: section.columnCount,
      source: { column: 20 + trace, row: 20 },
      receivers: [{ column: 40 + trace, row: 20 }],
      currentA,
      stepCount: Math.ceil((samplesPerTrace * sampleIntervalNs) / stepNs),
    });
    // Their steps are a hundredth longer, and the first is the one before the current.
    const onTheirs = theirs.map((_, step) => {
      const at = (step * sampleIntervalNs) / stepNs - 1;
      const before = Math.floor(at);
      return (ours[before] ?? 0) * (1 - at + before) + (ours[before + 1] ?? 0) * (at - before);
    });
    expect(comparedWith(theirs, onTheirs, 20).likeness).toBeGreaterThan(0.99);
    const afterDirectWave = 330;
    const echo = comparedWith(theirs.subarray(afterDirectWave), onTheirs.subarray(afterDirectWave), 20);
    expect(echo.likeness).toBeGreaterThan(0.999);
    expect(Math.abs(echo.laterSteps)).toBeLessThan(5);
    expect(Math.abs(echo.ratio - 1)).toBeLessThan(0.1);
  }
});
