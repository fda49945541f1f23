import { siteStatusFamily } from '@jsa/contract';
import { expect, it } from 'vitest';
import { demoSites } from './sites.ts';

it('puts demo sites on whole 0.05° intersections only', () => {
  for (const { latitudeDeg, longitudeDeg } of demoSites) {
    for (const angleDeg of [latitudeDeg, longitudeDeg]) {
      expect(Math.abs(angleDeg * 20 - Math.round(angleDeg * 20))).toBeLessThan(1e-9);
    }
  }
});

it('shows more than one family of statuses, and calls every site a demo', () => {
  expect(new Set(demoSites.map(({ status }) => siteStatusFamily[status])).size).toBeGreaterThanOrEqual(4);
  for (const { title } of demoSites) expect(title).toMatch(/^Demo site \d$/);
});
