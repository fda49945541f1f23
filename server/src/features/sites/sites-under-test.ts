import type { NewSiteProposal, SiteArea, SiteDetail } from '@jsa/contract';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';

/** A square around a whole 0.05° intersection, `halfDeg` to each side. */
export function squareAround([longitude, latitude]: [number, number], halfDeg = 0.0005): SiteArea {
  const [west, east] = [longitude - halfDeg, longitude + halfDeg];
  const [south, north] = [latitude - halfDeg, latitude + halfDeg];
  return {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ],
      ],
    ],
  };
}

export const fictionalPlace: [number, number] = [20.95, 43.1];

export function proposalAt(
  position: [number, number] = fictionalPlace,
  change: Partial<NewSiteProposal> = {},
): NewSiteProposal {
  return {
    title: 'Fictional meadow',
    summary: 'Ground that was disturbed in an aerial image.',
    hypothesis: 'A filled pit beside a track.',
    expectedDepthFromM: 0,
    expectedDepthToM: 2.5,
    expectedLengthM: null,
    expectedWidthM: null,
    municipality: '',
    place: {
      coordinates: { text: `${position[1]}, ${position[0]}`, system: 'wgs84' },
      area: squareAround(position),
      areaOrigin: null,
      horizontalUncertaintyM: 20,
    },
    overrides: [],
    ...change,
  };
}

/** Proposes as the head of a delegation, through the door that the browser uses. */
export async function propose(by: SignedIn, proposal = proposalAt()): Promise<SiteDetail> {
  const answer = await by.ask({ method: 'POST', url: '/api/sites', payload: proposal });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json() as SiteDetail;
}

export async function look(by: SignedIn, siteId: string): Promise<SiteDetail> {
  return (await by.ask({ url: `/api/sites/${siteId}` })).json() as SiteDetail;
}

/** Moves the site at the version that it has now. */
export async function move(by: SignedIn, siteId: string, action: string, said: object = {}) {
  const { version } = await look(by, siteId);
  return by.ask({
    method: 'POST',
    url: `/api/sites/${siteId}/moves`,
    headers: { 'if-match': `"${version}"` },
    payload: { action, ...said },
  });
}

/** Both heads acknowledge, the secretariat looks and begins the desk review. */
export async function bringToDeskReview(test: AppUnderTest, siteId: string): Promise<void> {
  await move(await test.as('head', 'belgrade'), siteId, 'acknowledge');
  await move(await test.as('head', 'pristina'), siteId, 'acknowledge');
  await move(await test.as('secretariat'), siteId, 'look-at-duplicates');
  await move(await test.as('secretariat'), siteId, 'start-desk-review');
}
