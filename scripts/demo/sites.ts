import type { SiteStatus } from '@jsa/contract';

export type DemoSite = {
  readonly code: string;
  readonly title: string;
  readonly status: SiteStatus;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
};

/**
 * Five fictional sites, one for each family of statuses. They stand on whole 0.05° intersections, so that anybody
 * sees that nobody surveyed them; a real place must never be put here.
 */
export const demoSites: readonly DemoSite[] = [
  {
    code: 'JSA-2026-001',
    title: 'Demo site 1',
    status: 'closed-without-dig',
    latitudeDeg: 42.2,
    longitudeDeg: 21.05,
  },
  { code: 'JSA-2026-002', title: 'Demo site 2', status: 'surveyed', latitudeDeg: 43.1, longitudeDeg: 20.95 },
  {
    code: 'JSA-2026-003',
    title: 'Demo site 3',
    status: 'desk-review',
    latitudeDeg: 43.05,
    longitudeDeg: 21.15,
  },
  {
    code: 'JSA-2026-004',
    title: 'Demo site 4',
    status: 'dig-agreed',
    latitudeDeg: 43.2,
    longitudeDeg: 21.05,
  },
  { code: 'JSA-2026-005', title: 'Demo site 5', status: 'not-found', latitudeDeg: 42.8, longitudeDeg: 21.95 },
];
