import { type NamedSource, openRecording } from '@jsa/gpr-parsers';
import { attempt } from './attempt.ts';
import { type Dice, diceFor } from './dice.ts';
import type { Fault } from './fault.ts';
import type { SeedFile } from './seed.ts';
import { triedFormats } from './tried-formats.ts';

/** Apart from the dice of the steps. */
const diceStep = 1000;

/**
 * What is wrong when a file becomes shorter after it was opened, as one does that is still being copied or is taken
 * away: its samples are then refused, and what goes along the line is read as far as it is there.
 */
export async function faultsOfShortening(
  files: readonly SeedFile[],
  input: number,
): Promise<readonly Fault[]> {
  const dice = diceFor(input, diceStep);
  const sources = files.map((file) => shortenable(file, dice));
  const opened = await attempt('openRecording', () => openRecording(sources, { formats: triedFormats }));
  if (!opened.value) return opened.faults;
  const { readAlong, readTraces, traceCount } = opened.value;
  for (const source of sources) source.shorten();
  const along = await attempt('readAlong of a file that became shorter', () => readAlong());
  const traces = await attempt('readTraces of a file that became shorter', () =>
    readTraces(0, 0, traceCount),
  );
  return [...along.faults, ...traces.faults];
}

function shortenable({ name, bytes }: SeedFile, dice: Dice): NamedSource & { shorten(): void } {
  let left = bytes;
  return {
    name,
    bytes: {
      byteLength: bytes.length,
      slice: async (start, end) => left.slice(start, end).buffer,
    },
    shorten: () => {
      left = bytes.subarray(0, dice.onceIn(4) ? 0 : dice.below(bytes.length + 1));
    },
  };
}
