import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesInMemory, type Radargram, readRadargram, readRecording } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { defaultRecipe } from './default-recipe.ts';
import { runRecipe } from './pipeline.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const isThere = existsSync(corpus);
if (!isThere) console.log(`Skipped: there are no real recordings at ${corpus}.`);

async function readLine(...paths: string[]): Promise<Radargram> {
  const files = paths.map((path) => ({
    name: basename(path),
    bytes: bytesInMemory(readFileSync(corpus + path)),
  }));
  return readRadargram(await readRecording(files), 0);
}

function rmsBetween({ traceCount, samplesPerTrace, samples }: Radargram, from: number, to: number): number {
  let sum = 0;
  for (let trace = 0; trace < traceCount; trace++) {
    for (let sample = from; sample < to; sample++) sum += samples[trace * samplesPerTrace + sample] ** 2;
  }
  return Math.sqrt(sum / (traceCount * (to - from)));
}

describe.skipIf(!isThere)('on real recordings', () => {
  it('time-zero is found within three samples of where a SIR-4000 says it is', async () => {
    const line = await readLine('ImpDAR/test_gssi.DZT');
    const { firstSampleNs } = runRecipe(line, { steps: [{ step: 'time-zero', values: {} }] });
    expect(line.firstSampleNs).toBe(-230);
    expect(Math.abs(firstSampleNs - -230)).toBeLessThan(3 * (line.sampleIntervalNs ?? 0));
  });

  it.each([
    ['an instrument that amplifies while it records', ['GPRPy/FILE____032.DZT']],
    ['one that does not', ['GPRPyMini/utility_example.rd3', 'GPRPyMini/utility_example.rad']],
    ['an antenna of unknown frequency on a bridge deck', ['CHARISMA/AMB_____001.DZT']],
  ])(
    'the default recipe of %s keeps every quarter of the time window within a factor of two of the same loudness',
    async (_, paths) => {
      const line = await readLine(...paths);
      const result = runRecipe(line, defaultRecipe(line));
      const timeZeroSample = Math.round(-result.firstSampleNs / (result.sampleIntervalNs ?? 1));
      expect(timeZeroSample).toBeGreaterThan(10);
      const quarter = Math.floor((result.samplesPerTrace - timeZeroSample) / 4);
      for (let begin = timeZeroSample; begin + quarter <= result.samplesPerTrace; begin += quarter) {
        const rms = rmsBetween(result, begin, begin + quarter);
        expect(rms).toBeGreaterThan(0.5);
        expect(rms).toBeLessThan(2);
      }
    },
  );
});
