import {
  type Coverage,
  emptyConditions,
  emptySurveyMethod,
  type JointAssessment,
  type JointReceipt,
  type Survey,
  type SurveyGrid,
} from '@jsa/contract';
export const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
export const siteId = id(1);

export const mission: JointAssessment = {
  id: id(2),
  siteId,
  number: 1,
  version: 3,
  startsOn: '2026-05-12',
  endsOn: '2026-05-12',
  team: [{ person: { id: id(3), name: 'Demo field team' }, organisation: 'Field team', task: 'lead' }],
  attendance: [
    {
      delegation: 'belgrade',
      days: [
        {
          attendedOn: '2026-05-12',
          person: { id: id(4), name: 'Demo head, Belgrade' },
          arrivedAt: '08:30',
          leftAt: '15:45',
          absenceReason: '',
        },
      ],
    },
    { delegation: 'pristina', days: [] },
  ],
  conditions: { ...emptyConditions, weather: 'Overcast, 16 °C', soilMoisture: 'moist' },
  deviations: '',
  obstacles: [{ name: 'Pond', reason: 'deep water', area: null }],
  surveyCount: 1,
  receivedAt: null,
  handOver: null,
  may: { plan: false, find: true, survey: true, handOver: true, attendFor: null },
};

const grid: SurveyGrid = {
  origin: [20.95, 43.1],
  bearingDeg: 62,
  lineSpacingM: 0.5,
  lengthAlongM: 14,
  lengthAcrossM: 3,
  hasLinesAcross: false,
  isZigZag: true,
  along: { prefix: 'L', firstNumber: 1 },
  across: { prefix: 'X', firstNumber: 1 },
  keepsGnss: true,
};

export const survey: Survey = {
  id: id(5),
  assessmentId: mission.id,
  number: 1,
  kind: 'grid',
  version: 2,
  method: { ...emptySurveyMethod, centreFrequencyMHz: 250 },
  effectiveMethod: { ...emptySurveyMethod, centreFrequencyMHz: 250, traceSpacingM: 0.02 },
  fromHeaders: ['traceSpacingM'],
  findings: [{ field: 'centreFrequencyMHz', value: 250, header: 400, recordings: ['DEMO-S2-L01'] }],
  grid,
  lines: [
    { id: id(6), direction: 'along', position: 0, name: 'L01', recordings: [] },
    { id: id(7), direction: 'along', position: 1, name: 'L02', recordings: [] },
  ],
  areRecordingsWithheld: false,
  receivedAt: null,
};

export const square = {
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [20.95, 43.1],
        [20.951, 43.1],
        [20.951, 43.101],
        [20.95, 43.1],
      ] as [number, number][],
    ],
  ],
};

const coverage: Coverage = {
  agreedAreaBasis: 'area',
  agreedM2: 200,
  coveredM2: 95,
  coveredPercent: 47.5,
  surveys: [
    {
      surveyId: survey.id,
      number: 1,
      lineCount: 10,
      coveredM2: 95,
      swath: {
        basis: 'footprint',
        widthM: 0.5,
        footprintM: 0.5,
        lineSpacingM: 0.5,
        depthM: 0.5,
        velocityMPerNs: 0.1,
        isVelocityKnown: false,
        centreFrequencyMHz: 400,
      },
    },
  ],
  gaps: [
    { areaM2: 60, cause: 'unexplained', obstacle: null, reason: '', place: [20.95, 43.1], area: square },
    {
      areaM2: 45,
      cause: 'obstacle',
      obstacle: 'Pond',
      reason: 'deep water',
      place: [20.95, 43.1],
      area: square,
    },
  ],
  smallGapsM2: 0,
  covered: square,
};

export const sha256 = 'c'.repeat(64);
export const manifest: JointReceipt['manifest'] = {
  site: 'JSA-2026-002',
  assessment: { id: mission.id, number: 1, version: 3, startsOn: '2026-05-12', endsOn: '2026-05-12' },
  attendance: [],
  surveys: [
    {
      id: survey.id,
      number: 1,
      version: 2,
      recordings: [
        {
          id: id(8),
          line: 'L01',
          name: 'DEMO-S2-L01',
          files: [{ name: 'DEMO-S2-L01.DZT', byteLength: 5000, sha256 }],
        },
      ],
    },
  ],
};

export const at = `/api/joint-assessments/${mission.id}`;
export const lists = {
  [`GET /api/sites/${siteId}/joint-assessments`]: [mission],
  [`GET ${at}/surveys`]: [survey],
  [`GET ${at}/coverage`]: coverage,
  [`GET ${at}/manifest`]: { manifest, missing: [] },
  [`GET ${at}/receipt`]: null,
  [`GET /api/sites/${siteId}/mission-people`]: [],
};

export const chair = {
  id: 'p',
  name: 'Secretariat',
  email: 's@example.org',
  organisation: { id: 'o', name: 'Chair', kind: 'chair' as const, delegation: null },
  roles: ['secretariat' as const],
};
