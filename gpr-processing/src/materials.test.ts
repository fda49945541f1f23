import { describe, expect, it } from 'vitest';
import { type Material, materials, velocityOfMaterial, velocityRangeOf } from './materials.ts';

const rows = materials.map((material): [string, Material] => [material.id, material]);

describe.each(rows)('%s in the table of materials', (_, material) => {
  const [slowest, fastest] = velocityRangeOf(material.relativePermittivity);

  it('is usually as fast as its permittivity allows, to the two digits of the table', () => {
    expect(material.usualVelocityMPerNs).toBeGreaterThanOrEqual(slowest - 0.00055);
    expect(material.usualVelocityMPerNs).toBeLessThanOrEqual(fastest + 0.00055);
  });

  it('has an error no smaller than what grounds spread over its whole range are off on average', () => {
    const { velocityMPerNs, velocityErrorMPerNs, basis } = velocityOfMaterial(material);
    const offBy = Math.sqrt((fastest - slowest) ** 2 / 12 + ((fastest + slowest) / 2 - velocityMPerNs) ** 2);
    expect(velocityErrorMPerNs).toBeGreaterThanOrEqual(offBy - 1e-12);
    expect(velocityErrorMPerNs).toBeLessThan(velocityMPerNs);
    expect(basis).toBe('table');
  });

  it('has ranges from low to high, and a source', () => {
    const { relativePermittivity, conductivityMSPerM, source } = material;
    expect(relativePermittivity[0]).toBeLessThanOrEqual(relativePermittivity[1]);
    expect(relativePermittivity[0]).toBeGreaterThanOrEqual(1);
    expect(conductivityMSPerM[0]).toBeLessThanOrEqual(conductivityMSPerM[1]);
    expect(source.length).toBeGreaterThan(20);
  });
});

it('names each material once', () => {
  expect(new Set(materials.map(({ id }) => id)).size).toBe(materials.length);
});
