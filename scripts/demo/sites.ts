import type { Owner, SiteAction, SiteStatus } from '@jsa/contract';

export type DemoSite = {
  readonly code: string;
  readonly title: string;
  readonly owner: Owner;
  /** Where its history has brought it. */
  readonly status: SiteStatus;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly horizontalUncertaintyM: number;
  /** Corners of the area of interest, metres east and north of the point; none for a site that is only a point. */
  readonly cornersM: readonly (readonly [number, number])[];
  readonly summary: string;
  readonly hypothesis: string;
  readonly expectedDepthM: readonly [number, number];
  readonly expectedSizeM: readonly [number, number] | null;
  readonly hasClearances: boolean;
  readonly steps: readonly DemoStep[];
};

type DemoStep = { readonly by: string; readonly action: SiteAction };

function by(role: string, ...actions: SiteAction[]): DemoStep[] {
  return actions.map((action) => ({ by: `${role}@demo.example`, action }));
}

const toDeskReview: readonly DemoStep[] = [
  ...by('head-belgrade', 'acknowledge'),
  ...by('head-pristina', 'acknowledge'),
  ...by('secretariat', 'look-at-duplicates', 'start-desk-review'),
];
const toSurveyed: readonly DemoStep[] = [
  ...toDeskReview,
  ...by('analyst-belgrade', 'sign-dossier'),
  ...by('analyst-pristina', 'sign-dossier'),
  ...by('chair', 'agree-assessment'),
  ...by('secretariat', 'declare-survey-ready'),
  ...by('head-pristina', 'hand-over'),
];
const toReported: readonly DemoStep[] = [...toSurveyed, ...by('secretariat', 'report')];

/**
 * Five fictional sites, one for each family of statuses. They stand on whole 0.05° intersections, so that anybody
 * sees that nobody surveyed them; a real place must never be put here. What is said of them is made up with them.
 */
export const demoSites: readonly DemoSite[] = [
  {
    code: 'JSA-2026-001',
    title: 'Demo site 1',
    owner: 'belgrade',
    status: 'closed-without-dig',
    latitudeDeg: 42.2,
    longitudeDeg: 21.05,
    horizontalUncertaintyM: 20,
    cornersM: [
      [-6, -6],
      [14, -4],
      [16, 12],
      [4, 18],
      [-8, 8],
    ],
    summary: 'Made up for the demonstration: a yard whose gravel was laid anew.',
    hypothesis: 'Ground that was opened and filled again below the gravel.',
    expectedDepthM: [0.5, 2],
    expectedSizeM: null,
    hasClearances: true,
    steps: [...toReported, ...by('chair', 'agree-close')],
  },
  {
    code: 'JSA-2026-002',
    title: 'Demo site 2',
    owner: 'pristina',
    status: 'surveyed',
    latitudeDeg: 43.1,
    longitudeDeg: 20.95,
    horizontalUncertaintyM: 15,
    cornersM: [
      [-4, -5],
      [15, -3],
      [18, 12],
      [2, 14],
      [-6, 6],
    ],
    summary: 'Made up for the demonstration: a mown meadow with a shallow hollow.',
    hypothesis: 'A filled pit with a flat bottom.',
    expectedDepthM: [0.8, 2.5],
    expectedSizeM: [4, 2],
    hasClearances: true,
    steps: toSurveyed,
  },
  {
    code: 'JSA-2026-003',
    title: 'Demo site 3',
    owner: 'belgrade',
    status: 'desk-review',
    latitudeDeg: 43.05,
    longitudeDeg: 21.15,
    horizontalUncertaintyM: 50,
    cornersM: [],
    summary: 'Made up for the demonstration: a place that is known only as a point.',
    hypothesis: 'Disturbed soil beside a track.',
    expectedDepthM: [0, 2],
    expectedSizeM: null,
    hasClearances: false,
    steps: [...toDeskReview, ...by('analyst-belgrade', 'sign-dossier')],
  },
  {
    code: 'JSA-2026-004',
    title: 'Demo site 4',
    owner: 'pristina',
    status: 'dig-agreed',
    latitudeDeg: 43.2,
    longitudeDeg: 21.05,
    horizontalUncertaintyM: 15,
    cornersM: [
      [-6, -4],
      [12, -6],
      [18, 8],
      [8, 20],
      [-6, 14],
    ],
    summary: 'Made up for the demonstration: the edge of a field beside a ditch.',
    hypothesis: 'A trench that was filled with stony soil.',
    expectedDepthM: [1, 3],
    expectedSizeM: [8, 2],
    hasClearances: true,
    steps: [...toReported, ...by('chair', 'agree-dig')],
  },
  {
    code: 'JSA-2026-005',
    title: 'Demo site 5',
    owner: 'chair',
    status: 'not-found',
    latitudeDeg: 42.8,
    longitudeDeg: 21.95,
    horizontalUncertaintyM: 25,
    cornersM: [
      [-10, -8],
      [10, -10],
      [14, 6],
      [0, 12],
      [-12, 4],
    ],
    summary: 'Made up for the demonstration: a terrace above a stream.',
    hypothesis: 'Ground that was dug over once.',
    expectedDepthM: [0.5, 1.5],
    expectedSizeM: null,
    hasClearances: true,
    steps: [
      ...toReported,
      ...by('chair', 'agree-dig'),
      ...by('secretariat', 'start-excavation'),
      ...by('head-belgrade', 'sign-as-dug'),
      ...by('head-pristina', 'sign-as-dug'),
      ...by('secretariat', 'record-not-found'),
    ],
  },
];
