import type { JointAssessment, JointReceipt } from '@jsa/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createTestParts, showPanel } from '#panels/panels-under-test.tsx';
import { noteSiteChange } from '#state/evidence.ts';
import { AssessmentsTab, coverageOnMap } from './index.tsx';
import {
  at,
  chair,
  id,
  lists,
  manifest,
  mission,
  sha256,
  siteId,
  square,
  survey,
} from './mission-under-test.ts';

type Asked = { method: string; path: string; body: unknown; ifMatch: string | undefined };

/** The network's edge: answers by path, and what was asked of it. */
function serve(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const body: unknown = init.body === undefined ? null : JSON.parse(String(init.body));
    const method = init.method ?? 'GET';
    asked.push({ method, path, body, ifMatch: headers['if-match'] });
    const answer = answers[`${method} ${path}`];
    if (answer instanceof Response) return answer.clone();
    if (answer === undefined)
      return Response.json({ code: 'not-found', message: 'There is nothing here.' }, { status: 404 });
    return Response.json(answer);
  });
  return asked;
}

let close = () => {};
afterEach(() => {
  close();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

describe('the tab of joint assessments', () => {
  it('says what to do where there is no mission yet, by who may do it', async () => {
    serve({ [`GET /api/sites/${siteId}/joint-assessments`]: [] });
    const parts = createTestParts();
    close = showPanel(<AssessmentsTab siteId={siteId} />, parts);
    await expect.element(page.getByText(/as soon as the secretariat plans one/)).toBeVisible();
    parts.session.set({ person: chair });
    await expect.element(page.getByRole('button', { name: 'Plan a mission' })).toBeVisible();
  });

  it('shows team, attendance of both in alphabetical order, conditions and what a header contradicts', async () => {
    serve(lists);
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await expect.element(page.getByText('Team leader')).toBeVisible();
    await expect.element(page.getByText('12 May 2026: Demo head, Belgrade, 08:30 to 15:45')).toBeVisible();
    await expect.element(page.getByText('Not recorded yet.')).toBeVisible();
    await expect.element(page.getByText('Overcast, 16 °C')).toBeVisible();
    await expect
      .element(page.getByText('Centre frequency: 250 counts here, but the header of DEMO-S2-L01 says 400.'))
      .toBeVisible();
    await expect.element(page.getByRole('img', { name: /7 lines of 14.0 m/ })).toBeVisible();
  });

  it('shows coverage with its formula, and gives the polygons to the map while it is open', async () => {
    serve(lists);
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await userEvent.click(page.getByRole('button', { name: 'Compute coverage' }));
    await expect.element(page.getByText('47.5 %')).toBeVisible();
    await expect.element(page.getByText(/first Fresnel zone of 400 MHz at 0.50 m depth/)).toBeVisible();
    await expect.element(page.getByText('Pond: deep water').last()).toBeVisible();
    await expect.poll(() => coverageOnMap.get()).toMatchObject({ assessmentId: mission.id, covered: square });
    expect(coverageOnMap.get().gaps.map(({ cause }) => cause)).toEqual(['unexplained', 'obstacle']);
    close();
    expect(coverageOnMap.get().covered).toBeNull();
    close = () => {};
  });

  it('hands over every hash that was compared, and to which version', async () => {
    const asked = serve({ ...lists, [`POST ${at}/hand-overs`]: { manifest } });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await userEvent.click(page.getByRole('button', { name: 'Hand over' }));
    await expect.element(page.getByText(sha256)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(page.getByText('I compared the SHA-256 of 1 file with my copy'));
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST'))
      .toMatchObject({ path: `${at}/hand-overs`, ifMatch: '"3"', body: { confirmedSha256s: [sha256] } });
  });

  it('keeps the islands of an obstacle whose outline is not touched', async () => {
    const rings: [number, number][][] = [0.001, 0.0004].map((size) => [
      [20.95, 43.1],
      [20.95 + size, 43.1],
      [20.95 + size, 43.1 + size],
      [20.95, 43.1],
    ]);
    const obstacles = [{ name: 'Pond', reason: 'deep water', area: { type: 'Polygon', coordinates: rings } }];
    const withIsland = { ...mission, obstacles };
    const asked = serve({
      ...lists,
      [`GET /api/sites/${siteId}/joint-assessments`]: [withIsland],
      [`PUT ${at}/findings`]: withIsland,
    });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await userEvent.click(page.getByRole('button', { name: 'Record' }).last());
    await expect.element(page.getByText(/The island within it stays as it is/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => asked.find(({ method }) => method !== 'GET')?.body)
      .toMatchObject({ obstacles: [{ name: 'Pond', area: { coordinates: [rings[0], rings[1]] } }] });
  });

  it('moves a recording to another line as it lies: from where, how long and which way', async () => {
    const lying = {
      ...{ id: id(9), name: 'DEMO-S2-L01', state: 'ready', traceCount: 700, trackSource: 'grid' },
      ...{ startM: 3, lengthM: 10.5, walked: 'back' },
    };
    const [first, second] = survey.lines;
    const lines = [{ ...first, recordings: [lying] }, second];
    const asked = serve({
      ...lists,
      [`GET ${at}/surveys`]: [{ ...survey, lines }],
      [`GET /api/surveys/${survey.id}/unassigned-recordings`]: [],
      [`PUT /api/surveys/${survey.id}/recordings`]: survey,
    });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await userEvent.click(page.getByRole('button', { name: 'Put recordings on lines' }));
    await userEvent.click(page.getByRole('button', { name: /DEMO-S2-L01/ }));
    await userEvent.click(page.getByRole('option', { name: 'L02' }));
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'PUT')?.body)
      .toEqual({
        assignments: [{ recordingId: id(9), lineId: id(7), startM: 3, lengthM: 10.5, walked: 'back' }],
      });
  });

  it('draws the grid as it is typed, and keeps what was typed when somebody else was faster', async () => {
    const stale = Response.json(
      { code: 'stale', message: 'Somebody else changed this.', details: { version: 3 } },
      { status: 412 },
    );
    serve({ ...lists, [`PUT /api/surveys/${survey.id}/grid`]: stale });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    const article = page.getByRole('article', { name: 'Survey 1' });
    await userEvent.click(article.getByRole('button', { name: 'Change' }));
    const width = page.getByLabelText('Width to the right (m)');
    await userEvent.fill(width, '4,5');
    await expect.element(page.getByRole('img', { name: /10 lines of 14.0 m/ })).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect.element(page.getByText(/What you typed is kept/)).toBeVisible();
    await expect.element(width).toHaveValue('4,5');
  });

  it('takes in what others record meanwhile, and asks before it puts anything over theirs', async () => {
    const ofThem = (weather: string, soilMoisture: 'moist' | 'wet', version: number) => ({
      ...lists,
      [`GET /api/sites/${siteId}/joint-assessments`]: [
        {
          ...mission,
          obstacles: [],
          version,
          conditions: { ...mission.conditions, weather, soilMoisture },
          deviations: version > 3 ? 'None.' : '',
        },
      ],
      [`PUT ${at}/findings`]: mission,
    });
    serve(ofThem('Overcast, 16 °C', 'moist', 3));
    const parts = createTestParts();
    close = showPanel(<AssessmentsTab siteId={siteId} />, parts);
    await userEvent.click(page.getByRole('button', { name: 'Record' }).last());
    const weather = page.getByLabelText('Weather');
    await userEvent.fill(weather, 'Rain since noon');

    serve(ofThem('Overcast, 16 °C', 'wet', 4));
    noteSiteChange(parts.evidence, siteId);
    await expect.element(page.getByLabelText(/otherwise than planned|Deviations/)).toHaveValue('None.');
    await expect.element(weather).toHaveValue('Rain since noon');
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeEnabled();

    const asked = serve(ofThem('Snow', 'wet', 5));
    noteSiteChange(parts.evidence, siteId);
    await expect.element(page.getByText(/somebody changed the same/)).toBeVisible();
    await expect.element(weather).toHaveValue('Rain since noon');
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(page.getByRole('button', { name: 'Put mine in its place' }));
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'PUT'))
      .toMatchObject({
        ifMatch: '"5"',
        body: { conditions: { weather: 'Rain since noon', soilMoisture: 'wet' }, deviations: 'None.' },
      });
  });
});

describe('the joint receipt', () => {
  const handOver: JointReceipt['handOver'] = {
    id: id(9),
    handedOverBy: 'Demo field team',
    handedOverAt: '2026-05-12T14:00:00Z',
    manifestSha256: 'd'.repeat(64),
    answers: [],
  };
  const handed: JointAssessment = {
    ...mission,
    handOver,
    may: { plan: false, find: false, survey: false, handOver: false, attendFor: 'pristina' },
  };
  const auditHead = { sequence: 1234, sha256: 'e'.repeat(64), occurredAt: '2026-05-12T14:00:00.000000Z' };
  const receipt: JointReceipt = { manifest, manifestText: '{}', handOver, receivedAt: null, auditHead };

  it('is printed alone, with every file and the head of the audit log', async () => {
    serve({
      ...lists,
      [`GET /api/sites/${siteId}/joint-assessments`]: [handed],
      [`GET ${at}/receipt`]: receipt,
    });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    let printed = '';
    let pressableCount = -1;
    vi.spyOn(window, 'print').mockImplementation(() => {
      const sheet = document.querySelector('#printed');
      printed = (sheet as HTMLElement).textContent ?? '';
      pressableCount = sheet?.querySelectorAll('button, input').length ?? -1;
    });
    await userEvent.click(page.getByRole('button', { name: 'Print the receipt' }));
    await expect.poll(() => printed).toContain('entry 1,234');
    expect(printed).toContain('e'.repeat(64));
    expect(printed).toContain(sha256);
    expect(pressableCount).toBe(0);
    expect(document.querySelector('#printed')).toBeNull();
    vi.restoreAllMocks();
  });

  it('is signed with the hash of what was read, or refused with a reason', async () => {
    const asked = serve({
      ...lists,
      [`GET /api/sites/${siteId}/joint-assessments`]: [handed],
      [`GET ${at}/receipt`]: receipt,
      [`POST ${at}/hand-over-answers`]: receipt,
    });
    close = showPanel(<AssessmentsTab siteId={siteId} />, createTestParts());
    await userEvent.click(page.getByRole('button', { name: 'Do not sign' }));
    await userEvent.fill(page.getByLabelText('Why not'), 'No copy was shown.');
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(page.getByRole('button', { name: 'Sign the receipt' }));
    await expect
      .poll(() => asked.find(({ method }) => method === 'POST'))
      .toMatchObject({ path: `${at}/hand-over-answers`, body: { manifestSha256: 'd'.repeat(64) } });
  });
});
