import { emptyConditions, emptySurveyMethod, type SurveyGrid } from '@jsa/contract';
import { addFictionalMission, type FictionalMission, type ServerParts } from '@jsa/server';
import { demoSites } from './sites.ts';

type DemoMission = {
  readonly siteCode: string;
  readonly day: string;
  /** Of the recordings' names; what follows it is the line's name. */
  readonly namePrefix: string;
  readonly lineNames: readonly string[];
  /** How far from the site's point the first line begins: longitude, latitude. */
  readonly offsetDeg: readonly [number, number];
  readonly grid: Omit<SurveyGrid, 'origin'>;
  readonly findings: FictionalMission['findings'];
  readonly method: Partial<FictionalMission['survey']['method']>;
  /** Whose representative was held up. */
  readonly absent?: 'belgrade' | 'pristina';
};

const numbering = {
  along: { prefix: 'L', firstNumber: 1 },
  across: { prefix: 'X', firstNumber: 1 },
} as const;

const walkedOneWay = { hasLinesAcross: false, isZigZag: false, keepsGnss: true, ...numbering } as const;

const gssi = {
  instrumentMake: 'GSSI',
  shielding: 'shielded',
  mode: 'odometer',
  velocityMethod: 'assumed',
} as const;

/** The surveys as the simulator made them: three sites, walked on grids with tape and string. */
const demoMissions: readonly DemoMission[] = [
  {
    siteCode: 'JSA-2026-001',
    day: '2026-05-11',
    namePrefix: 'DEMO-S1-',
    lineNames: ['L01'],
    offsetDeg: [0, 0],
    grid: { bearingDeg: 40, lineSpacingM: 0.5, lengthAlongM: 14, lengthAcrossM: 0, ...walkedOneWay },
    findings: {
      conditions: {
        ...emptyConditions,
        weather: 'Dry, 19 °C, light wind',
        rainLast7Days: 'none',
        soilMoisture: 'dry',
        surface: 'Gravel',
      },
      deviations: 'One line only: the rest of the yard was in use.',
      obstacles: [],
    },
    method: { ...gssi, positioningMethod: 'tape-grid', horizontalAccuracyM: 0.1 },
    absent: 'pristina',
  },
  {
    siteCode: 'JSA-2026-002',
    day: '2026-05-12',
    namePrefix: 'DEMO-S2-',
    lineNames: ['L01', 'L02', 'L03', 'L04', 'L05', 'L06', 'L07'],
    offsetDeg: [0, 0],
    grid: { bearingDeg: 62, lineSpacingM: 0.5, lengthAlongM: 14, lengthAcrossM: 3, ...walkedOneWay },
    findings: {
      conditions: {
        ...emptyConditions,
        weather: 'Overcast, 16 °C',
        rainLast7Days: 'light',
        rainLast7DaysMm: 6,
        soilMoisture: 'moist',
        surface: 'Mown grass',
        vegetation: 'Grass, 5 cm',
        soilNote: 'Loam over weathered marl',
      },
      deviations: '',
      obstacles: [],
    },
    method: {
      ...gssi,
      positioningMethod: 'gnss-rtk',
      horizontalAccuracyM: 0.03,
      timeZero: 'First break in air',
    },
  },
  {
    siteCode: 'JSA-2026-004',
    day: '2026-05-14',
    namePrefix: 'DEMO-S4-',
    lineNames: ['L01', 'L02', 'L03'],
    // One metre to the left of the bearing.
    offsetDeg: [5.785e-6, 7.948e-6],
    grid: { bearingDeg: 118, lineSpacingM: 1, lengthAlongM: 25, lengthAcrossM: 2, ...walkedOneWay },
    findings: {
      conditions: {
        ...emptyConditions,
        weather: 'Sunny, 22 °C',
        rainLast7Days: 'heavy',
        rainLast7DaysMm: 31,
        soilMoisture: 'wet',
        surface: 'Ploughed soil',
      },
      deviations: 'Lines 1 m apart instead of 0.5 m: the ground was too soft for more.',
      obstacles: [],
    },
    method: {
      shielding: 'shielded',
      mode: 'odometer',
      positioningMethod: 'gnss-rtk',
      velocityMethod: 'assumed',
    },
  },
];

/** Missions for the demonstration's recordings, each once all its recordings are here and none is there yet. */
export async function seedDemoAssessments({ db }: ServerParts): Promise<void> {
  const people = await idsBy(db, 'select email as key, id from app.people where is_demo');
  for (const mission of demoMissions) {
    const sites = await idsBy(db, 'select code as key, id from app.sites where is_fictional');
    const recordings = await idsBy(db, 'select name as key, id from app.recordings where is_synthetic');
    const taken = await idsBy(db, 'select site_id::text as key, id from app.joint_assessments');
    const siteId = sites.get(mission.siteCode);
    const place = demoSites.find(({ code }) => code === mission.siteCode);
    const names = mission.lineNames.map((name) => mission.namePrefix + name);
    if (!siteId || !place || taken.has(siteId) || !names.every((name) => recordings.has(name))) continue;
    await addFictionalMission(db, missionOf(mission, { siteId, place, people, recordings }));
  }
}

type Known = {
  siteId: string;
  place: { latitudeDeg: number; longitudeDeg: number };
  people: ReadonlyMap<string, string>;
  recordings: ReadonlyMap<string, string>;
};

function missionOf(mission: DemoMission, { siteId, place, people, recordings }: Known): FictionalMission {
  const { day, grid, offsetDeg, findings, method, absent, namePrefix, lineNames } = mission;
  const person = (name: string) => people.get(`${name}@demo.example`) ?? '';
  const origin: [number, number] = [place.longitudeDeg + offsetDeg[0], place.latitudeDeg + offsetDeg[1]];
  const representative = (delegation: 'belgrade' | 'pristina') =>
    delegation === absent ? null : person(`head-${delegation}`);
  return {
    siteId,
    plan: {
      startsOn: day,
      endsOn: day,
      team: [
        { personId: person('field'), task: 'lead' },
        { personId: person('analyst'), task: 'operator' },
      ],
    },
    findings,
    representatives: { belgrade: representative('belgrade'), pristina: representative('pristina') },
    leadId: person('field'),
    survey: {
      kind: 'grid',
      method: { ...emptySurveyMethod, ...method },
      grid: { ...grid, origin },
    },
    recordingIdByLine: Object.fromEntries(
      lineNames.map((name) => [name, recordings.get(namePrefix + name) ?? '']),
    ),
  };
}

async function idsBy({ pool }: ServerParts['db'], query: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; id: string }>(query);
  return new Map(rows.map(({ key, id }) => [key, id]));
}
