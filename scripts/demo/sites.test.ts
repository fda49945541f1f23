import { siteMoves, siteStatusFamily } from '@jsa/contract';
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

it('brings every demo site to its status by the table of moves', () => {
  for (const { code, steps, status } of demoSites) {
    let at = 'proposed';
    for (const { action } of steps) {
      const move = siteMoves.find((each) => each.from === at && each.action === action);
      expect(move, `${code}: ${action} from ${at}`).toBeDefined();
      at = move?.to ?? at;
    }
    expect(at, code).toBe(status);
  }
});

it('says of every demo site that it was made up', () => {
  for (const { summary } of demoSites) expect(summary).toMatch(/^Made up for the demonstration/);
});
