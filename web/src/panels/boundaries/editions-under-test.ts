import type {
  BoundaryDifference,
  BoundaryEditionSummary,
  BoundaryLineCheck,
  GeometryFile,
  Person,
  Position,
} from '@jsa/contract';

export const secretary: Person = {
  id: '00000000-0000-4000-8000-0000000000a1',
  name: 'The secretary',
  email: 's@example.org',
  organisation: {
    id: '00000000-0000-4000-8000-0000000000c1',
    name: 'Chair',
    kind: 'chair',
    delegation: null,
  },
  roles: ['secretariat'],
};

export const head: Person = {
  ...secretary,
  name: 'The head',
  organisation: {
    id: '00000000-0000-4000-8000-0000000000c2',
    name: 'Pristina delegation',
    kind: 'delegation',
    delegation: 'pristina',
  },
  roles: ['head'],
};

export const inForce: BoundaryEditionSummary = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Built-in, OpenStreetMap 2017',
  source: 'OpenStreetMap',
  publisher: 'OpenStreetMap contributors',
  licence: 'ODbL',
  note: '',
  dataDate: '2017-11-30',
  validFrom: null,
  validTo: null,
  isOfficial: false,
  accuracyM: 1500,
  accuracyP95M: 320,
  lengthKm: 367.3,
  state: 'in-force',
  importedAt: '2026-11-26T08:00:00.000Z',
  importedBy: null,
  activatedAt: '2026-11-26T08:00:00.000Z',
  original: null,
  proposal: null,
  recomputation: null,
};

export const imported: BoundaryEditionSummary = {
  ...inForce,
  id: '00000000-0000-4000-8000-000000000002',
  name: 'A made-up official line',
  publisher: 'An office',
  isOfficial: true,
  accuracyM: 10,
  accuracyP95M: 2.6,
  lengthKm: 382.3,
  state: 'imported',
  importedBy: 'The secretary',
  activatedAt: null,
  original: { name: 'line.gpkg', sha256: 'ab'.repeat(32), crs: 'utm34n; the file says: nothing' },
};

export const difference: BoundaryDifference = {
  report: {
    editionId: imported.id,
    lineSha256: 'cd'.repeat(32),
    comparedWith: { editionId: inForce.id, name: inForce.name },
    farthestApartM: 480,
    areaBetweenKm2: 28,
    withinThreeKmPercent: 100,
    accuracyM: 10,
  },
  reportSha256: 'ef'.repeat(32),
  sites: [
    {
      id: '00000000-0000-4000-8000-0000000000d3',
      code: 'JSA-2026-003',
      title: 'DEMO site 3',
      before: 'undetermined',
      after: 'inside',
    },
  ],
};

export const line: Position[] = Array.from({ length: 60 }, (_, step) => [
  20.35 + step * 0.021,
  42.83 + 0.35 * Math.sin(step / 20) - step * 0.0096,
]);

export const metresFile: GeometryFile = {
  fileName: 'line.gpkg',
  sha256: 'ab'.repeat(32),
  format: 'geopackage',
  features: [{ name: 'A line', vertexCount: 60, type: 'LineString', geometry: null }],
  crs: {
    declared: 'srs_id 0 "Undefined geographic" NONE:0',
    declaredAs: null,
    plausible: ['utm34n'],
    needsChoice: true,
    chosen: null,
    transformation: null,
    horizontalUncertaintyM: null,
  },
  findings: [{ code: 'crs-not-known-here', feature: null, vertex: null, position: null }],
};

export const fineCheck: BoundaryLineCheck = {
  line: { type: 'LineString', coordinates: line },
  isCut: false,
  checks: [
    { check: 'one-line', outcome: 'passed', value: 1 },
    { check: 'simple', outcome: 'passed', value: null },
    { check: 'length', outcome: 'passed', value: 382.3 },
    { check: 'ends', outcome: 'passed', value: 4 },
    { check: 'near-current', outcome: 'warning', value: 91.2 },
  ],
};

type Asked = { method: string; path: string; body: unknown };

/** Answers at the network's edge by method and path; what is not named is refused. Returns what was asked. */
export function answerWith(answers: Readonly<Record<string, unknown>>): {
  asked: Asked[];
  leave: () => void;
} {
  const fetchOfTheBrowser = window.fetch;
  const asked: Asked[] = [];
  window.fetch = async (input, init) => {
    const path = String(input).split('?')[0] ?? '';
    const method = init?.method ?? 'GET';
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const answer = answers[`${method} ${path}`];
    if (answer === undefined) return fetchOfTheBrowser(input, init);
    asked.push({ method, path, body });
    if (answer === 204) return new Response(null, { status: 204 });
    const value: unknown = typeof answer === 'function' ? answer() : answer;
    const status = typeof value === 'object' && value !== null && 'code' in value ? 412 : 200;
    return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
  };
  return {
    asked,
    leave: () => {
      window.fetch = fetchOfTheBrowser;
    },
  };
}
