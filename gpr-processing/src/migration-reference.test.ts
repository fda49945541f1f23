import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { radargramOf } from '#known-radargrams.ts';
import { kirchhoffMigration } from '#steps/kirchhoff-migration.ts';
import { stoltMigration } from '#steps/stolt-migration.ts';

const folder = fileURLToPath(new URL('../../../shared/signal/reference/', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the numpy reference outputs are not at ${folder}.`);

type Sidecar = { traces: number; samples: number; params: Record<string, number> };

const sidecarOf = (path: string): Sidecar => JSON.parse(readFileSync(`${folder}${path}.json`, 'utf8'));

function amplitudesOf(path: string): Float32Array {
  const bytes = readFileSync(`${folder}${path}.bin`);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The input as the reference took it: the first so many samples of each trace. */
function inputOf(file: string, { traces, samples, params }: Sidecar) {
  const whole = sidecarOf(`${file}/input.shared`);
  const amplitudes = amplitudesOf(`${file}/input.shared`);
  return radargramOf(
    Array.from({ length: traces }, (_, trace) =>
      amplitudes.subarray(trace * whole.samples, trace * whole.samples + samples),
    ),
    { sampleIntervalNs: params.dt_ns, traceSpacingM: params.dx_m },
  );
}

function relativeRms(found: Float32Array, wanted: Float32Array): number {
  let [difference, energy] = [0, 0];
  for (const [index, amplitude] of wanted.entries()) {
    difference += (found[index] - amplitude) ** 2;
    energy += amplitude ** 2;
  }
  return Math.sqrt(difference / energy);
}

describe.skipIf(!isThere).each(['FILE032', 'XLINE00'])('against numpy, on %s', (file) => {
  it('Stolt migration is the same to a millionth', () => {
    const sidecar = sidecarOf(`${file}/fk.baseline`);
    const values = { velocityMPerNs: sidecar.params.v_m_per_ns, taperPercent: 0 };
    const { samples } = stoltMigration.run(inputOf(file, sidecar), values);
    expect(relativeRms(samples, amplitudesOf(`${file}/fk.baseline`))).toBeLessThan(1e-6);
  });

  it('Kirchhoff migration, linear between samples and without limits, is the same to a millionth', () => {
    const sidecar = sidecarOf(`${file}/kirchhoff.baseline`);
    const { samples } = kirchhoffMigration.run(inputOf(file, sidecar), {
      velocityMPerNs: sidecar.params.v_m_per_ns,
      layers: [],
      apertureM: 0,
      largestAngleDeg: 90,
      betweenSamples: 'linear',
      antiAlias: 'summed',
      highestFrequencyMHz: 0,
    });
    expect(relativeRms(samples, amplitudesOf(`${file}/kirchhoff.baseline`))).toBeLessThan(1e-6);
  });
});
