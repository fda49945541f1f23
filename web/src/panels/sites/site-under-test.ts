import type { SiteDetail } from '@jsa/contract';

export const siteId = '00000000-0000-4000-8000-00000000000a';

/** One that is proposed, as the head of Belgrade's delegation sees it. */
export const site: SiteDetail = {
  id: siteId,
  code: 'JSA-2026-001',
  title: 'Demo site 1',
  status: 'proposed',
  statusSince: '2026-11-20T08:00:00Z',
  version: 3,
  precision: 'P4',
  isFictional: true,
  municipality: 'Fictional municipality',
  recordingCount: 0,
  owner: 'belgrade',
  proposed: { by: 'Head', at: '2026-11-19T08:00:00Z' },
  cell: null,
  place: {
    position: [21.05, 42.2],
    horizontalUncertaintyM: 20,
    area: null,
    areaM2: 8_432.4,
    original: { text: '42.2, 21.05', crs: 'wgs84', transformation: 'none; written as WGS 84 in degrees' },
  },
  boundary: {
    editions: [
      {
        editionId: '00000000-0000-4000-8000-00000000000c',
        editionName: 'Built-in',
        dataDate: '2017-11-30',
        isOfficial: false,
        isCurrent: true,
        side: 'undetermined',
        distanceKm: 0.2,
        uncertaintyKm: 1.6,
        computedAt: '2026-11-20T08:00:00Z',
      },
    ],
    doOfficialEditionsDisagree: false,
    decisions: [],
  },
  information: {
    summary: 'Ground that was disturbed in an aerial image.',
    hypothesis: 'A filled pit.',
    expectedDepthFromM: 0,
    expectedDepthToM: 2.5,
    expectedLengthM: null,
    expectedWidthM: null,
  },
  informationWithheld: null,
  hold: null,
  mergedInto: null,
  signatures: [
    { kind: 'receipt', delegation: 'pristina', by: 'Head of Pristina', at: '2026-11-20T09:00:00Z' },
  ],
  nearSites: [
    {
      id: '00000000-0000-4000-8000-00000000000b',
      code: 'JSA-2026-002',
      title: 'Fictional quarry',
      owner: 'pristina',
      status: 'proposed',
      distanceM: 140,
      isOverlapping: false,
    },
  ],
  moves: [
    { action: 'acknowledge', to: 'proposed', takes: [], isStep: true, isYours: true, missing: [] },
    {
      action: 'start-desk-review',
      to: 'desk-review',
      takes: [],
      isStep: true,
      isYours: false,
      missing: [
        { code: 'not-your-role', message: '', values: { roles: 'secretariat' } },
        { code: 'duplicates-looked-at', message: '', values: { unseenCount: 1 } },
        { code: 'receipt-of-both', message: '', values: { delegations: 'belgrade' } },
      ],
    },
    {
      action: 'hold',
      to: 'on-hold',
      takes: ['reason', 'reviewOn'],
      isStep: false,
      isYours: true,
      missing: [],
    },
  ],
  isEditable: true,
};
