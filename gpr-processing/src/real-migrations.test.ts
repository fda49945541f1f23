import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bytesInMemory, readRadargram, readRecording } from '@jsa/gpr-parsers';
import { describe, expect, it } from 'vitest';
import { runRecipe } from './pipeline.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus/GPRPyMini/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: there is no real recording at ${folder}.`);

describe.skipIf(!isThere)('on a real recording of 500 MHz', () => {
  it('both migrations show the same, as loud as the line was', async () => {
    const files = ['utility_example.rd3', 'utility_example.rad'].map((name) => ({
      name,
      bytes: bytesInMemory(readFileSync(folder + name)),
    }));
    const line = await readRadargram(await readRecording(files), 0);
    const before = ['time-zero', 'dewow', 'background-removal'].map((step) => ({ step, values: {} }));
    const imageBy = (...steps: string[]) =>
      runRecipe(line, { steps: [...before, ...steps.map((step) => ({ step, values: {} }))] }).samples;
    const [plain, sums, spectrum] = [imageBy(), imageBy('kirchhoff-migration'), imageBy('stolt-migration')];
    let [both, ofSums, ofSpectrum] = [0, 0, 0];
    for (const [index, amplitude] of sums.entries()) {
      both += amplitude * spectrum[index];
      ofSums += amplitude ** 2;
      ofSpectrum += spectrum[index] ** 2;
    }
    expect(both / Math.sqrt(ofSums * ofSpectrum)).toBeGreaterThan(0.99);
    // Migration moves energy and makes none: it is as loud as before, but for what left the picture.
    const loudness = plain.reduce((sum, amplitude) => sum + amplitude ** 2, 0);
    expect(ofSums / loudness).toBeGreaterThan(0.7);
    expect(ofSums / loudness).toBeLessThan(1.05);
  });
});
