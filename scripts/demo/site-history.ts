import { clearanceKinds, type NewClearance, type SiteArea } from '@jsa/contract';
import type { FictionalSite } from '@jsa/server';
import type { DemoSite } from './sites.ts';

const metresPerDegree = 111_195;
const dayMs = 24 * 60 * 60 * 1000;
const proposers = {
  belgrade: 'head-belgrade@demo.example',
  pristina: 'head-pristina@demo.example',
  chair: 'chair@demo.example',
} as const;

function areaOf({ cornersM, latitudeDeg, longitudeDeg }: DemoSite): SiteArea | null {
  const [first] = cornersM;
  if (first === undefined) return null;
  const parallel = Math.cos((latitudeDeg * Math.PI) / 180);
  const ring = [...cornersM, first].map(([eastM, northM]): [number, number] => [
    Number((longitudeDeg + eastM / metresPerDegree / parallel).toFixed(7)),
    Number((latitudeDeg + northM / metresPerDegree).toFixed(7)),
  ]);
  return { type: 'MultiPolygon', coordinates: [[ring]] };
}

/** Days counted from the seeding, so that the board of a new demonstration shows one that expires soon. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

function surveyClearances(): NewClearance[] {
  return clearanceKinds.map((kind) => {
    const isApplicable = kind !== 'judicial-order';
    return {
      kind,
      activity: 'survey',
      isApplicable,
      notApplicableBecause: isApplicable ? '' : 'No ground is opened by a survey.',
      scope: null,
      validFrom: isApplicable ? dayIn(-60) : null,
      validUntil: isApplicable ? dayIn(kind === 'security-plan' ? 21 : 300) : null,
      documentReference: isApplicable ? `Demo document ${clearanceKinds.indexOf(kind) + 1}` : '',
      note: '',
    };
  });
}

/** A demo site as the server takes it, with what its people did. */
export function historyOf(site: DemoSite): FictionalSite {
  const { code, title, owner, latitudeDeg, longitudeDeg, horizontalUncertaintyM } = site;
  const { summary, hypothesis, expectedDepthM, expectedSizeM } = site;
  return {
    code,
    proposedBy: proposers[owner],
    steps: site.steps,
    clearances: site.hasClearances ? surveyClearances() : [],
    clearancesNotedBy: 'secretariat@demo.example',
    proposal: {
      ...{ title, owner, summary, hypothesis, horizontalUncertaintyM },
      expectedDepthFromM: expectedDepthM[0],
      expectedDepthToM: expectedDepthM[1],
      expectedLengthM: expectedSizeM?.[0] ?? null,
      expectedWidthM: expectedSizeM?.[1] ?? null,
      municipality: 'Demo municipality',
      position: [longitudeDeg, latitudeDeg],
      area: areaOf(site),
      originalText: `${latitudeDeg.toFixed(2)}, ${longitudeDeg.toFixed(2)}`,
      originalCrs: 'wgs84',
      transformation: 'none; written as WGS 84 in degrees',
    },
  };
}
