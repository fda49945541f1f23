import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { demoLines } from './demo-lines.ts';
import { simulateLine } from './simulate-line.ts';

const places = [1, 2, 3, 4].map((number) => ({
  code: `place ${number}`,
  latitudeDeg: 42.5,
  longitudeDeg: 21,
}));

/** What people have looked at, picked and signed stays as it was, whatever the simulator learns. */
it.each([
  ['DEMO-S1-L01', '12bad7f34b25e5b65872c32b59bf860a6c434ddad176ed0e890e6dda695e768b'],
  ['DEMO-S2-L03', '672347d272a3be2c71005a66f1909442dcf4b983f692240becdc9f913cf3b794'],
  ['DEMO-S3-L01', 'c9b21514e0fed5d3d57710b8a59e1a62dba8f7a2fe2b7ff273e3eaccc23f990e'],
  ['DEMO-S4-L02', '54eded3d8e1bb74beb59d3268ee61d6a673eec982150465bd2ae293b6058d200'],
])('the amplitudes of %s are those that they always were', (name, sha256) => {
  const demo = demoLines(places).find(({ line }) => line.name === name);
  if (demo === undefined) throw new Error(`no line ${name}`);
  const { samples } = simulateLine(demo.line);
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
});
